"""Each call says why."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from queue_server.domain.explaining import explain
from queue_server.domain.plan import Group, PriorityClass
from queue_server.domain.routing import choose
from queue_server.domain.why import RULES, Considered, Why
from wire import intents


def why(day: Any, window: str = "w2") -> Why:
    found: Why = day.at(intents.CallNext, window)[-1].why
    return found


def test_the_one_called_and_the_first_of_each_class_are_named(day: Any) -> None:
    day.open("w2")
    first = day.take("a")
    day.later(seconds=61.9)
    elderly = day.take("a", priority="elderly")
    day.take("a")
    day.later(minutes=2)
    assert why(day) == Why(
        rule="head_start",
        policy="head_start",
        group="default",
        waited=120,
        priority="elderly",
        figures={"minutes": 15},
        considered=(
            Considered(ticket=first.id, number="A001", waited=181),
            Considered(ticket=elderly.id, number="A002", priority="elderly", waited=120),
        ),
        more=1,
    )


def test_at_most_eight_are_named(day: Any) -> None:
    classes = {f"c{n}": PriorityClass(f"c{n}", head_start=n) for n in range(10)}
    day.state.plan = replace(day.state.plan, classes=classes)
    day.open("w2")
    for name in classes:
        day.later(seconds=1)
        day.take("a", priority=name)
    told = why(day)
    assert [one.priority for one in told.considered] == [f"c{n}" for n in (0, 1, 2, 3, 4, 5, 6, 9)]
    assert (told.priority, told.more) == ("c9", 2)


def test_one_that_must_be_next_is_named_with_those_it_was_kept_from(day: Any) -> None:
    day.open("w2")
    for priority in ("ordinary", "elderly", "elderly"):
        day.take("a", priority=priority)
    group = Group(id="default", guarantee=replace(Group(id="d").guarantee, in_a_row=1))
    day.state.plan = replace(day.state.plan, groups={"default": group})
    why(day)
    assert [one.number for one in why(day).considered] == ["A001", "A003"]


def test_an_appointment_is_told_by_its_slot_on_the_sites_clock(day: Any) -> None:
    day.open("w2")
    ticket = day.take("a")
    choice: Any = choose(day.state, ("a",), day.moment.seconds)
    assert explain(day.state, choice, day.moment).due == ""
    day.state.tickets[ticket.id] = replace(ticket, due=day.now + timedelta(minutes=95))
    assert explain(day.state, choice, day.moment).due == "10:35"


def test_a_clock_set_back_makes_no_wait_below_nothing(day: Any) -> None:
    day.open("w2")
    day.take("a")
    day.later(hours=-1)
    assert why(day).waited == 0


def test_every_rule_of_every_policy_is_known() -> None:
    assert len(RULES) == 15
