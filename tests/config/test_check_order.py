"""Every rule between the settings of who is next has a row: what is set, and what is said."""

from typing import Any

import pytest

from config.check_order import check_order
from config.settings import Group, Priority, Queue, Serve, Site, Window


def site(*, serves: tuple[Serve, ...] = (), **more: Any) -> Site:
    queues = tuple(Queue(id=name, prefix=name.upper(), name=name, name_en=name) for name in "abc")
    window = Window(id="w", label="1", hall="h", name="w", name_en="w", queues=("a",), serves=serves)
    bare: dict[str, Any] = {"id": "s", "name": "s", "name_en": "s", "kind": "centre", "halls": ()}
    return Site(**bare, queues=queues, windows=(window,), **more)


def group(name: str = "g", queues: tuple[str, ...] = ("a",), **more: Any) -> Group:
    return Group(id=name, name=name, name_en=name, queues=queues, **more)


def priority(name: str) -> Priority:
    return Priority(id=name, name=name, name_en=name)


WRONG: dict[str, tuple[Site, list[str]]] = {
    "two groups of one id": (
        site(groups=(group(), group(queues=("b",)))),
        ["groups.id = g: expected each once, found 2 times"],
    ),
    "a queue in two groups": (
        site(groups=(group(), group("h"))),
        ["groups.queues = a: expected each once, found 2 times"],
    ),
    "a group of an unknown queue": (
        site(groups=(group(queues=("z",)),)),
        ["groups[g].queues = z: expected a queue of this site"],
    ),
    "an unknown class first": (
        site(groups=(group(first=("returning", "vip")),), priorities=(priority("elderly"),)),
        [
            "groups[g].first = vip: expected a priority class of this site: appointment, returning, elderly",
        ],
    ),
    "a group called default": (
        site(groups=(group("default"),)),
        ["groups.id = default: expected another name; this one is always there"],
    ),
    "a class called ordinary": (
        site(priorities=(priority("ordinary"),)),
        ["priorities.id = ordinary: expected another name; this one is always there"],
    ),
    "two classes of one id": (
        site(priorities=(priority("elderly"), priority("elderly"))),
        ["priorities.id = elderly: expected each once, found 2 times"],
    ),
    "serving an unknown queue": (
        site(serves=(Serve(queue="z"),)),
        ["windows[w].serves.queue = z: expected a queue of this site"],
    ),
    "helping its own queue": (
        site(serves=(Serve(queue="a"),)),
        ["windows[w].serves.queue = a: expected a queue that is not in queues, which are at all hours"],
    ),
    "hours that end before they begin": (
        site(serves=(Serve(queue="b", start="09:00", until="09:00"),)),
        ["windows[w].serves.until = 09:00: expected a time after start 09:00"],
    ),
    "its own queue with a bound": (
        site(serves=(Serve(queue="b", role="primary", over_minutes=5),)),
        ["windows[w].serves.over_minutes = 5: expected 0 for role primary"],
    ),
    "hours that overlap": (
        site(serves=(Serve(queue="b", until="12:00"), Serve(queue="b", start="11:59", role="primary"))),
        ["windows[w].serves = b 11:59-24:00: expected no overlap with 00:00-12:00 of the same queue"],
    ),
}
RIGHT: dict[str, Site] = {
    "nothing set": site(),
    "classes that the system gives": site(priorities=(priority("appointment"), priority("returning"))),
    "two groups": site(groups=(group(), group("h", ("b", "c")))),
    "hours that meet": site(serves=(Serve(queue="b", until="12:00"), Serve(queue="b", start="12:00"))),
    "the same hours of two queues": site(serves=(Serve(queue="b"), Serve(queue="c"))),
    "the same hours of two days": site(
        serves=(Serve(queue="b", days=("mon",)), Serve(queue="b", days=("tue", "wed")))
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_hold_is_said(name: str) -> None:
    wrong, said = WRONG[name]
    assert [str(problem) for problem in check_order("f", wrong)] == [f"f: {one}" for one in said]


@pytest.mark.parametrize("name", RIGHT)
def test_what_holds_is_passed(name: str) -> None:
    assert list(check_order("f", RIGHT[name])) == []
