"""Which ticket a window gets next 叫号: the guarantee, then each group's policy, then arrival."""

from collections.abc import Iterable
from typing import NamedTuple

from queue_server.domain.fronts import Front, fronts, standing_of
from queue_server.domain.guarantee import must_be_next
from queue_server.domain.moment import Moment
from queue_server.domain.policy import POLICIES
from queue_server.domain.policy.standing import Key, Rule, Standing
from queue_server.domain.serves import served_by
from queue_server.domain.state import HallState


class Choice(NamedTuple):
    """Who is next: how it stands, in which line, by which rule; and who else was looked at, of how many."""

    standing: Standing
    line: str
    rule: Rule
    fronts: list[Front]
    waiting: int

    @property
    def ticket(self) -> str:
        """The id of the ticket."""
        return self.standing.place[2]


def next_ticket(state: HallState, window_id: str, moment: Moment) -> str | None:
    """Return the id of the ticket that a window gets next, or None when nobody waits for it."""
    choice = choose(state, served_by(state, window_id, moment).lines, moment.seconds)
    return choice.ticket if choice else None


def choose(state: HallState, lines: tuple[str, ...], now: float) -> Choice | None:
    """Return who is next of those who wait in ``lines``, or None when nobody does.

    Costs a look at the first of each class in each line, however many wait.
    """
    found, waiting = fronts(state, lines, now)
    if not found:
        return None
    must = must_be_next(state, lines, now)
    if must is not None:
        standing = standing_of(state, must.place, now)
        return Choice(standing, must.line, must.rule, found, waiting)
    front = min(_winners(found), key=lambda one: one.standing.place)
    rule = POLICIES[front.standing.group.policy].rule(front.standing)
    return Choice(front.standing, front.line, rule, found, waiting)


def _winners(found: Iterable[Front]) -> Iterable[Front]:
    """Return the winner of each group by its own policy."""
    best: dict[str, tuple[Key, Front]] = {}
    for front in found:
        group = front.standing.group
        key = POLICIES[group.policy].key(front.standing)
        if group.id not in best or key < best[group.id][0]:
            best[group.id] = (key, front)
    return [front for _, front in best.values()]
