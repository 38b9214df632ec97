"""What stands on a call pad's six cells: how many wait, and the ticket at the window. Pure."""

from typing import Final

from pads.protocols.ff68 import CELLS
from wire.mirror import Mirror

Cells = tuple[int | None, ...]
HALF: Final = CELLS // 2
DARK: Final[Cells] = (None,) * CELLS
MOST: Final = 10**HALF - 1


def digits(window: str, mirror: Mirror) -> Cells:
    """Return ``w w w t t t``: waiting without leading zeros, then the last three digits of the ticket.

    Dark where nothing is known: a pad must not show yesterday's number.
    """
    plan = mirror.plan
    place = next((w for w in plan.windows if w.id == window), None) if plan else None
    if place is None:
        return DARK
    waiting = sum(mirror.queues[queue].waiting for queue in place.queues if queue in mirror.queues)
    view = mirror.windows.get(window)
    number = (view.number if view and view.ticket else None) or ""
    ticket = "".join(character for character in number if character in "0123456789")[-HALF:]
    return _right(str(min(waiting, MOST))) + _right(ticket)


def _right(text: str) -> Cells:
    return (None,) * (HALF - len(text)) + tuple(int(digit) for digit in text)
