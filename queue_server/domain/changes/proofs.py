"""How the state changes: devices proved what they did."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.changes.change import Change
from queue_server.domain.lifecycle import State
from queue_server.domain.state import HallState


def _slip_printed(state: HallState, event: e.SlipPrinted, _at: datetime) -> None:
    state.tickets[event.ticket] = replace(state.tickets[event.ticket], slip="printed")


def _slip_failed(state: HallState, event: e.SlipFailed, _at: datetime) -> None:
    state.tickets[event.ticket] = replace(state.tickets[event.ticket], slip=event.reason)


def _proven(state: HallState, event: e.CallShown | e.CallSpoken, at: datetime) -> None:
    """The present summons is proven by the first device that did its part of it."""
    ticket = state.tickets[event.ticket]
    if (
        ticket.state is State.CALLED
        and ticket.proven_at is None
        and event.times > ticket.calls - ticket.times
    ):
        state.tickets[ticket.id] = replace(ticket, proven_at=at, unproven=False)


def _told(_state: HallState, _event: e.BoardDoubted | e.BoardTrusted, _at: datetime) -> None:
    """The log keeps it; nobody's place in the hall changes by it."""


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType(
    {
        e.SlipPrinted: _slip_printed,
        e.SlipFailed: _slip_failed,
        e.CallShown: _proven,
        e.CallSpoken: _proven,
        e.BoardDoubted: _told,
        e.BoardTrusted: _told,
    }
)
