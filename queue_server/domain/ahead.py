"""How many are called before a ticket, as its group's policy stands now and if nobody else came.

A bisection in each class, so that everyone may ask. The guarantee and other
groups at the same window are left out: ``order`` counts those too.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from queue_server.domain.fronts import standing_of
from queue_server.domain.place import Place, line_of, place_of
from queue_server.domain.plan import PriorityClass
from queue_server.domain.policy import POLICIES
from queue_server.domain.policy.alternate import between, side
from queue_server.domain.policy.standing import Key, Standing
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket


def ahead_of(state: HallState, ticket: Ticket, now: float) -> int:
    """Return how many wait before a waiting ticket in its line; ``now`` is seconds since the epoch."""
    return ahead(state, line_of(ticket), standing_of(state, place_of(ticket), now))


def ahead(state: HallState, line: str, mine: Standing) -> int:
    """Return how many wait in ``line`` before one who stands so."""
    if mine.group.policy == "alternate":
        return _ahead_alternating(state, line, mine)
    key = POLICIES[mine.group.policy].key
    before, own = 0, key(mine)
    for name, places in state.classes(line).items():
        before += _before(places, state.plan.priority(name), mine, key, own)
    return before


def _before(
    places: Sequence[Place], priority: PriorityClass, mine: Standing, key: Callable[[Standing], Key], own: Key
) -> int:
    """Return how many of a class stand before ``own``."""

    def theirs(place: Place) -> Key:
        return key(Standing(place, priority, mine.queue, mine.group, mine.cycle, mine.now))

    if theirs(places[-1]) < own:
        return len(places)  # as for nearly all who come
    return bisect_left(places, own, key=theirs)


def _ahead_alternating(state: HallState, line: str, mine: Standing) -> int:
    own = side(mine.group, mine.priority.id)
    same = [places for name, places in state.classes(line).items() if side(mine.group, name) == own]
    others = state.waiting(line) - sum(map(len, same))
    before = sum(bisect_left(places, mine.place) for places in same)
    return before + between(mine.group, mine.cycle, own, before, others)
