"""How the state changes: devices proved what they did."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.changes.change import Change
from queue_server.domain.state import HallState


def _slip_printed(state: HallState, event: e.SlipPrinted, _at: datetime) -> None:
    state.tickets[event.ticket] = replace(state.tickets[event.ticket], slip="printed")


def _slip_failed(state: HallState, event: e.SlipFailed, _at: datetime) -> None:
    state.tickets[event.ticket] = replace(state.tickets[event.ticket], slip=event.reason)


def _noted(_state: HallState, _event: e.Event, _at: datetime) -> None:
    """A proof of a call changes no rule's input yet; it stands in the log."""


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType(
    {
        e.SlipPrinted: _slip_printed,
        e.SlipFailed: _slip_failed,
        e.CallShown: _noted,
        e.CallSpoken: _noted,
    }
)
