"""From the configuration to what the rules must know of who is next: groups, classes, serving by hour."""

from typing import Final, get_args

from config.settings import Group, Serve, Site
from config.times import Weekday
from queue_server.domain import plan

DAYS: Final = get_args(Weekday)
DEFAULTS: Final = Group(id=plan.DEFAULT_GROUP, name="-", name_en="-", queues=())


def groups_of(site: Site) -> dict[str, plan.Group]:
    """Return the groups by id, the one of all queues in no group among them."""
    return {group.id: _group(group) for group in (DEFAULTS, *site.groups)}


def group_of_queues(site: Site) -> dict[str, str]:
    """Return queue id → group id."""
    named = {queue: group.id for group in site.groups for queue in group.queues}
    return {queue.id: named.get(queue.id, plan.DEFAULT_GROUP) for queue in site.queues}


def classes_of(site: Site) -> dict[str, plan.PriorityClass]:
    """Return the priority classes by id; those that the system gives are there, be they named or not."""
    given = {name: plan.PriorityClass(name) for name in plan.GIVEN}
    named = {one.id: plan.PriorityClass(one.id, one.head_start, one.rank) for one in site.priorities}
    return named | {name: one for name, one in given.items() if name not in named}


def serve_of(serve: Serve) -> plan.Serve:
    """Return how a window serves a queue by hour."""
    return plan.Serve(
        serve.queue,
        helps=serve.role == "helps",
        over=serve.over_minutes or None,
        days=tuple(DAYS.index(day) for day in serve.days),
        start=_minute(serve.start),
        until=_minute(serve.until),
    )


def _group(group: Group) -> plan.Group:
    guarantee = plan.Guarantee(
        in_a_row=group.in_a_row,
        overtakes=group.overtakes,
        cap=group.cap_minutes,
        aged=group.aged_minutes or None,
    )
    return plan.Group(
        id=group.id,
        policy=group.policy,
        first=group.first,
        turns=(group.first_turns, group.other_turns),
        climb=group.climb_minutes,
        guarantee=guarantee,
    )


def _minute(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)
