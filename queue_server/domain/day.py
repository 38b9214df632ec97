"""The business day: when it changes, and what that does to what is left over.

The day only moves forward by itself. A clock set back keeps the day that is
open, so numbers go on instead of starting again; a clock set forward opens the
later day, whose numbers are its own.
"""

from collections.abc import Sequence

from queue_server.domain.events import DayOpened, Event, TicketExpired, WindowClosed
from queue_server.domain.lifecycle import OPEN
from queue_server.domain.releasing import left_behind
from queue_server.domain.state import HallState


def opening(state: HallState, today: str) -> Sequence[Event]:
    """Return the events that open ``today`` (ISO date), or nothing when its day is open or past."""
    if today <= state.day:
        return ()
    expired = [TicketExpired(ticket=ticket.id) for ticket in state.tickets.values() if ticket.state in OPEN]
    closed = [WindowClosed(window=name) for name, now in state.windows.items() if now.state != "closed"]
    return [*expired, *closed, *left_behind(state, today), DayOpened(day=today)]
