"""How the state changes: calls for help from kiosks."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.changes.change import Change
from queue_server.domain.help import Help
from queue_server.domain.state import HallState


def _called(state: HallState, event: e.HelpCalled, at: datetime) -> None:
    state.helps[event.help] = Help(id=event.help, kiosk=event.kiosk, called_at=at, language=event.language)


def _taken(state: HallState, event: e.HelpTaken, at: datetime) -> None:
    state.helps[event.help] = replace(state.helps[event.help], by=event.by, taken_at=at)


def _ended(state: HallState, event: e.HelpEnded, _at: datetime) -> None:
    del state.helps[event.help]


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType(
    {
        e.HelpCalled: _called,
        e.HelpTaken: _taken,
        e.HelpEnded: _ended,
    }
)
