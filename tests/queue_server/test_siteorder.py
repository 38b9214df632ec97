"""From the settings of who is next to the values of the rules."""

from config.settings import Group, Priority, Queue, Serve, Site
from queue_server.domain import plan
from queue_server.siteorder import classes_of, group_of_queues, groups_of, serve_of


def site(**more: object) -> Site:
    queues = tuple(Queue(id=name, prefix=name.upper(), name=name, name_en=name) for name in "ab")
    bare = {"id": "s", "name": "s", "name_en": "s", "kind": "centre", "halls": (), "windows": ()}
    return Site(**bare, queues=queues, **more)  # type: ignore[arg-type]


def test_every_queue_is_in_a_group() -> None:
    grouped = site(groups=(Group(id="g", name="g", name_en="g", queues=("b",)),))
    assert group_of_queues(grouped) == {"a": "default", "b": "g"}
    assert set(groups_of(grouped)) == {"default", "g"}


def test_the_default_group_gives_head_starts_under_a_guarantee() -> None:
    assert groups_of(site())["default"] == plan.Group(
        id="default",
        policy="head_start",
        first=("appointment",),
        turns=(2, 1),
        climb=15,
        guarantee=plan.Guarantee(in_a_row=3, overtakes=12, cap=20, aged=None),
    )


def test_a_group_is_as_it_is_set() -> None:
    group = Group(
        id="g",
        name="g",
        name_en="g",
        queues=(),
        policy="alternate",
        first=("elderly",),
        first_turns=3,
        other_turns=4,
        climb_minutes=5,
        in_a_row=6,
        overtakes=7,
        cap_minutes=8,
        aged_minutes=9,
    )
    assert groups_of(site(groups=(group,)))["g"] == plan.Group(
        id="g",
        policy="alternate",
        first=("elderly",),
        turns=(3, 4),
        climb=5,
        guarantee=plan.Guarantee(in_a_row=6, overtakes=7, cap=8, aged=9),
    )


def test_what_the_system_gives_is_there_and_may_be_set() -> None:
    assert classes_of(site()) == {name: plan.PriorityClass(name) for name in plan.GIVEN}
    named = (
        Priority(id="elderly", name="e", name_en="e", head_start=10, rank=3),
        Priority(id="appointment", name="a", name_en="a", rank=2),
    )
    assert classes_of(site(priorities=named)) == {
        "elderly": plan.PriorityClass("elderly", 10, 3),
        "appointment": plan.PriorityClass("appointment", 15, 2),
        "returning": plan.PriorityClass("returning"),
    }


def test_a_class_that_the_system_gives_is_chosen_by_nobody() -> None:
    classes = classes_of(site(priorities=(Priority(id="elderly", name="e", name_en="e"),)))
    assert plan.Plan({}, {}, {}, classes).chosen() == ["ordinary", "elderly"]


def test_serving_by_hour() -> None:
    assert serve_of(Serve(queue="a")) == plan.Serve("a", helps=True, over=None)
    timed = Serve(queue="a", role="primary", days=("mon", "sun"), start="09:30", until="12:05")
    assert serve_of(timed) == plan.Serve("a", helps=False, days=(0, 6), start=570, until=725)
    assert serve_of(Serve(queue="a", over_minutes=7)).over == 7
