"""What became of everyone who took a number, read from a day's log. Pure."""

from collections.abc import Iterable
from copy import copy
from datetime import datetime

import msgspec

from queue_server.domain import events as e
from queue_server.domain.events import Event
from queue_server.domain.undoing import UNDOABLE


class Visit(msgspec.Struct, kw_only=True):
    """One ticket's day, up to its first service; ``told`` are the estimates given when it was issued.

    ``called`` is the first call, ``window`` where; ``end`` is ``finished``,
    ``missed``, ``cancelled``, ``expired``, or empty while it is not known.
    """

    ticket: str
    queue: str
    item: str | None
    priority: str
    arrived: datetime
    people_ahead: int = 0
    wait_low: int | None = None
    wait_high: int | None = None
    wait_seconds: int | None = None
    window: str = ""
    called: datetime | None = None
    started: datetime | None = None
    ended: datetime | None = None
    end: str = ""

    @property
    def waited(self) -> float | None:
        """Seconds from arrival to the first call; None when never called."""
        return (self.called - self.arrived).total_seconds() if self.called else None


ENDS = {
    e.ServiceFinished: "finished",
    e.TicketMissed: "missed",
    e.TicketCancelled: "cancelled",
    e.TicketExpired: "expired",
}


def visits(log: Iterable[tuple[Event, datetime]]) -> list[Visit]:
    """Return the visits of the tickets issued in ``log``, in order of issue; others are passed over."""
    found: dict[str, Visit] = {}
    before: dict[str, Visit] = {}
    for event, at in log:
        if isinstance(event, e.TicketIssued):
            found[event.ticket] = _begun(event, at)
        elif isinstance(event, e.ActionUndone):
            found |= {name: copy(before[name]) for name in event.tickets if name in before}
        visit = found.get(getattr(event, "ticket", ""))
        if visit is not None and type(event) in UNDOABLE:
            before[visit.ticket] = copy(visit)
        if visit is not None:
            _goes_on(visit, event, at)
    return list(found.values())


def _begun(event: e.TicketIssued, at: datetime) -> Visit:
    return Visit(
        ticket=event.ticket,
        queue=event.queue,
        item=event.item,
        priority=event.priority,
        arrived=event.taken_at or at,
        people_ahead=event.people_ahead,
        wait_low=event.wait_low,
        wait_high=event.wait_high,
        wait_seconds=event.wait_seconds,
    )


def _goes_on(visit: Visit, event: Event, at: datetime) -> None:
    if isinstance(event, e.TicketCalled) and visit.called is None:
        visit.called, visit.window = at, event.window
    elif isinstance(event, e.ServiceStarted) and visit.started is None:
        visit.started = at
    elif type(event) in ENDS:
        visit.ended, visit.end = at, ENDS[type(event)]
