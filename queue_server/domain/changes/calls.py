"""How the state changes: a ticket is called, called again, given up, and comes back."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.changes.change import Change, leaves, move, sits
from queue_server.domain.fairness import UNTOLD
from queue_server.domain.lifecycle import Action
from queue_server.domain.place import line_of, place_of
from queue_server.domain.state import HallState


def _called(state: HallState, event: e.TicketCalled, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    line, place = line_of(ticket), place_of(ticket)
    expected = state.fairness.expects(line, place)
    news = {
        "window": event.window,
        "times": 1,
        "calls": ticket.calls + 1,
        "called_at": at,
        "started_at": None,
        "why": event.why,
    }
    move(state, event.ticket, Action.CALL, at, proven_at=None, unproven=False, **news)
    tally = event.tally or UNTOLD
    state.fairness.called(line, place, expected, tally, at.timestamp())
    state.unpassable.passed(tally.passed)
    state.unpassable.touched.add(tally.turn_line)
    sits(state, event.window, event.ticket, at)


def _recalled(state: HallState, event: e.TicketRecalled, at: datetime) -> None:
    calls = state.tickets[event.ticket].calls + 1
    move(state, event.ticket, Action.RECALL, at, times=event.times, calls=calls, called_at=at)


def _missed(state: HallState, event: e.TicketMissed, at: datetime) -> None:
    move(state, event.ticket, Action.NO_SHOW, at, ended_at=at)
    leaves(state, event.window, event.ticket, at)


def _requeued(state: HallState, event: e.TicketRequeued, at: datetime) -> None:
    returns = state.tickets[event.ticket].returns + 1
    state.latest_arrival = state.arrival(event.arrived_at)  # as it is found again after a restart
    news = {"arrived_at": event.arrived_at, "returns": returns, "ended_at": None, "times": 0}
    move(state, event.ticket, Action.REQUEUE, at, **news)


def _unproven(state: HallState, event: e.CallUnproven, _at: datetime) -> None:
    state.tickets[event.ticket] = replace(state.tickets[event.ticket], unproven=True)


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType(
    {
        e.TicketCalled: _called,
        e.TicketRecalled: _recalled,
        e.TicketMissed: _missed,
        e.TicketRequeued: _requeued,
        e.CallUnproven: _unproven,
    }
)
