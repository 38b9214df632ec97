"""The guarantee 公平保障 over every policy: when the first ordinary ticket of a line must be next.

Four bounds, each of the group that the ticket belongs to; what they promise is
stated in ``docs/why/fairness.md``. Where several tickets must be next, the one
that came first is.
"""

from typing import NamedTuple

from queue_server.domain.fronts import home_of
from queue_server.domain.place import Place
from queue_server.domain.plan import ORDINARY, Guarantee
from queue_server.domain.policy.standing import MINUTE, Rule
from queue_server.domain.state import HallState


class Must(NamedTuple):
    """A ticket that must be next, its line, and by which bound."""

    place: Place
    line: str
    rule: Rule


def must_be_next(state: HallState, lines: tuple[str, ...], now: float) -> Must | None:
    """Return the ordinary ticket that no policy may pass any more, if there is one."""
    fairness = state.fairness
    ages = any(group.guarantee.aged is not None for group in state.plan.groups.values())
    least: Must | None = None
    for line in lines:
        if not (ages or line in fairness.owed or line in fairness.runs or line in fairness.passers):
            continue
        places = state.classes(line).get(ORDINARY)
        if not places or (least is not None and least.place < places[0]):
            continue
        home = state.plan.queues.get(line) or home_of(state, places[0])
        guarantee = state.plan.group(home.group).guarantee
        rule = bound_reached(state, line, places[0], guarantee, now)
        if rule is not None:
            least = Must(places[0], line, rule)
    return least


def bound_reached(state: HallState, line: str, first: Place, guarantee: Guarantee, now: float) -> Rule | None:
    """Return the bound that the first ordinary ticket of a line has reached; the longest owed counts."""
    fairness = state.fairness
    owed = next(iter(fairness.owed[line].values())) if line in fairness.owed else None
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
