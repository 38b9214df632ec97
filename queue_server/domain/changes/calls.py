"""How the state changes: a ticket is called, called again, given up."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.changes.change import Change, leaves, moved, sits
from queue_server.domain.fairness import Tally
from queue_server.domain.lifecycle import Action
from queue_server.domain.place import line_of, place_of
from queue_server.domain.state import HallState

UNTOLD: Final = Tally()
"""Arrival order called the same ticket, and nobody was passed: also what an older log means."""


def _called(state: HallState, event: e.TicketCalled, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    line, place = line_of(ticket), place_of(ticket)
    expected = state.fairness.expects(line, place)
    state.leave(ticket)
    state.fairness.called(line, place, expected, event.tally or UNTOLD, at.timestamp())
    state.tickets[ticket.id] = replace(
        ticket,
        state=moved(ticket, Action.CALL),
        window=event.window,
        times=1,
        calls=ticket.calls + 1,
        called_at=at,
        started_at=None,
    )
    sits(state, event.window, ticket.id, at)


def _recalled(state: HallState, event: e.TicketRecalled, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    again = replace(ticket, state=moved(ticket, Action.RECALL), times=event.times, calls=ticket.calls + 1)
    state.tickets[ticket.id] = replace(again, called_at=at)


def _missed(state: HallState, event: e.TicketMissed, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    state.tickets[ticket.id] = replace(ticket, state=moved(ticket, Action.NO_SHOW), ended_at=at)
    leaves(state, event.window, ticket.id, at)


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType(
    {
        e.TicketCalled: _called,
        e.TicketRecalled: _recalled,
        e.TicketMissed: _missed,
    }
)
