"""From a key to an intent: the table of what the keys of a call pad ask for. Pure.

What a newcomer gets wrong: most pads have fewer keys than a clerk has wishes,
so the enter key means start or finish by the window's state, and with a digit
before it something else again (6 过号, 0 挂起, 3 回呼). Digits before pause are
minutes, which the window's screen tells citizens.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from pads.protocols.ff68 import Key, Press
from wire.intents import (
    AtWindow,
    CallNext,
    Finish,
    Hold,
    NoShow,
    OpenWindow,
    PauseWindow,
    Recall,
    Resume,
    Start,
    Transfer,
)
from wire.live import SitePlan, WindowView

Maker = Callable[[str, str], AtWindow]

ALWAYS: Final[Mapping[tuple[Key, str], Maker]] = MappingProxyType(
    {
        (Key.NEXT, ""): lambda command_id, window: CallNext(command_id=command_id, window=window),
        (Key.RECALL, ""): lambda command_id, window: Recall(command_id=command_id, window=window),
        (Key.ENTER, "6"): lambda command_id, window: NoShow(command_id=command_id, window=window),
        (Key.ENTER, "0"): lambda command_id, window: Hold(command_id=command_id, window=window),
        (Key.ENTER, "3"): lambda command_id, window: Resume(command_id=command_id, window=window),
    }
)

LONGEST_PAUSE: Final = 600
LEVELS: Final = (5, 4, 3, 2)
"""Rating key 0 to 3 → level of 好差评: 非常满意, 满意, 基本满意, 不满意. No key is the worst."""


def intent(press: Press, window: WindowView, plan: SitePlan, command_id: str) -> AtWindow | None:
    """Return what ``press`` asks for at ``window``, or None for a key that asks the server nothing."""
    always = ALWAYS.get((press.key, press.digits))
    if always is not None:
        return always(command_id, window.id)
    if press.key is Key.PAUSE:
        if window.state != "open":
            return OpenWindow(command_id=command_id, window=window.id)
        minutes = min(int(press.digits or 0), LONGEST_PAUSE)
        return PauseWindow(command_id=command_id, window=window.id, minutes=minutes)
    if press.key is Key.ENTER and not press.digits:
        stage = Finish if window.ticket_state == "serving" else Start
        return stage(command_id=command_id, window=window.id)
    if press.key is Key.TRANSFER:
        return _transfer(press.digits, window.id, plan, command_id)
    return None


def _transfer(digits: str, window: str, plan: SitePlan, command_id: str) -> Transfer | None:
    labels = {_plain(other.label): other.id for other in plan.windows if other.id != window}
    to_window = labels.get(_plain(digits))
    if to_window is None or not digits:
        return None
    return Transfer(command_id=command_id, window=window, to_window=to_window)


def _plain(label: str) -> str:
    return label.lstrip("0")
