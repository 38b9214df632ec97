"""The first of each class is all that a decision looks at."""

from typing import Any

from msgspec.structs import replace

from queue_server.domain.fronts import fronts, home_of, standing_at, standing_of
from queue_server.domain.place import place_of
from queue_server.domain.plan import Group, Queue
from wire import intents


def firsts(day: Any, *lines: str) -> list[tuple[str, str]]:
    found, _ = fronts(day.state, lines, day.moment.seconds)
    return sorted((day.state.tickets[front.standing.place[2]].number, front.line) for front in found)


def test_of_each_class_the_first_over_all_lines(day: Any) -> None:
    for name, classes in (("b", "o"), ("a", "oe"), ("b", "e"), ("a", "e")):
        for letter in classes:
            day.take(name, priority={"o": "ordinary", "e": "elderly"}[letter])
    assert firsts(day, "a", "b") == [("A002", "a"), ("B001", "b")]
    assert firsts(day, "b", "a") == [("A002", "a"), ("B001", "b")]
    assert firsts(day, "a") == [("A001", "a"), ("A002", "a")]


def test_all_who_wait_are_counted(day: Any) -> None:
    for queue in "aab":
        day.take(queue)
    assert [fronts(day.state, lines, 0.0)[1] for lines in (("a", "b"), ("a",), ("z",))] == [3, 2, 0]


def test_groups_and_promises_are_told_apart(day: Any) -> None:
    day.take("a")
    day.take("b")
    queues = day.state.plan.queues
    apart = replace(day.state.plan, queues={**queues, "b": replace(queues["b"], promise=10)})
    grouped = replace(day.state.plan, queues={**queues, "b": replace(queues["b"], group="other")})
    assert firsts(day, "a", "b") == [("A001", "a")]
    for plan in (apart, grouped):
        day.state.plan = plan
        assert firsts(day, "a", "b") == [("A001", "a"), ("B001", "b")]


def test_a_bound_ticket_stands_as_its_own_queue_stands(day: Any) -> None:
    queues = day.state.plan.queues
    day.state.plan = replace(day.state.plan, queues={**queues, "a": replace(queues["a"], promise=7)})
    day.open("w1")
    ticket = day.take("a")
    day.call()
    day.at(intents.Transfer, to_window="w3")
    found, _ = fronts(day.state, ("@w3",), day.moment.seconds)
    assert (found[0].line, found[0].standing.queue.promise) == ("@w3", 7)
    assert home_of(day.state, place_of(ticket)).promise == 7


def test_of_bound_tickets_the_first_of_each_group_counts(day: Any) -> None:
    queues = day.state.plan.queues
    day.state.plan = replace(day.state.plan, queues={**queues, "b": replace(queues["b"], group="other")})
    for queue in "aabb":
        day.take(queue, for_window="w1")
    assert firsts(day, "@w1") == [("A001", "@w1"), ("B001", "@w1")]
    day.open("w1")
    day.call("w1")
    assert firsts(day, "@w1", "a", "b") == [("A002", "@w1"), ("B001", "@w1")]


def test_a_standing_has_all_that_a_policy_judges(day: Any) -> None:
    group = Group(id="default", policy="alternate")
    day.state.plan = replace(day.state.plan, groups={"default": group})
    ticket = day.take("a", priority="elderly")
    day.state.fairness.cycles["default"] = 2
    standing = standing_of(day.state, place_of(ticket), 5.0)
    assert (standing.place, standing.priority.id, standing.queue.id) == (place_of(ticket), "elderly", "a")
    assert (standing.group, standing.cycle, standing.now) == (group, 2, 5.0)


def test_what_is_gone_from_the_settings_has_no_advantage(day: Any) -> None:
    standing = standing_at(day.state, (0.0, 1, "t"), "gone", "gone", 5.0)
    assert (standing.priority.head_start, standing.priority.rank) == (0, 0)
    assert standing.queue == Queue("gone", "")
    assert (standing.group.id, standing.group.policy, standing.cycle) == ("default", "head_start", 0)
