"""What service makes of a ticket and its window: begun, ended, parked, taken back, sent elsewhere."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.changes.service import sent_to
from queue_server.domain.itinerary import Stop
from queue_server.domain.lifecycle import State
from queue_server.domain.place import place_of
from queue_server.domain.state import WindowNow
from queue_server.domain.trail import Step


@pytest.fixture
def was(day: Any) -> Any:
    """A ticket is served at w1, since a minute."""
    day.open("w1", "w2")
    ticket = day.take()
    day.call()
    day.later(seconds=10)
    day.apply(e.ServiceStarted(ticket=ticket.id, window="w1"))
    served = day.ticket(ticket.id)
    day.later(minutes=1)
    return served


def then(was: Any, state: State, at: Any, where: str | None, **more: Any) -> Any:
    return replace(was, state=state, trail=(*was.trail, Step(state, at, was.stop, where)), **more)


def test_a_start(day: Any, was: Any) -> None:
    assert (was.state, was.started_at, was.since) == (State.SERVING, was.trail[-1].at, was.started_at)
    assert was.trail[-1] == Step(State.SERVING, was.started_at, 0, "w1")
    assert day.state.window("w1").ticket == was.id


def test_a_finish(day: Any, was: Any) -> None:
    day.apply(e.ServiceFinished(ticket=was.id, window="w1"))
    assert day.ticket(was.id) == then(was, State.FINISHED, day.now, "w1", ended_at=day.now)
    assert day.state.window("w1") == WindowNow("open", "li", None, day.now)


def test_a_hold_and_a_resume(day: Any, was: Any) -> None:
    day.apply(e.TicketHeld(ticket=was.id, window="w1"))
    held = day.ticket(was.id)
    assert held == then(was, State.HELD, day.now, "w1")
    assert day.state.window("w1") == WindowNow("open", "li", None, day.now)
    assert list(day.state.parked) == [was.id]
    day.later(minutes=3)
    day.apply(e.TicketResumed(ticket=was.id, window="w2"))
    assert day.ticket(was.id) == then(held, State.SERVING, day.now, "w2", window="w2")
    assert day.state.window("w2") == WindowNow("open", "li", was.id, day.now)
    assert day.state.parked == {}


def test_a_release(day: Any, was: Any) -> None:
    day.apply(e.TicketHeld(ticket=was.id, window="w1"))
    held = day.ticket(was.id)
    day.apply(e.TicketReleased(ticket=was.id, window="w1"))
    assert day.ticket(was.id) == then(held, State.WAITING, day.now, None, times=0, started_at=None)
    assert (day.state.parked, day.state.line("a")) == ({}, [place_of(was)])


@pytest.mark.parametrize(
    ("to", "queue", "bound"),
    [
        ({"to_queue": "b"}, "b", None),
        ({"to_queue": "a", "to_window": "w2"}, "a", "w2"),
        ({"to_queue": "b", "to_clerk": "clerk:wang"}, "b", "clerk:wang"),
    ],
)
def test_a_transfer(day: Any, was: Any, to: Any, queue: str, bound: str | None) -> None:
    day.apply(e.TicketTransferred(ticket=was.id, window="w1", **to))
    sent = {"queue": queue, "bound_to": bound, "bound_at": day.now if bound else None}
    assert day.ticket(was.id) == then(was, State.WAITING, day.now, None, times=0, started_at=None, **sent)
    assert day.state.lines == {f"@{bound}" if bound else queue: {"ordinary": [place_of(was)]}}
    assert day.state.window("w1") == WindowNow("open", "li", None, day.now)


def test_the_present_stop_is_where_one_is_sent(day: Any, was: Any) -> None:
    stops = (Stop(queue="a", progress="done"), Stop(queue="a", progress="here"), Stop(queue="c"))
    sent = sent_to(replace(was, stops=stops, stop=1), "b")
    assert sent == (stops[0], replace(stops[1], queue="b"), stops[2])
    assert sent_to(was, "b") == ()
