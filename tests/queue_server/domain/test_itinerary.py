"""Visits with several stops: their order, the way from one to the next, and what must hold of any."""

from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from queue_server.domain.itinerary import Route, Stop, listed, open_stops, planned, went_on
from queue_server.domain.lifecycle import State
from wire import intents


def queues(stops: Any) -> list[str]:
    return [stop.queue for stop in stops]


def test_the_lead_first_and_the_others_as_it_suits() -> None:
    stops = planned(Route("lead", ("x", "y")), "i")
    assert queues(stops) == ["lead", "x", "y"]
    assert [stop.stage for stop in stops] == [0, 1, 1]
    assert open_stops(stops) == [0]


def test_the_lead_last_and_the_others_in_order() -> None:
    stops = planned(Route("lead", ("x", "y"), lead_first=False, free=False), "i")
    assert queues(stops) == ["x", "y", "lead"]
    assert [stop.stage for stop in stops] == [1, 2, 3]
    assert {stop.item for stop in stops} == {"i"}


def test_several_items_free_or_in_order() -> None:
    pairs = [("i", "a"), ("j", "b")]
    assert open_stops(listed(pairs, free=True)) == [0, 1]
    assert open_stops(listed(pairs, free=False)) == [0]


def test_going_on_leaves_one_and_comes_to_another() -> None:
    stops = listed([("i", "a"), ("j", "b"), ("k", "c")], free=True)
    begun = went_on(stops, 1, 1)
    assert [stop.progress for stop in begun] == ["ahead", "here", "ahead"]
    assert [stop.progress for stop in went_on(begun, 1, 2)] == ["ahead", "done", "here"]
    assert [stop.progress for stop in went_on(begun, 1, None, "skipped")] == ["ahead", "skipped", "ahead"]


@given(st.lists(st.builds(Stop, queue=st.sampled_from("abc"), stage=st.integers(0, 3)), max_size=6))
def test_no_stop_is_open_before_an_earlier_stage_is_over(stops: list[Stop]) -> None:
    now = tuple(stops)
    seen = []
    while found := open_stops(now):
        assert all(
            now[at].stage == min(stop.stage for stop in now if stop.progress == "ahead") for at in found
        )
        seen.append(found[0])
        now = went_on(now, found[0], None)
    assert sorted(seen) == list(range(len(stops)))


def visit(day: Any, order: Literal["free", "given"] = "given") -> str:
    """Take one number for both items; window 2 serves A, window 3 serves B."""
    day.open("w2", "w3")
    (issued,) = day.do(intents.Issue(command_id="c", items=("i-a", "i-b"), order=order))
    return str(issued.ticket)


def test_one_ticket_goes_from_stop_to_stop_without_queueing_anew(day: Any) -> None:
    ticket = visit(day)
    arrived = day.ticket(ticket).arrived_at
    day.later(minutes=1)
    later = day.take("b").id
    assert day.call("w2") == ticket
    day.at(intents.Start, "w2")
    day.later(minutes=5)
    day.at(intents.Finish, "w2")
    now = day.ticket(ticket)
    assert (now.state, now.queue, now.item, now.stop, now.arrived_at) == (
        State.WAITING,
        "b",
        "i-b",
        1,
        arrived,
    )
    assert [stop.progress for stop in now.stops] == ["done", "here"]
    assert set(day.state.learned.queues) == {"a"}
    assert day.call("w3") == ticket
    day.at(intents.Finish, "w3")
    assert day.ticket(ticket).state is State.FINISHED
    assert day.call("w3") == later


def test_next_sends_who_is_there_to_the_next_stop(day: Any) -> None:
    ticket = visit(day)
    day.call("w2")
    (sent,) = day.at(intents.CallNext, "w2")
    assert (sent.ticket, sent.to_stop, sent.by_next, sent.implied) == (ticket, 1, True, True)
    day.do(intents.Undo(command_id="c", window="w2"))
    assert day.ticket(ticket).state is State.CALLED
    assert [stop.progress for stop in day.ticket(ticket).stops] == ["here", "ahead"]


def test_each_stop_has_its_own_times(day: Any) -> None:
    ticket = visit(day)
    day.call("w2")
    day.at(intents.Finish, "w2")
    assert [step.stop for step in day.ticket(ticket).trail] == [0, 0, 1]


def test_a_free_visit_begins_where_one_waits_least(day: Any) -> None:
    day.open("w2", "w3")
    for _ in range(3):
        day.take("a")
    ticket = visit(day, order="free")
    assert (day.ticket(ticket).queue, day.ticket(ticket).stop) == ("b", 1)
    assert day.ticket(ticket).number.startswith("B")


def test_a_joint_item_brings_its_stops(day: Any) -> None:
    day.state.plan = replace(day.state.plan, routes={"i-a": Route("a", ("b",), lead_first=False)})
    (issued,) = day.do(intents.Issue(command_id="c", item="i-a"))
    assert queues(day.ticket(issued.ticket).stops) == ["b", "a"]
    assert issued.queue == "b"


def test_an_item_asked_for_twice_is_one_stop(day: Any) -> None:
    (issued,) = day.do(intents.Issue(command_id="c", items=("i-a", "i-a")))
    assert (issued.item, issued.stops) == ("i-a", ())


@pytest.mark.parametrize(
    ("asked", "code", "field"),
    [
        ({"items": ("i-a", "i-z")}, "unknown_item", "item"),
        ({"items": ("i-a",), "item": "i-b"}, "items_or_one", "items"),
        ({"items": ("i-a",), "queue": "b"}, "items_or_one", "items"),
    ],
)
def test_what_is_asked_for_wrongly_is_named(day: Any, asked: Any, code: str, field: str) -> None:
    refusal = day.refusal(intents.Issue(command_id="c", **asked))
    assert (refusal.code, refusal.field) == (code, field)
