"""How the state changes: service at a window, and what interrupts it."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.changes.change import Change, leaves, move, sits
from queue_server.domain.itinerary import Stop
from queue_server.domain.lifecycle import Action
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket


def _started(state: HallState, event: e.ServiceStarted, at: datetime) -> None:
    move(state, event.ticket, Action.START, at, started_at=at)


def _finished(state: HallState, event: e.ServiceFinished, at: datetime) -> None:
    move(state, event.ticket, Action.FINISH, at, ended_at=at)
    leaves(state, event.window, event.ticket, at)


def _held(state: HallState, event: e.TicketHeld, at: datetime) -> None:
    move(state, event.ticket, Action.HOLD, at)
    leaves(state, event.window, event.ticket, at)


def _resumed(state: HallState, event: e.TicketResumed, at: datetime) -> None:
    move(state, event.ticket, Action.RESUME, at, window=event.window)
    sits(state, event.window, event.ticket, at)


def _released(state: HallState, event: e.TicketReleased, at: datetime) -> None:
    move(state, event.ticket, Action.RELEASE, at, times=0, started_at=None)


def sent_to(ticket: Ticket, queue: str) -> tuple[Stop, ...]:
    """Return the stops of who is sent to a queue: that is where the present one is now."""
    at = ticket.stop
    here = (replace(stop, queue=queue) for stop in ticket.stops[at : at + 1])
    return (*ticket.stops[:at], *here, *ticket.stops[at + 1 :])


def _transferred(state: HallState, event: e.TicketTransferred, at: datetime) -> None:
    bound, stops = event.to_window or event.to_clerk, sent_to(state.tickets[event.ticket], event.to_queue)
    to = {"queue": event.to_queue, "bound_to": bound, "bound_at": at if bound else None, "stops": stops}
    move(state, event.ticket, Action.TRANSFER, at, times=0, started_at=None, **to)
    leaves(state, event.window, event.ticket, at)


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType(
    {
        e.ServiceStarted: _started,
        e.ServiceFinished: _finished,
        e.TicketHeld: _held,
        e.TicketResumed: _resumed,
        e.TicketReleased: _released,
        e.TicketTransferred: _transferred,
    }
)
