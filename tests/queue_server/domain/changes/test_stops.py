"""What the end of a stop, and a changed visit, make of a ticket and the lines."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.itinerary import Stop
from queue_server.domain.lifecycle import State
from queue_server.domain.place import place_of
from queue_server.domain.state import WindowNow
from queue_server.domain.trail import Step

STOPS = (Stop(queue="a", item="i-a", progress="here"), Stop(queue="b", item="i-b", stage=1))


@pytest.fixture
def was(day: Any) -> Any:
    """A ticket with two stops waits for the first, bound to w2."""
    day.open("w2", "w3")
    ticket = replace(day.take(for_window="w2"), stops=STOPS, item="i-a")
    day.state.tickets[ticket.id] = ticket
    day.later(minutes=1)
    return ticket


def test_the_end_of_a_stop(day: Any, was: Any) -> None:
    day.apply(e.TicketCalled(ticket=was.id, window="w2"), e.ServiceStarted(ticket=was.id, window="w2"))
    served = day.ticket(was.id)
    day.later(minutes=4)
    day.apply(e.StopFinished(ticket=was.id, window="w2", stop=0, to_stop=1, to_queue="b", to_item="i-b"))
    assert day.ticket(was.id) == replace(
        served,
        state=State.WAITING,
        queue="b",
        item="i-b",
        stop=1,
        stops=(replace(STOPS[0], progress="done"), replace(STOPS[1], progress="here")),
        times=0,
        started_at=None,
        bound_to=None,
        trail=(*served.trail, Step(State.WAITING, day.now, 1, None)),
    )
    assert day.state.lines == {"b": {"ordinary": [place_of(was)]}}
    assert day.state.window("w2") == WindowNow("open", "li", None, day.now)


def changed(was: Any, queue: str, stop: int = 0) -> e.ItineraryChanged:
    stops = (*STOPS, Stop(queue="a", stage=2, reason="also"))
    return e.ItineraryChanged(
        ticket=was.id, change="add", stops=stops, stop=stop, queue=queue, item=STOPS[stop].item
    )


def test_a_change_of_what_is_ahead_moves_nobody(day: Any, was: Any) -> None:
    event = changed(was, "a")
    day.apply(event)
    assert day.ticket(was.id) == replace(was, stops=event.stops)
    assert day.state.lines == {"@w2": {"ordinary": [place_of(was)]}}


def test_who_waits_goes_to_the_line_of_another_first_stop(day: Any, was: Any) -> None:
    event = changed(was, "b", 1)
    day.apply(event)
    assert day.ticket(was.id) == replace(was, stops=event.stops, stop=1, queue="b", item="i-b", bound_to=None)
    assert day.state.lines == {"b": {"ordinary": [place_of(was)]}}
    assert day.state.fairness.shadow == {"b": [place_of(was)]}


def test_who_is_served_stays(day: Any, was: Any) -> None:
    day.apply(e.TicketCalled(ticket=was.id, window="w2"))
    called = day.ticket(was.id)
    day.apply(changed(was, "a"))
    assert day.ticket(was.id) == replace(called, stops=changed(was, "a").stops)
    assert (day.state.lines, day.state.window("w2").ticket) == ({}, was.id)
