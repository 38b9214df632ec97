"""A second opinion on who is next: the policies as ``docs/why/fairness.md`` tells them, written anew."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from queue_server.domain.plan import APPOINTMENT, Group, Plan

Place = tuple[datetime, int]


class Waiting(NamedTuple):
    """One who waits: since when, as the how many-th; its class and queue; the step of its group."""

    ticket: str
    place: Place
    priority: str
    queue: str
    step: int


def group_of(plan: Plan, queue: str) -> Group:
    """Return the group of a queue."""
    return plan.groups[plan.queues[queue].group]


def next_of(plan: Plan, waiting: Iterable[Waiting], now: datetime) -> str | None:
    """Return who is next by policy, the guarantee aside: the earliest to come of each group's first."""
    groups: dict[str, list[Waiting]] = {}
    for one in waiting:
        groups.setdefault(group_of(plan, one.queue).id, []).append(one)
    firsts = [
        min(members, key=lambda one: ORDER[group_of(plan, one.queue).policy](plan, one, now))
        for members in groups.values()
    ]
    return min(firsts, key=lambda one: one.place).ticket if firsts else None


def stepped(group: Group, step: int, priority: str) -> int:
    """Return how the turns stand after a call of that class."""
    mine = priority in group.first
    return (step + 1) % sum(group.turns) if mine == _firsts_turn(group, step) else step


def _firsts_turn(group: Group, step: int) -> bool:
    return step % sum(group.turns) < group.turns[0]


def _arrival(_plan: Plan, one: Waiting, _now: datetime) -> Any:
    return one.place


def _rank(plan: Plan, one: Waiting, now: datetime) -> Any:
    climb = timedelta(minutes=group_of(plan, one.queue).climb)
    waited = max(now - one.place[0], timedelta(0))
    return -plan.priority(one.priority).rank - (waited // climb if climb else 0), one.place


def _head_start(plan: Plan, one: Waiting, _now: datetime) -> Any:
    return one.place[0] - timedelta(minutes=plan.priority(one.priority).head_start), one.place[1]


def _alternate(plan: Plan, one: Waiting, _now: datetime) -> Any:
    group = group_of(plan, one.queue)
    return (one.priority in group.first) != _firsts_turn(group, one.step), one.place


def _deadline(plan: Plan, one: Waiting, now: datetime) -> Any:
    since, order = one.place
    if one.priority == APPOINTMENT:
        return (0 if since <= now else 2), since, order
    minutes = plan.queues[one.queue].promise - plan.priority(one.priority).head_start
    return 1, since + timedelta(minutes=minutes), order


ORDER: Final[Mapping[str, Callable[[Plan, Waiting, datetime], Any]]] = MappingProxyType(
    {
        "arrival": _arrival,
        "priority_first": _rank,
        "head_start": _head_start,
        "alternate": _alternate,
        "deadline": _deadline,
    }
)
