"""What taking a number, being free for all, withdrawing and the day's end make of a ticket."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.itinerary import Stop
from queue_server.domain.lifecycle import State
from queue_server.domain.place import place_of
from queue_server.domain.state import WindowNow
from queue_server.domain.ticket import Ticket
from queue_server.domain.trail import Step

STOPS = (Stop(queue="b", progress="ahead"), Stop(queue="a", progress="here"))


def issued(**more: Any) -> e.TicketIssued:
    fields: dict[str, Any] = {"ticket": "t", "number": "A007", "queue": "a", "sequence": 7, "follow": "f"}
    return e.TicketIssued(**{**fields, "day": "2026-11-23", **more})


def test_a_number_with_all_that_belongs_to_it(day: Any) -> None:
    given: dict[str, Any] = {
        "item": "i-a",
        "priority": "elderly",
        "language": "en",
        "channel": "phone",
        "due": day.now + timedelta(hours=1),
        "person": "p",
        "people_ahead": 3,
        "wait_low": 4,
        "wait_high": 9,
        "wait_seconds": 380,
        "today": "likely",
        "stops": STOPS,
        "stop": 1,
        "bound_to": "w2",
    }
    day.apply(issued(**given))
    assert day.ticket("t") == Ticket(
        id="t",
        number="A007",
        queue="a",
        day="2026-11-23",
        follow="f",
        issued_at=day.now,
        arrived_at=day.now,
        order=1,
        bound_at=day.now,
        trail=(Step(State.WAITING, day.now, 1),),
        **given,
    )
    state = day.state
    assert (state.by_follow, state.sequences) == ({"f": "t"}, {("2026-11-23", "A"): 7})
    assert (state.latest_arrival, state.lines) == (day.now, {"@w2": {"elderly": [place_of(day.ticket("t"))]}})


def test_a_plain_number_is_bound_to_nothing(day: Any) -> None:
    day.apply(issued())
    assert (day.ticket("t").bound_to, day.ticket("t").bound_at) == (None, None)
    assert day.state.lines == {"a": {"ordinary": [place_of(day.ticket("t"))]}}


def test_nobody_arrives_before_who_came_earlier(day: Any) -> None:
    first = day.now
    day.apply(issued())
    day.later(minutes=-5)
    day.apply(issued(ticket="u", number="A008", sequence=8, follow="g"))
    assert (day.ticket("u").issued_at, day.ticket("u").arrived_at) == (day.now, first)
    assert day.state.latest_arrival == first


def test_free_for_all(day: Any) -> None:
    ticket = day.take(for_window="w2")
    day.apply(e.TicketUnbound(ticket=ticket.id))
    assert day.ticket(ticket.id) == replace(ticket, bound_to=None, bound_at=None)
    assert day.state.lines == {"a": {"ordinary": [place_of(ticket)]}}
    assert day.state.fairness.shadow == {"a": [place_of(ticket)]}


@pytest.mark.parametrize(
    ("event", "state"), [(e.TicketCancelled, State.CANCELLED), (e.TicketExpired, State.EXPIRED)]
)
@pytest.mark.parametrize("called", [False, True])
def test_an_end_without_service(day: Any, event: Any, state: State, called: bool) -> None:
    day.open("w1")
    ticket = day.take()
    if called:
        day.call()
    was = day.ticket(ticket.id)
    day.later(minutes=1)
    day.apply(event(ticket=ticket.id))
    step = Step(state, day.now, 0, was.window)
    assert day.ticket(ticket.id) == replace(was, state=state, ended_at=day.now, trail=(*was.trail, step))
    assert day.state.lines == {}
    assert day.state.window("w1").ticket is None


def test_the_end_of_one_empties_no_window_of_another(day: Any) -> None:
    day.open("w1")
    held, there = day.take(), day.take()
    day.apply(e.TicketCalled(ticket=held.id, window="w1"), e.ServiceStarted(ticket=held.id, window="w1"))
    day.apply(e.TicketHeld(ticket=held.id, window="w1"), e.TicketCalled(ticket=there.id, window="w1"))
    since = day.now
    day.later(minutes=1)
    day.apply(e.TicketCancelled(ticket=held.id))
    assert day.state.window("w1") == WindowNow("open", "li", there.id, since)


def test_a_number_of_a_block_is_told_of(day: Any) -> None:
    leased = e.BlockLeased(
        block="b", device="k", queue="a", prefix="A", day="2026-11-23", first=501, last=520
    )
    day.apply(leased, issued(number="A501", sequence=501, block="b", taken_at=day.now))
    assert day.state.blocks.by_id["b"].merged == {501: "t"}
