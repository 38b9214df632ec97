"""How many are called before a ticket, as its group's policy stands now and if nobody else came.

A bisection in each class, so that everyone may ask. The guarantee and other
groups at the same window are left out: ``order`` counts those too.
"""

from bisect import bisect_left

from queue_server.domain.fronts import standing_of
from queue_server.domain.place import line_of, place_of
from queue_server.domain.policy import POLICIES
from queue_server.domain.policy.alternate import between, side
from queue_server.domain.policy.standing import Standing
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

    def before(name: str) -> int:
        theirs = mine._replace(priority=state.plan.priority(name))
        places, own = state.classes(line)[name], key(mine)
        if key(theirs._replace(place=places[-1])) < own:
            return len(places)  # as for nearly all who come
        return bisect_left(places, own, key=lambda place: key(theirs._replace(place=place)))

    return sum(map(before, state.classes(line)))


def _ahead_alternating(state: HallState, line: str, mine: Standing) -> int:
    own = side(mine.group, mine.priority.id)
    same = [places for name, places in state.classes(line).items() if side(mine.group, name) == own]
    others = state.waiting(line) - sum(map(len, same))
    before = sum(bisect_left(places, mine.place) for places in same)
    return before + between(mine.group, mine.cycle, own, before, others)
