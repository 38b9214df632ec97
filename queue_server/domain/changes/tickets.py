"""How the state changes: a ticket begins, and ends other than by service."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.changes.change import Change, leaves, move, place
from queue_server.domain.lifecycle import Action, State
from queue_server.domain.number import prefix_of
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket
from queue_server.domain.trail import Step


def _issued(state: HallState, event: e.TicketIssued, at: datetime) -> None:
    at = event.taken_at or at
    arrived_at = at if event.taken_at else state.arrival(at)
    state.latest_arrival = state.arrival(arrived_at)
    ticket = Ticket(
        id=event.ticket,
        number=event.number,
        queue=event.queue,
        day=event.day,
        follow=event.follow,
        issued_at=at,
        arrived_at=arrived_at,
        order=state.seq + 1,
        item=event.item,
        priority=event.priority,
        language=event.language,
        channel=event.channel,
        due=event.due,
        bound_to=event.bound_to,
        bound_at=at if event.bound_to else None,
        person=event.person,
        people_ahead=event.people_ahead,
        wait_low=event.wait_low,
        wait_high=event.wait_high,
        stops=event.stops,
        stop=event.stop,
        trail=(Step(State.WAITING, at, event.stop),),
        wait_seconds=event.wait_seconds,
        block=event.block,
        today=event.today,
    )
    state.by_follow[ticket.follow] = ticket.id
    if event.block is None:
        state.sequences[event.day, prefix_of(event.number)] = event.sequence
    else:
        state.blocks.merge(event.block, event.sequence, event.ticket)
    place(state, ticket)


def _unbound(state: HallState, event: e.TicketUnbound, _at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    state.leave(ticket)
    free = state.tickets[ticket.id] = replace(ticket, bound_to=None, bound_at=None)
    state.join(free)


def _cancelled(state: HallState, event: e.TicketCancelled, at: datetime) -> None:
    _ended(state, event.ticket, Action.CANCEL, at)


def _expired(state: HallState, event: e.TicketExpired, at: datetime) -> None:
    _ended(state, event.ticket, Action.EXPIRE, at)


def _ended(state: HallState, ticket_id: str, action: Action, at: datetime) -> None:
    ticket = move(state, ticket_id, action, at, ended_at=at)
    if ticket.window is not None:
        leaves(state, ticket.window, ticket.id, at)


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType(
    {
        e.TicketIssued: _issued,
        e.TicketCancelled: _cancelled,
        e.TicketExpired: _expired,
        e.TicketUnbound: _unbound,
    }
)
