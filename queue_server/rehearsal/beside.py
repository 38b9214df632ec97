"""Two plain ways to expect a wait, beside which estimates are scored; they see only what has happened. Pure.

People ahead × mean time at a window / open windows; and the wait of the last
who was called from the queue.
"""

from datetime import datetime
from typing import Final

from queue_server.domain import events as e
from queue_server.domain.state import HallState

FIRST_GUESS: Final = (480.0, 1)
"""Seconds at windows and how many tickets took them, before anything was seen."""


class Beside:
    """What both say of each ticket as it is issued: ``said`` has them by ticket, in seconds."""

    def __init__(self) -> None:
        self.said: dict[str, tuple[float, float]] = {}
        self._last: dict[str, float] = {}
        self._taken: dict[str, tuple[float, int]] = {}
        self._since: dict[str, datetime] = {}

    def watch(self, state: HallState, event: e.Event, at: datetime) -> None:
        """Look at an event before it happens."""
        if isinstance(event, e.DayOpened):
            self._last.clear()
        elif isinstance(event, e.TicketIssued):
            seconds, count = self._taken.get(event.queue, FIRST_GUESS)
            plain = event.people_ahead * seconds / count / max(state.open_windows.get(event.queue, 0), 1)
            self.said[event.ticket] = (plain, self._last.get(event.queue, plain))
        elif isinstance(event, e.TicketCalled):
            ticket = state.tickets[event.ticket]
            self._last[ticket.queue] = (at - ticket.issued_at).total_seconds()
            self._since[event.ticket] = at
        elif isinstance(event, e.ServiceFinished | e.TicketMissed) and event.ticket in self._since:
            queue = state.tickets[event.ticket].queue
            seconds, count = self._taken.get(queue, FIRST_GUESS)
            taken = (at - self._since[event.ticket]).total_seconds()
            self._taken[queue] = (seconds + taken, count + 1)
