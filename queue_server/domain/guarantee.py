"""The guarantee 公平保障 over every policy: when the first ordinary ticket of a line must be next.

Four bounds, each of the group that the ticket belongs to; what they promise is
stated in ``docs/why/fairness.md``. Where several tickets must be next, the one
that came first is.
"""

from math import inf
from typing import NamedTuple

from queue_server.domain.fairness import Fairness
from queue_server.domain.fronts import home_of
from queue_server.domain.place import Place
from queue_server.domain.plan import ORDINARY, Guarantee
from queue_server.domain.policy.standing import MINUTE, Rule
from queue_server.domain.state import NOBODY, HallState
from queue_server.domain.unpassable import Unpassable


class Must(NamedTuple):
    """A ticket that must be next, its line, and by which bound."""

    place: Place
    line: str
    rule: Rule


def must_be_next(state: HallState, lines: tuple[str, ...], now: float) -> Must | None:
    """Return the ordinary ticket that no policy may pass any more, if there is one.

    Costs a look at each line where there is one.
    """
    least: Must | None = None
    for line in frozenset(keep(state).by(now)).intersection(lines):
        first = state.classes(line)[ORDINARY][0]
        if least is None or first < least.place:
            rule = bound_reached(state, line, first, guarantee_of(state, line, first), now)
            least = Must(first, line, rule) if rule else least
    return least


def keep(state: HallState) -> Unpassable:
    """Return from when the first ordinary ticket of each line may not be passed, as things stand now."""
    kept, plan, fairness = state.unpassable, state.plan, state.fairness
    if kept.plan is not plan or kept.fairness is not fairness:
        kept = state.unpassable = Unpassable(plan, fairness, touched=set(state.lines))
    for line in kept.touched:
        kept.put(line, since(state, line))
    kept.touched.clear()
    return kept


def since(state: HallState, line: str) -> float | None:
    """Return from when on the first ordinary ticket of a line is passed by nobody, as things stand now.

    None is never. The same bounds as in ``bound_reached``, without their words: asked of each line passed.
    """
    places = state.lines.get(line, NOBODY).get(ORDINARY)
    if places is None:
        return None
    first, fairness = places[0], state.fairness
    bounds = guarantee_of(state, line, first)
    if bounds.overtakes is not None and fairness.overtaken(line, first) >= bounds.overtakes:
        return -inf
    if bounds.in_a_row is not None and fairness.runs.get(line, 0) >= bounds.in_a_row:
        return -inf
    aged = inf if bounds.aged is None else first[0] + bounds.aged * MINUTE
    owed = None if bounds.cap is None else longest_owed(fairness, line)
    due = aged if owed is None or bounds.cap is None else min(aged, owed + bounds.cap * MINUTE)
    return None if due == inf else due


def guarantee_of(state: HallState, line: str, first: Place) -> Guarantee:
    """Return what the first ticket of a line is promised: as its queue is, also where it is bound."""
    queue = state.plan.queues.get(line) or home_of(state, first)
    return state.plan.group(queue.group).guarantee


def bound_reached(state: HallState, line: str, first: Place, guarantee: Guarantee, now: float) -> Rule | None:
    """Return the bound that the first ordinary ticket of a line has reached; the longest owed counts."""
    fairness = state.fairness
    owed = longest_owed(fairness, line)
    if owed is not None and guarantee.cap is not None and now - owed >= guarantee.cap * MINUTE:
        return "owed", {"minutes": int((now - owed) // MINUTE)}
    overtaken = fairness.overtaken(line, first)
    if guarantee.overtakes is not None and overtaken >= guarantee.overtakes:
        return "overtaken", {"times": overtaken}
    run = fairness.runs.get(line, 0)
    if guarantee.in_a_row is not None and run >= guarantee.in_a_row:
        return "in_a_row", {"times": run}
    if guarantee.aged is not None and now - first[0] >= guarantee.aged * MINUTE:
        return "aged", {"minutes": int((now - first[0]) // MINUTE)}
    return None


def longest_owed(fairness: Fairness, line: str) -> float | None:
    """Return since when some ordinary ticket of a line is owed a call, or None."""
    owed = fairness.owed.get(line)
    return next(iter(owed.values())) if owed else None
