"""A clerk adds, skips and reorders the stops of a visit, with a reason."""

from typing import Any

import pytest

from queue_server.domain.lifecycle import State
from wire import intents


@pytest.fixture
def ticket(day: Any) -> str:
    day.open("w2", "w3")
    (issued,) = day.do(intents.Issue(command_id="c", items=("i-a", "i-b"), order="given"))
    return str(issued.ticket)


def progress(day: Any, ticket: str) -> list[str]:
    return [stop.progress for stop in day.ticket(ticket).stops]


def add(ticket: str, **where: Any) -> Any:
    return intents.AddStop(command_id="c", ticket=ticket, reason="also wants", **where)


def skip(ticket: str, stop: int) -> Any:
    return intents.SkipStop(command_id="c", ticket=ticket, stop=stop, reason="not needed")


def order(ticket: str, *stops: int) -> Any:
    return intents.OrderStops(command_id="c", ticket=ticket, order=stops, reason="shorter")


def test_a_plain_ticket_gets_a_second_stop(day: Any) -> None:
    day.open("w2")
    plain = day.take("a").id
    day.call("w2")
    day.do(add(plain, queue="b"))
    assert progress(day, plain) == ["here", "ahead"]
    assert day.ticket(plain).stops[1].reason == "also wants"
    day.at(intents.Finish, "w2")
    assert (day.ticket(plain).state, day.ticket(plain).queue) == (State.WAITING, "b")


def test_what_is_added_comes_last(day: Any, ticket: str) -> None:
    (event,) = day.do(add(ticket, item="i-a"))
    assert (event.change, event.reason, event.stops[-1].queue) == ("add", "also wants", "a")
    assert event.stops[-1].stage > max(stop.stage for stop in event.stops[:-1])


def test_a_stop_ahead_is_left_out(day: Any, ticket: str) -> None:
    day.do(skip(ticket, 1))
    assert progress(day, ticket) == ["here", "skipped"]
    day.call("w2")
    day.at(intents.Finish, "w2")
    assert day.ticket(ticket).state is State.FINISHED


def test_who_waits_for_a_stop_left_out_goes_on_to_the_next(day: Any, ticket: str) -> None:
    (event,) = day.do(skip(ticket, 0))
    assert (event.stop, event.queue) == (1, "b")
    assert progress(day, ticket) == ["skipped", "here"]
    assert day.call("w3") == ticket
    assert day.state.waiting("a") == 0


def test_the_last_stop_is_not_left_out(day: Any, ticket: str) -> None:
    day.do(skip(ticket, 1))
    refusal = day.refusal(skip(ticket, 0))
    assert (refusal.code, refusal.field, refusal.value) == ("last_stop", "stop", "0")


@pytest.mark.parametrize("stop", [0, 2, -1])
def test_only_what_is_ahead_is_left_out(day: Any, ticket: str, stop: int) -> None:
    day.call("w2")
    refusal = day.refusal(skip(ticket, stop))
    assert (refusal.code, refusal.expected) == ("stop_not_ahead", "1")


def test_who_waits_goes_to_another_stop_first(day: Any, ticket: str) -> None:
    day.do(order(ticket, 1, 0))
    assert progress(day, ticket) == ["ahead", "here"]
    assert day.call("w3") == ticket
    day.at(intents.Finish, "w3")
    assert (day.ticket(ticket).queue, day.ticket(ticket).stop) == ("a", 0)
    assert day.call("w2") == ticket


def test_who_is_served_stays_where_they_are(day: Any, ticket: str) -> None:
    day.do(add(ticket, queue="a"))
    day.call("w2")
    day.do(order(ticket, 2, 1))
    assert progress(day, ticket) == ["here", "ahead", "ahead"]
    day.at(intents.Finish, "w2")
    assert (day.ticket(ticket).stop, day.ticket(ticket).queue) == (2, "a")


@pytest.mark.parametrize("stops", [(0,), (1,), (0, 1, 1), (0, 2), (5, 0)])
def test_an_order_names_each_stop_that_can_change_once(day: Any, ticket: str, stops: Any) -> None:
    refusal = day.refusal(order(ticket, *stops))
    assert (refusal.code, refusal.field, refusal.expected) == ("stop_not_ahead", "order", "0, 1")


def test_a_visit_that_is_over_is_not_changed(day: Any, ticket: str) -> None:
    day.do(intents.Cancel(command_id="c", ticket=ticket))
    for intent in (add(ticket, queue="b"), skip(ticket, 1), order(ticket, 1, 0)):
        assert day.refusal(intent).code == "illegal_move"


def test_a_ticket_nobody_knows_is_named(day: Any) -> None:
    for intent in (add("nobody", queue="b"), skip("nobody", 1), order("nobody", 1, 0)):
        assert day.refusal(intent).code == "unknown_ticket"


def test_a_stop_at_a_queue_nobody_knows_is_named(day: Any, ticket: str) -> None:
    assert day.refusal(add(ticket, queue="z")).code == "unknown_queue"
    assert day.refusal(add(ticket)).code == "item_or_queue"


def test_the_log_alone_leads_to_the_same_visit(day: Any, ticket: str) -> None:
    day.do(order(ticket, 1, 0))
    day.do(add(ticket, queue="b"))
    day.call("w3")
    day.at(intents.Finish, "w3")
    day.do(skip(ticket, 0))
    assert day.replayed() == day.state


def test_a_stop_added_after_a_transfer_sends_nobody_back(day: Any, ticket: str) -> None:
    """The present stop is where the clerk sent the citizen (found by simulation)."""
    day.call("w2")
    day.at(intents.Transfer, "w2", to_queue="b")
    day.do(add(ticket, queue="a"))
    assert (day.ticket(ticket).queue, day.state.first("a")) == ("b", None)
    assert [stop.queue for stop in day.ticket(ticket).stops] == ["b", "b", "a"]
    assert day.call("w3") == ticket
    day.at(intents.Start, "w3")
    day.do(add(ticket, queue="a"))
    assert day.ticket(ticket).queue == "b"
