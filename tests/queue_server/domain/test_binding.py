"""Tickets bound to one window or clerk, and when they are free again."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.binding import at_work, due_releases
from queue_server.domain.events import TicketUnbound
from wire import intents


def test_a_ticket_taken_for_a_window_is_called_there_alone(day: Any) -> None:
    day.open("w1", "w2")
    ticket = day.take("a", for_window="w2")
    assert (ticket.bound_to, ticket.bound_at, ticket.people_ahead) == ("w2", day.now, 0)
    assert (day.next("w1"), day.next("w2")) == (None, ticket.id)


@pytest.mark.parametrize("clerk", ["wang", "clerk:wang"])
def test_a_ticket_for_a_clerk_goes_with_the_clerk(day: Any, clerk: str) -> None:
    day.open("w1")
    day.do(intents.OpenWindow(command_id="c", window="w2", clerk="wang"))
    ticket = day.take("a", for_clerk=clerk)
    assert ticket.bound_to == "clerk:wang"
    assert (day.next("w1"), day.next("w2")) == (None, ticket.id)
    day.at(intents.CloseWindow, "w2")
    day.do(intents.OpenWindow(command_id="c", window="w3", clerk="wang"))
    assert (day.next("w2"), day.next("w3")) == (None, ticket.id)


def test_a_transfer_to_a_clerk_binds_from_then_on(day: Any) -> None:
    day.open("w1")
    day.do(intents.OpenWindow(command_id="c", window="w3", clerk="wang"))
    ticket = day.take("a")
    day.call("w1")
    day.later(minutes=5)
    (event,) = day.at(intents.Transfer, "w1", to_clerk="wang")
    assert (event.to_queue, event.to_window, event.to_clerk) == ("a", None, "clerk:wang")
    sent = day.state.tickets[ticket.id]
    assert (sent.bound_to, sent.bound_at, sent.arrived_at) == ("clerk:wang", day.now, ticket.arrived_at)
    assert day.next("w3") == ticket.id


def test_a_transfer_to_a_queue_frees(day: Any) -> None:
    day.open("w1")
    ticket = day.take("a", for_window="w1")
    day.call("w1")
    day.at(intents.Transfer, "w1", to_queue="b")
    sent = day.state.tickets[ticket.id]
    assert (sent.bound_to, sent.bound_at, sent.queue) == (None, None, "b")


def test_people_ahead_are_those_of_the_same_binding(day: Any) -> None:
    day.open("w1")
    day.take("a")
    day.take("a", for_window="w1")
    assert day.take("a", for_window="w1").people_ahead == 1
    assert day.take("a").people_ahead == 1


@pytest.mark.parametrize(
    ("asked", "code", "field", "expected"),
    [
        ({"for_window": "w9"}, "unknown_window", "for_window", "w1, w2, w3"),
        ({"for_clerk": "wang"}, "clerk_away", "for_clerk", "a clerk who is at work: li"),
        (
            {"for_clerk": "li", "for_window": "w1"},
            "window_or_clerk",
            "for_clerk",
            "a window or a clerk, not both",
        ),
    ],
)
def test_what_a_ticket_cannot_be_bound_to_is_refused(
    day: Any, asked: dict[str, Any], code: str, field: str, expected: str
) -> None:
    day.open("w1")
    refusal = day.refusal(intents.Issue(command_id="c", queue="a", **asked))
    assert (refusal.code, refusal.field, refusal.expected) == (code, field, expected)
    assert refusal.value == asked.get("for_clerk", "w9")


def test_a_transfer_names_its_own_fields(day: Any) -> None:
    day.open("w1")
    day.take("a")
    day.call("w1")
    for more, field in (({"to_clerk": "wang"}, "to_clerk"), ({"to_window": "w9"}, "to_window")):
        assert day.refusal(intents.Transfer(command_id="c", window="w1", **more)).field == field
    both = intents.Transfer(command_id="c", window="w1", to_queue="a", to_clerk="li")
    assert day.refusal(both).code == "where_to"


def test_who_is_at_work(day: Any) -> None:
    day.open("w1")
    day.do(intents.OpenWindow(command_id="c", window="w2", clerk="clerk:wang"))
    day.do(intents.OpenWindow(command_id="c", window="w3", clerk="zhao"))
    day.at(intents.PauseWindow, "w2")
    day.at(intents.CloseWindow, "w3")
    assert list(at_work(day.state)) == ["li", "wang"]


def bound_day(day: Any, minutes: int) -> Any:
    day.state.plan = replace(day.state.plan, bound=minutes)
    day.open("w1", "w2")
    return day


def test_after_so_many_minutes_a_bound_ticket_is_free_for_all(day: Any) -> None:
    bound_day(day, 10)
    before = day.take("a", for_window="w2")
    later = day.take("a")
    day.later(minutes=1)
    day.take("a", for_clerk="li")
    day.later(minutes=8, seconds=59.999)
    assert due_releases(day.state, day.now) == []
    day.later(seconds=0.001)
    assert due_releases(day.state, day.now) == [TicketUnbound(ticket=before.id)]
    day.apply(*due_releases(day.state, day.now))
    free = day.state.tickets[before.id]
    assert (free.bound_to, free.bound_at, free.state) == (None, None, "waiting")
    assert [place[2] for place in day.state.line("a")] == [before.id, later.id]
    assert due_releases(day.state, day.now) == []
    assert len(due_releases(day.state, day.now + timedelta(minutes=1))) == 1
    assert day.replayed().fairness == day.state.fairness


def test_with_no_limit_nobody_is_freed(day: Any) -> None:
    bound_day(day, 0)
    day.take("a", for_window="w2")
    assert list(due_releases(day.state, day.now + timedelta(days=1))) == []
