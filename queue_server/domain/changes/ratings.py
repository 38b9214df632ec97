"""How the state changes: citizens rate the service they had."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.changes.change import Change
from queue_server.domain.state import HallState


def _rated(state: HallState, event: e.ServiceRated, _at: datetime) -> None:
    then = state.ratings.add(event.window, event.ticket, event.clerk, event.level)
    now = state.window(event.window)
    if now.clerk == event.clerk and now.state != "closed":
        state.windows[event.window] = replace(now, rated=then.rated, rating_sum=then.levels)


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType({e.ServiceRated: _rated})
