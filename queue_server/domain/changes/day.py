"""How the state changes: the business day opens."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.changes.change import Change
from queue_server.domain.fairness import Fairness
from queue_server.domain.lifecycle import OPEN
from queue_server.domain.rated import Ratings
from queue_server.domain.state import HallState

KEPT_DAYS: Final = 15


def _day_opened(state: HallState, event: e.DayOpened, _at: datetime) -> None:
    state.day = event.day
    state.latest_arrival = None
    state.fairness = Fairness()
    state.helps = {}
    state.ratings = Ratings()
    state.windows = {name: replace(now, rated=0, rating_sum=0) for name, now in state.windows.items()}
    state.tickets = {name: ticket for name, ticket in state.tickets.items() if ticket.state in OPEN}
    state.by_follow = {ticket.follow: ticket.id for ticket in state.tickets.values()}
    state.bookings.forget_before(event.day)
    known = {day for day, _ in (*state.sequences, *state.blocks.ranges)}
    kept = sorted(known | {event.day})[-KEPT_DAYS:]
    state.sequences = {key: last for key, last in state.sequences.items() if key[0] in kept}
    state.blocks.keep_days(kept)


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType(
    {
        e.DayOpened: _day_opened,
    }
)
