"""What must hold between the settings of who is next: groups, classes, serving by hour. Pure."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from config.problem import Problem, known, twice
from config.settings import Group, Serve, Site, Window

GIVEN: Final = ("appointment", "returning")
"""The classes that the system gives; they need no entry in the settings."""
IMPLIED: Final = ("ordinary", "default")
"""Names of what is always there: the class without a reason, the group of queues in no group."""


def check_order(file: str, site: Site) -> Iterator[Problem]:
    """Yield what is wrong in a site's groups, priority classes and serving by hour."""
    yield from twice(file, "groups.id", (group.id for group in site.groups))
    yield from twice(file, "groups.queues", (queue for group in site.groups for queue in group.queues))
    yield from twice(file, "priorities.id", (priority.id for priority in site.priorities))
    for priority in site.priorities:
        if priority.id in IMPLIED:
            yield Problem(file, "priorities.id", priority.id, "another name; this one is always there")
    for group in site.groups:
        yield from _check_group(file, site, group)
    for window in site.windows:
        yield from _check_serves(file, site, window)


def _check_group(file: str, site: Site, group: Group) -> Iterator[Problem]:
    key = f"groups[{group.id}]"
    if group.id in IMPLIED:
        yield Problem(file, "groups.id", group.id, "another name; this one is always there")
    queues = [queue.id for queue in site.queues]
    classes = [*GIVEN, *(priority.id for priority in site.priorities)]
    yield from known(file, f"{key}.queues", group.queues, queues, "a queue of this site")
    yield from known(
        file, f"{key}.first", group.first, classes, f"a priority class of this site: {', '.join(classes)}"
    )


def _check_serves(file: str, site: Site, window: Window) -> Iterator[Problem]:
    key = f"windows[{window.id}].serves"
    queues = [queue.id for queue in site.queues]
    yield from known(
        file, f"{key}.queue", [serve.queue for serve in window.serves], queues, "a queue of this site"
    )
    for serve in window.serves:
        if serve.queue in window.queues:
            yield Problem(
                file, f"{key}.queue", serve.queue, "a queue that is not in queues, which are at all hours"
            )
        if serve.start >= serve.until:
            yield Problem(file, f"{key}.until", serve.until, f"a time after start {serve.start}")
        if serve.role == "primary" and serve.over_minutes:
            yield Problem(file, f"{key}.over_minutes", str(serve.over_minutes), "0 for role primary")
    for one, other in combinations(window.serves, 2):
        if _overlap(one, other):
            value = f"{other.queue} {other.start}-{other.until}"
            yield Problem(file, key, value, f"no overlap with {one.start}-{one.until} of the same queue")


def _overlap(one: Serve, other: Serve) -> bool:
    same = one.queue == other.queue and bool(set(one.days) & set(other.days))
    return same and one.start < other.until and other.start < one.until
