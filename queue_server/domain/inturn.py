"""A line in the order of its group's policy as things stand, by places that can be compared across lines.

A place here counts from when it would under plain arrival order: a head start
makes it earlier. ``routing`` decides every call anew and looks at the guarantee
too; this is for estimates, which look hundreds of calls ahead.
"""

from collections.abc import Callable, Mapping
from heapq import merge
from types import MappingProxyType
from typing import Final

from queue_server.domain.place import Place
from queue_server.domain.plan import APPOINTMENT, Group, PolicyName, PriorityClass, Queue
from queue_server.domain.policy.alternate import side, then, turn
from queue_server.domain.policy.standing import MINUTE
from queue_server.domain.state import HallState

ALWAYS_BEFORE: Final = 1e7
"""Seconds that no wait makes up for."""
Earlier = Callable[[Group, Queue, PriorityClass], float]

EARLIER: Final[Mapping[PolicyName, Earlier]] = MappingProxyType(
    {
        "arrival": lambda _group, _queue, _priority: 0.0,
        "head_start": lambda _group, _queue, priority: priority.head_start * MINUTE,
        "priority_first": lambda group, _queue, priority: (
            priority.rank * (group.climb * MINUTE or ALWAYS_BEFORE)
        ),
        "deadline": lambda _group, queue, priority: (
            ALWAYS_BEFORE if priority.id == APPOINTMENT else (priority.head_start - queue.promise) * MINUTE
        ),
        "alternate": lambda _group, _queue, _priority: 0.0,
    }
)
"""By how many seconds a class counts as come earlier under each policy; ``alternate`` is dealt below."""


def in_turn(state: HallState, line: str) -> list[Place]:
    """Return who waits in a line, first to be called first; one of bound tickets goes by arrival."""
    classes, queue = state.classes(line), state.plan.queues.get(line)
    if queue is None:
        return state.line(line)
    group = state.plan.group(queue.group)
    if group.policy == "alternate" and len(classes) > 1:
        return _alternating(state, line, group)
    earlier = EARLIER[group.policy]
    shifted = [
        _shifted(places, earlier(group, queue, state.plan.priority(name))) for name, places in classes.items()
    ]
    return shifted[0] if len(shifted) == 1 else list(merge(*shifted))


def _shifted(places: list[Place], seconds: float) -> list[Place]:
    return [(since - seconds, order, ticket) for since, order, ticket in places] if seconds else places[:]


def _alternating(state: HallState, line: str, group: Group) -> list[Place]:
    """Deal the two sides out; who is called counts as come no earlier than who is called before him."""
    sides: tuple[list[tuple[Place, str]], list[tuple[Place, str]]] = ([], [])
    for name, places in state.classes(line).items():
        sides[side(group, name)].extend((place, name) for place in places)
    stacks = [sorted(one, reverse=True) for one in sides]
    cycle, latest = state.fairness.cycles.get(group.id, 0), 0.0
    dealt: list[Place] = []
    while stacks[0] or stacks[1]:
        whose = turn(group, cycle)
        (since, _, ticket), name = (stacks[whose] or stacks[not whose]).pop()
        latest = max(latest, since)
        cycle = then(group, cycle, name)
        dealt.append((latest, len(dealt), ticket))
    return dealt
