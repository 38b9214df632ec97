"""Taking a number and withdrawing it."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.lifecycle import State
from queue_server.domain.plan import Group, Plan, Queue
from wire import intents


def test_a_ticket_is_what_was_asked_for(day: Any) -> None:
    day.open("w1")
    intent = intents.Issue(
        command_id="c", item="i-a", priority="elderly", language="en", channel="phone", phone="0600-5550100"
    )
    event = day.do(intent)[0]
    ticket = day.state.tickets[event.ticket]
    assert (ticket.number, ticket.queue, ticket.item, ticket.day) == ("A001", "a", "i-a", "2026-11-23")
    assert (ticket.priority, ticket.language, ticket.channel) == ("elderly", "en", "phone")
    assert (ticket.state, ticket.issued_at, ticket.arrived_at) == (State.WAITING, day.now, day.now)
    assert event.phone == "*******0100"
    assert (ticket.stops, ticket.stop) == ((), 0)
    assert day.state.by_follow == {ticket.follow: ticket.id}


def test_each_queue_counts_for_itself(day: Any) -> None:
    assert [day.take(queue).number for queue in "abab"] == ["A001", "B001", "A002", "B002"]


def test_who_comes_is_told_how_many_are_before(day: Any) -> None:
    day.open("w1", "w2")
    assert [day.take().people_ahead for _ in range(3)] == [0, 1, 2]
    assert day.take("b").people_ahead == 0


def test_a_priority_class_is_told_only_who_is_really_before(day: Any) -> None:
    day.take()
    day.later(minutes=20)
    day.take()
    assert day.take(priority="elderly").people_ahead == 1


def test_who_is_before_goes_by_the_policy_of_the_own_queue(day: Any) -> None:
    queues = {**day.state.plan.queues, "a": replace(day.state.plan.queues["a"], group="strict")}
    groups = {"strict": Group(id="strict", policy="arrival")}
    day.state.plan = replace(day.state.plan, queues=queues, groups=groups)
    for queue in "ab":
        day.take(queue)
    assert day.take("a", priority="elderly").people_ahead == 1
    assert day.take("b", priority="elderly").people_ahead == 0


def test_the_wait_is_unknown_while_no_window_is_open(day: Any) -> None:
    ticket = day.take()
    assert (ticket.wait_low, ticket.wait_high) == (None, None)
    day.open("w1")
    ticket = day.take()
    assert ticket.wait_low is not None
    assert ticket.wait_high is not None


def test_beyond_999_a_number_grows_a_digit(day: Any) -> None:
    day.take()
    day.state.sequences["2026-11-23", "A"] = 999
    assert day.take().number == "A1000"


def test_a_prefix_given_to_another_queue_in_the_middle_of_a_day_goes_on_counting(day: Any) -> None:
    day.take("a")
    day.take("a")
    queues = {"a": Queue("a", "C", ("w1",)), "b": Queue("b", "A", ("w1",))}
    day.state.plan = replace(day.state.plan, queues=queues)
    assert day.take("b").number == "A003"
    assert day.take("a").number == "C001"


@pytest.mark.parametrize(
    ("asked", "code", "field", "value"),
    [
        ({"queue": "z"}, "unknown_queue", "queue", "z"),
        ({"item": "i-z"}, "unknown_item", "item", "i-z"),
        ({"queue": "a", "priority": "vip"}, "unknown_priority", "priority", "vip"),
        ({"queue": "a", "item": "i-a"}, "item_or_queue", "item", "i-a"),
        ({}, "item_or_queue", "item", "None"),
    ],
)
def test_what_is_not_there_is_named(day: Any, asked: Any, code: str, field: str, value: str) -> None:
    refusal = day.refusal(intents.Issue(command_id="c", **asked))
    assert (refusal.code, refusal.field, refusal.value) == (code, field, value)
    assert refusal.expected
    assert not day.state.tickets


def test_the_expected_queues_and_classes_are_listed(day: Any) -> None:
    assert day.refusal(intents.Issue(command_id="c", queue="z")).expected == "a, b"
    refusal = day.refusal(intents.Issue(command_id="c", queue="a", priority="vip"))
    assert refusal.expected == "ordinary, elderly"


def test_an_item_whose_queue_is_elsewhere_is_refused(day: Any, plan: Plan) -> None:
    day.state.plan = replace(plan, queue_of_item={})
    assert day.refusal(intents.Issue(command_id="c", item="i-a")).code == "unknown_item"


def test_a_withdrawn_ticket_leaves_its_line(day: Any) -> None:
    ticket = day.take()
    day.do(intents.Cancel(command_id="c", ticket=ticket.id, reason="went home"))
    assert day.state.tickets[ticket.id].state is State.CANCELLED
    assert day.state.line("a") == []


def test_a_called_ticket_that_is_withdrawn_frees_the_window(day: Any) -> None:
    day.open("w1")
    day.take()
    ticket = day.call()
    day.do(intents.Cancel(command_id="c", ticket=ticket))
    assert day.state.window("w1").ticket is None


def test_one_being_served_cannot_be_withdrawn(day: Any) -> None:
    day.open("w1")
    day.take()
    ticket = day.call()
    day.at(intents.Start)
    assert day.refusal(intents.Cancel(command_id="c", ticket=ticket)).code == "illegal_move"


def test_an_unknown_ticket_cannot_be_withdrawn(day: Any) -> None:
    refusal = day.refusal(intents.Cancel(command_id="c", ticket="gone"))
    assert (refusal.code, refusal.field, refusal.value) == ("unknown_ticket", "ticket", "gone")
