"""What a day's calls did to those who had come earlier: looked at while it is played. Pure."""

from bisect import bisect_left
from collections import Counter
from datetime import datetime, timedelta

import msgspec

from queue_server.domain.events import Event, TicketCalled
from queue_server.domain.moment import Moment
from queue_server.domain.place import line_of, place_of
from queue_server.domain.serves import served_by
from queue_server.domain.state import HallState


class Fair(msgspec.Struct, frozen=True, kw_only=True):
    """How fair a day was.

    ``overtakings`` counts, for every call, those who had come before the one
    who was called and could have been; ``most`` is the worst that befell one
    ticket. ``put_back`` are the ordinary tickets that arrival order would have
    called earlier; ``extra_mean`` and ``extra_longest`` seconds later they were
    called (or the day was over), by the accounts of the guarantee.
    """

    overtakings: int
    most: int
    put_back: int
    extra_mean: float | None = None
    extra_longest: float | None = None


class FairnessSeen:
    """Looks on; ``ahead`` is how far the wall clock is before UTC."""

    def __init__(self, ahead: timedelta) -> None:
        self._ahead = ahead
        self._passed: Counter[str] = Counter()
        self._extra: dict[str, float] = {}

    def watch(self, state: HallState, event: Event, at: datetime) -> None:
        """Look at an event before it happens."""
        if isinstance(event, TicketCalled):
            self._called(state, event, at)

    def fair(self, state: HallState, until: datetime) -> Fair:
        """Return what was seen; who is still put back is so ``until`` then."""
        left = {name: since for owed in state.fairness.owed.values() for name, since in owed.items()}
        extra = self._extra | {name: max(until.timestamp() - since, 0.0) for name, since in left.items()}
        return Fair(
            overtakings=self._passed.total(),
            most=max(self._passed.values(), default=0),
            put_back=len(extra),
            extra_mean=round(sum(extra.values()) / len(extra), 1) if extra else None,
            extra_longest=round(max(extra.values()), 1) if extra else None,
        )

    def _called(self, state: HallState, event: TicketCalled, at: datetime) -> None:
        ticket = state.tickets[event.ticket]
        place, own = place_of(ticket), line_of(ticket)
        known = event.window in state.plan.windows
        moment = Moment(at, at + self._ahead)
        served = served_by(state, event.window, moment).lines if known else ()
        for line in {own, *served}:
            for places in state.classes(line).values():
                earlier = places[: bisect_left(places, place)]
                self._passed.update(name for _, _, name in earlier)
        owed = state.fairness.owed.get(own, {}).get(event.ticket)
        if owed is not None:
            self._extra[event.ticket] = at.timestamp() - owed
