"""What every key asks for, by the window's state."""

from typing import Any

import pytest

from pads.keys import intent
from pads.protocols.ff68 import Key, Press
from wire import intents
from wire.intents import Intent
from wire.live import SitePlan, WindowPlan, WindowState, WindowView

PLAN = SitePlan(
    site="centre",
    name="中心",
    name_en="Centre",
    halls=(),
    queues=(),
    windows=tuple(
        WindowPlan(id=name, label=label, hall="left", name="", name_en="")
        for name, label in (("l01", "1"), ("l12", "12"), ("r03", "03"))
    ),
)


def window(state: WindowState = "open", ticket: str | None = None) -> WindowView:
    return WindowView(id="l01", state=state, ticket="t1" if ticket else None, ticket_state=ticket)


AT: dict[str, Any] = {"command_id": "c", "window": "l01"}
ASKED: dict[str, tuple[Key, str, WindowView, Intent | None]] = {
    "next": (Key.NEXT, "", window(), intents.CallNext(**AT)),
    "next while closed": (Key.NEXT, "", window("closed"), intents.CallNext(**AT)),
    "recall": (Key.RECALL, "", window(ticket="called"), intents.Recall(**AT)),
    "enter, called": (Key.ENTER, "", window(ticket="called"), intents.Start(**AT)),
    "enter, serving": (Key.ENTER, "", window(ticket="serving"), intents.Finish(**AT)),
    "enter, nobody there": (Key.ENTER, "", window(), intents.Start(**AT)),
    "6 enter": (Key.ENTER, "6", window(ticket="called"), intents.NoShow(**AT)),
    "0 enter": (Key.ENTER, "0", window(ticket="serving"), intents.Hold(**AT)),
    "3 enter": (Key.ENTER, "3", window(), intents.Resume(**AT)),
    "9 enter": (Key.ENTER, "9", window(), None),
    "5 next": (Key.NEXT, "5", window(), None),
    "pause, open": (Key.PAUSE, "", window(), intents.PauseWindow(**AT)),
    "15 pause, open": (Key.PAUSE, "15", window(), intents.PauseWindow(**AT, minutes=15)),
    "9999 pause, open": (Key.PAUSE, "9999", window(), intents.PauseWindow(**AT, minutes=600)),
    "pause, paused": (Key.PAUSE, "", window("paused"), intents.OpenWindow(**AT)),
    "pause, closed": (Key.PAUSE, "", window("closed"), intents.OpenWindow(**AT)),
    "transfer to 12": (
        Key.TRANSFER,
        "12",
        window(ticket="serving"),
        intents.Transfer(**AT, to_window="l12"),
    ),
    "transfer to 3, labelled 03": (
        Key.TRANSFER,
        "3",
        window(ticket="serving"),
        intents.Transfer(**AT, to_window="r03"),
    ),
    "transfer to itself": (Key.TRANSFER, "1", window(ticket="serving"), None),
    "transfer to nowhere": (Key.TRANSFER, "77", window(ticket="serving"), None),
    "transfer without digits": (Key.TRANSFER, "", window(ticket="serving"), None),
    "rating": (Key.ASK_RATING, "", window(), None),
    "cancel": (Key.CANCEL, "", window(), None),
    "one-metre line": (Key.ONE_METRE, "", window(), None),
}


@pytest.mark.parametrize(("key", "digits", "view", "asked"), ASKED.values(), ids=ASKED)
def test_asked(key: Key, digits: str, view: WindowView, asked: Intent | None) -> None:
    assert intent(Press(1, key, digits), view, PLAN, "c") == asked
