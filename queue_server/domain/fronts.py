"""The first of each class: all that a decision looks at, however many wait."""

from typing import NamedTuple

from queue_server.domain.place import Place
from queue_server.domain.plan import Queue
from queue_server.domain.policy.standing import Standing
from queue_server.domain.state import NOBODY, HallState


class Front(NamedTuple):
    """Who came first of a class among lines that one policy judges alike, and the line of that ticket."""

    standing: Standing
    line: str


def fronts(state: HallState, lines: tuple[str, ...], now: float) -> tuple[list[Front], int]:
    """Return the first of each class in each group over ``lines``, and how many wait in all.

    Queues of one group that promise different waits are told apart, since
    ``deadline`` judges by that.
    """
    alike: dict[tuple[str, int], dict[str, tuple[Place, str]]] = {}
    waiting, queues, filled = 0, state.plan.queues, state.lines
    for line in lines:
        queue = queues.get(line)
        firsts = alike.setdefault((queue.group, queue.promise), {}) if queue else {}
        for name, places in filled.get(line, NOBODY).items():
            waiting += len(places)
            place = places[0]
            if queue is None:  # bound tickets of any queue
                home = home_of(state, place)
                firsts = alike.setdefault((home.group, home.promise), {})
            best = firsts.get(name)
            if best is None or place < best[0]:
                firsts[name] = (place, line)
    found = (first for firsts in alike.values() for first in firsts.values())
    return [Front(standing_of(state, place, now), line) for place, line in found], waiting


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
