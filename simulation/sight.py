"""What a person sees, and what a row of the workload makes of it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from random import Random
from typing import Final

import msgspec

from wire.intents import Intent
from wire.mirror import Mirror

NEVER: Final = datetime(2026, 1, 1, tzinfo=UTC)


class Sight(msgspec.Struct, frozen=True):
    """What a person sees when deciding: the own window ("" at a kiosk), the hall, tickets taken, chance.

    ``booked`` are the codes of own appointments, ``local`` is the time by the clock on the wall,
    ``closed`` that the hall has closed for the day; ``blocks`` are those the kiosk may give back.
    """

    window: str
    hall: Mirror
    taken: Sequence[str]
    chance: Random
    booked: Sequence[str] = ()
    local: datetime = NEVER
    closed: bool = False
    blocks: Sequence[str] = ()

    @property
    def place(self) -> str:
        """Where the person stands: ``kiosk``, or the own window's state or that of the ticket at it."""
        if not self.window:
            return "kiosk"
        window = self.hall.windows.get(self.window)
        if window is None:
            return "closed"
        return window.ticket_state or window.state


Make = Callable[[Sight, str], Intent | None]
