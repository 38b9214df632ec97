"""The guarantee 公平保障 over every policy: when the first ordinary ticket of a line must be next.

Four bounds, each of the group that the ticket belongs to; what they promise is
stated in ``docs/why/fairness.md``. Where several tickets must be next, the one
that came first is.
"""

from collections.abc import Iterable
from math import inf
from typing import NamedTuple

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


class Guarded(NamedTuple):
    """An ordinary ticket as its bounds see it; ``owed`` since when, in seconds since the epoch."""

    place: Place
    bounds: Guarantee
    overtaken: int
    run: int
    owed: float | None


def must_be_next(state: HallState, lines: tuple[str, ...], now: float) -> Must | None:
    """Return the ordinary ticket that no policy may pass any more, if there is one.

    Costs a look at each line where there is one. The first of a line goes for
    whoever in it may not be passed, for it came before.
    """
    least: Must | None = None
    for line in frozenset(keep(state).by(now)).intersection(lines):
        first = state.classes(line)[ORDINARY][0]
        if least is None or first < least.place:
            rule = bound_reached(state, line, now)
            least = Must(first, line, rule) if rule else least
    return least


def keep(state: HallState) -> Unpassable:
    """Return from when the first ordinary ticket of each line may not be passed, as things stand now."""
    kept, plan, fairness = state.unpassable, state.plan, state.fairness
    if kept.plan is not plan or kept.fairness is not fairness:
        kept = state.unpassable = Unpassable(plan, fairness, touched=set(state.lines))
    for line in kept.touched:
        found = guarded(state, line)
        kept.put(line, _since(found), min(map(_passes, found), default=inf))
    kept.touched.clear()
    return kept


def since(state: HallState, line: str) -> float | None:
    """Return from when on the first ordinary ticket of a line is passed by nobody, as things stand now.

    None is never. The same bounds as in ``bound_reached``, without their words.
    """
    return _since(guarded(state, line))


def _since(found: Iterable[Guarded]) -> float | None:
    due = min(map(_due, found), default=inf)
    return None if due == inf else due


def _due(one: Guarded) -> float:
    bounds = one.bounds
    if bounds.overtakes is not None and one.overtaken >= bounds.overtakes:
        return -inf
    if bounds.in_a_row is not None and one.run >= bounds.in_a_row:
        return -inf
    aged = inf if bounds.aged is None else one.place[0] + bounds.aged * MINUTE
    return aged if one.owed is None or bounds.cap is None else min(aged, one.owed + bounds.cap * MINUTE)


def _passes(one: Guarded) -> float:
    """Return how many more calls must pass a ticket before a bound that counts them is reached."""
    overtakes, in_a_row = one.bounds.overtakes, one.bounds.in_a_row
    in_all = inf if overtakes is None else overtakes - one.overtaken
    return in_all if in_a_row is None else min(in_all, in_a_row - one.run)


def bound_reached(state: HallState, line: str, now: float) -> Rule | None:
    """Return the bound that some ordinary ticket of a line has reached, the first asked first."""
    return next((rule for one in guarded(state, line) if (rule := _reached(one, now))), None)


def _reached(one: Guarded, now: float) -> Rule | None:
    bounds, owed = one.bounds, one.owed
    if owed is not None and bounds.cap is not None and now - owed >= bounds.cap * MINUTE:
        return "owed", {"minutes": int((now - owed) // MINUTE)}
    if bounds.overtakes is not None and one.overtaken >= bounds.overtakes:
        return "overtaken", {"times": one.overtaken}
    if bounds.in_a_row is not None and one.run >= bounds.in_a_row:
        return "in_a_row", {"times": one.run}
    if bounds.aged is not None and now - one.place[0] >= bounds.aged * MINUTE:
        return "aged", {"minutes": int((now - one.place[0]) // MINUTE)}
    return None


def guarded(state: HallState, line: str) -> list[Guarded]:
    """Return the ordinary tickets of a line whose bounds must be asked.

    In a queue the first has reached its bounds before all others, but for the
    cap, where the longest owed counts. Bound tickets of several groups stand in
    one line, each under its own.
    """
    places, fairness = state.lines.get(line, NOBODY).get(ORDINARY), state.fairness
    if places is None:
        return []
    run, owed, queue = fairness.runs.get(line, 0), fairness.owed.get(line, {}), state.plan.queues.get(line)
    if queue is not None:
        first, longest = places[0], next(iter(owed.values()), None)
        bounds = state.plan.group(queue.group).guarantee
        return [Guarded(first, bounds, fairness.overtaken(line, first), run, longest)]
    return [
        Guarded(
            place,
            state.plan.group(home_of(state, place).group).guarantee,
            fairness.overtaken(line, place),
            run if place == places[0] else 0,
            owed.get(place[2]),
        )
        for place in places
    ]
