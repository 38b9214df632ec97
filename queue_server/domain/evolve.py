"""Apply an event to the state: what is recorded happens, no question asked.

The same function serves live work, replay after a crash, and tests.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from queue_server.domain.changes import (
    blocks,
    bookings,
    calls,
    day,
    helping,
    proofs,
    ratings,
    service,
    stops,
    tickets,
    windows,
)
from queue_server.domain.changes.change import Change
from queue_server.domain.events import ActionUndone, Event
from queue_server.domain.guarantee import keep
from queue_server.domain.learning import learn
from queue_server.domain.rated import SERVES
from queue_server.domain.state import HallState
from queue_server.domain.undoing import remembered, restore

CHANGES: Final[Mapping[type[Event], Change]] = MappingProxyType(
    {
        **day.CHANGES,
        **tickets.CHANGES,
        **calls.CHANGES,
        **service.CHANGES,
        **stops.CHANGES,
        **windows.CHANGES,
        **proofs.CHANGES,
        **ratings.CHANGES,
        **bookings.CHANGES,
        **blocks.CHANGES,
        **helping.CHANGES,
        ActionUndone: restore,
    }
)


def evolve(state: HallState, event: Event, at: datetime) -> HallState:
    """Return ``state`` after ``event`` happened at ``at``; the state is changed in place."""
    remembered(state, event, at, _happens)
    keep(state)
    state.seq += 1
    return state


def _happens(state: HallState, event: Event, at: datetime) -> None:
    learn(state, event, at)
    CHANGES[type(event)](state, event, at)
    if isinstance(event, SERVES):
        state.ratings.serve(event.window, event.ticket, state.window(event.window).clerk)
