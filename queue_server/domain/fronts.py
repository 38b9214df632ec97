"""The first of each class: all that a decision looks at, however many wait."""

from typing import NamedTuple

from queue_server.domain.heads import Head, Kind
from queue_server.domain.place import Place
from queue_server.domain.plan import Queue
from queue_server.domain.policy.standing import Standing
from queue_server.domain.state import HallState


class Front(NamedTuple):
    """Who came first of a class among lines that one policy judges alike, and the line of that ticket."""

    standing: Standing
    line: str


def fronts(state: HallState, lines: tuple[str, ...], now: float) -> tuple[list[Front], int]:
    """Return the first of each class in each group over ``lines``, and how many wait in all.

    Queues of one group that promise different waits are told apart, since
    ``deadline`` judges by that. Costs a look at the first of each class over all
    queues, and at each bound ticket; see ``heads``.
    """
    heads = state.heads_now()
    first = {(kind, name): head for kind, name, head in heads.first(frozenset(lines))}
    for line in lines:
        if line not in state.plan.queues:
            _bound(state, line, first)
    waiting = sum([heads.waiting.get(line, 0) for line in lines])
    return [Front(standing_of(state, place, now), line) for place, line in first.values()], waiting


def _bound(state: HallState, line: str, first: dict[tuple[Kind, str], Head]) -> None:
    """Let bound tickets stand among those of their own queues; one line has some of several."""
    for name, places in state.classes(line).items():
        for place in places:
            home = home_of(state, place)
            kind, head = ((home.group, home.promise), name), (place, line)
            if kind not in first or head < first[kind]:
                first[kind] = head


def home_of(state: HallState, place: Place) -> Queue:
    """Return the queue of who waits at a place, also in a line of bound tickets."""
    return state.plan.queue(state.tickets[place[2]].queue)


def standing_of(state: HallState, place: Place, now: float) -> Standing:
    """Return how the ticket at a place stands."""
    ticket = state.tickets[place[2]]
    return standing_at(state, place, ticket.queue, ticket.priority, now)


def standing_at(state: HallState, place: Place, queue: str, priority: str, now: float) -> Standing:
    """Return how a ticket of that queue and class would stand at a place."""
    home = state.plan.queue(queue)
    group = state.plan.group(home.group)
    cycle = state.fairness.cycles.get(group.id, 0)
    return Standing(place, state.plan.priority(priority), home, group, cycle, now)
