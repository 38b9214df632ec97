"""How the state changes: service at a window, and what interrupts it."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.changes.change import Change, leaves, moved, sits
from queue_server.domain.estimate import learn
from queue_server.domain.lifecycle import Action
from queue_server.domain.state import PRIOR_SERVICE_SECONDS, HallState


def _started(state: HallState, event: e.ServiceStarted, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    state.tickets[ticket.id] = replace(ticket, state=moved(ticket, Action.START), started_at=at)


def _finished(state: HallState, event: e.ServiceFinished, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    state.tickets[ticket.id] = replace(ticket, state=moved(ticket, Action.FINISH), ended_at=at)
    if ticket.started_at is not None:
        seen = (at - ticket.started_at).total_seconds()
        mean = state.service_seconds.get(ticket.queue, PRIOR_SERVICE_SECONDS)
        state.service_seconds[ticket.queue] = learn(mean, seen)
    leaves(state, event.window, ticket.id, at)


def _held(state: HallState, event: e.TicketHeld, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    state.tickets[ticket.id] = replace(ticket, state=moved(ticket, Action.HOLD))
    leaves(state, event.window, ticket.id, at)


def _resumed(state: HallState, event: e.TicketResumed, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    state.tickets[ticket.id] = replace(ticket, state=moved(ticket, Action.RESUME), window=event.window)
    sits(state, event.window, ticket.id, at)


def _transferred(state: HallState, event: e.TicketTransferred, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    sent = replace(
        ticket,
        state=moved(ticket, Action.TRANSFER),
        queue=event.to_queue,
        bound_to=event.to_window or event.to_clerk,
        bound_at=at if event.to_window or event.to_clerk else None,
        times=0,
        started_at=None,
    )
    state.tickets[ticket.id] = sent
    leaves(state, event.window, ticket.id, at)
    state.join(sent)


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType(
    {
        e.ServiceStarted: _started,
        e.ServiceFinished: _finished,
        e.TicketHeld: _held,
        e.TicketResumed: _resumed,
        e.TicketTransferred: _transferred,
    }
)
