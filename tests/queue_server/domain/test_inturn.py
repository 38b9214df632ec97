"""A line in the order of its policy: as the calls themselves would take it, if nobody else came."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.inturn import in_turn
from queue_server.domain.plan import Group, PriorityClass
from wire import intents

CLASSES = {
    "elderly": PriorityClass("elderly", head_start=15, rank=1),
    "appointment": PriorityClass("appointment", rank=2),
}


def busy_morning(day: Any, group: Group, classes: dict[str, PriorityClass] | None = None) -> None:
    queues = {name: replace(queue, group="g") for name, queue in day.state.plan.queues.items()}
    day.state.plan = replace(day.state.plan, queues=queues, groups={"g": group}, classes=classes or CLASSES)
    day.open("w2")
    for index in range(12):
        day.take(priority="elderly" if index % 3 == 2 else "ordinary")
        day.later(minutes=4)


@pytest.mark.parametrize(
    "group",
    [
        Group(id="g", policy="arrival"),
        Group(id="g", policy="head_start"),
        Group(id="g", policy="priority_first"),
        Group(id="g", policy="deadline"),
        Group(id="g", policy="alternate", first=("elderly",), turns=(2, 1)),
        Group(id="g", policy="alternate", first=("elderly",), turns=(1, 3)),
    ],
    ids=lambda group: f"{group.policy}-{group.turns}",
)
def test_the_order_is_that_in_which_they_are_called(day: Any, group: Group) -> None:
    busy_morning(day, group)
    foreseen = [place[2] for place in in_turn(day.state, "a")]
    assert in_turn(day.state, "a") == sorted(in_turn(day.state, "a")), "comparable across lines"
    called = []
    while day.state.waiting("a"):
        called.append(day.call("w2"))
        day.at(intents.Finish, "w2")
    assert foreseen == called


def test_by_waiting_a_rank_is_made_up_for(day: Any) -> None:
    busy_morning(day, Group(id="g", policy="priority_first", climb=10))
    order = [day.state.tickets[place[2]].number for place in in_turn(day.state, "a")]
    assert order[:5] == ["A003", "A001", "A002", "A006", "A004"]


def test_appointments_go_before_who_waits_for_a_promise(day: Any) -> None:
    busy_morning(day, Group(id="g", policy="deadline"))
    first = in_turn(day.state, "a")[0]
    booked = replace(day.state.tickets[day.take().id], id="booked", priority="appointment")
    day.state.tickets["booked"] = booked
    day.state.join(booked)
    order = in_turn(day.state, "a")
    assert (order[0][2], order[1]) == ("booked", first)


def test_who_is_bound_goes_by_arrival_and_nobody_is_nobody(day: Any) -> None:
    day.open("w1")
    day.take()
    day.take(priority="elderly")
    day.call()
    day.at(intents.Transfer, to_window="w3")
    assert [place[2] for place in in_turn(day.state, "@w3")] == [place[2] for place in day.state.line("@w3")]
    assert in_turn(day.state, "b") == []
