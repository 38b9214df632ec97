"""What happens because time passes, with nobody asking: pure, asked once a second by the engine."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from queue_server.domain.binding import due_releases
from queue_server.domain.events import CallUnproven, Event, TicketExpired, TicketReleased
from queue_server.domain.hours import Hours
from queue_server.domain.lifecycle import State
from queue_server.domain.releasing import due_bookings
from queue_server.domain.state import HallState

LEFT: Final = frozenset({State.WAITING, State.HELD})


def due(state: HallState, now: datetime, hours: Hours | None = None) -> Sequence[Event]:
    """Return what is due at ``now``; costs a look at each window, and at each held or bound ticket.

    ``hours`` are those of the site's present day, where they are known.
    """
    return [
        *_unproven(state, now),
        *_held_too_long(state, now),
        *due_releases(state, now),
        *due_bookings(state, now),
        *_left_at_closing(state, now, hours),
    ]


def _unproven(state: HallState, now: datetime) -> Iterator[Event]:
    limit = timedelta(seconds=state.plan.rules.proof_seconds)
    for name, window in state.plan.windows.items():
        ticket = state.tickets.get(state.window(name).ticket or "")
        if not window.witnessed or ticket is None or ticket.state is not State.CALLED:
            continue
        if ticket.proven_at is None and not ticket.unproven and now - ticket.since >= limit:
            yield CallUnproven(ticket=ticket.id, window=name, times=ticket.calls)


def _held_too_long(state: HallState, now: datetime) -> Iterator[Event]:
    limit = timedelta(minutes=state.plan.rules.hold_minutes)
    for name in state.parked if limit else ():
        ticket = state.tickets[name]
        if now - ticket.since >= limit:
            yield TicketReleased(ticket=name, window=ticket.window or "")


def _left_at_closing(state: HallState, now: datetime, hours: Hours | None) -> Iterator[Event]:
    """Yield the end of who came while the hall was open and still waits, or is away, long after it closed."""
    grace, ends = state.plan.rules.closing_minutes, hours.ends if hours else None
    if not grace or ends is None or now < ends + timedelta(minutes=grace):
        return
    for ticket in state.tickets.values():
        if ticket.state in LEFT and ticket.issued_at < ends:
            yield TicketExpired(ticket=ticket.id, reason="closing")
