"""The times of every state, and the four durations made of them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from queue_server.domain.lifecycle import State
from queue_server.domain.trail import Durations, Step, durations
from wire import intents

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def test_a_plain_visit_waits_walks_is_served_and_stays(day: Any) -> None:
    day.open("w1")
    ticket = day.take().id
    day.later(minutes=10)
    day.call()
    day.later(minutes=1)
    day.at(intents.Start)
    day.later(minutes=5)
    day.at(intents.Finish)
    day.later(hours=1)
    trail = day.ticket(ticket).trail
    assert [step.state for step in trail] == ["waiting", "called", "serving", "finished"]
    assert [step.window for step in trail] == [None, "w1", "w1", "w1"]
    assert durations(trail, day.now) == Durations(waiting=600.0, walking=60.0, service=300.0, stay=960.0)


def test_time_on_hold_is_stay_alone(day: Any) -> None:
    day.open("w1")
    ticket = day.take().id
    day.call()
    day.at(intents.Start)
    day.later(minutes=5)
    day.at(intents.Hold)
    day.later(minutes=20)
    day.at(intents.Resume)
    day.later(minutes=2)
    day.at(intents.Finish)
    assert durations(day.ticket(ticket).trail, day.now) == Durations(service=420.0, stay=1620.0)


def test_what_runs_is_counted_to_now(day: Any) -> None:
    ticket = day.take().id
    day.later(minutes=3)
    assert durations(day.ticket(ticket).trail, day.now) == Durations(waiting=180.0, stay=180.0)


def test_a_recall_and_a_return_go_on_counting(day: Any) -> None:
    day.open("w1")
    ticket = day.take().id
    day.call()
    day.later(minutes=1)
    day.at(intents.Recall)
    day.later(minutes=1)
    day.at(intents.NoShow)
    day.later(minutes=7)
    day.do(intents.Requeue(command_id="c", ticket=ticket))
    day.later(minutes=4)
    assert durations(day.ticket(ticket).trail, day.now) == Durations(waiting=240.0, walking=120.0, stay=360.0)


def test_one_stop_alone() -> None:
    trail = (
        Step(State.WAITING, NINE, 0),
        Step(State.SERVING, NINE + timedelta(minutes=2), 0, "w1"),
        Step(State.WAITING, NINE + timedelta(minutes=5), 1),
        Step(State.FINISHED, NINE + timedelta(minutes=9), 1),
    )
    later = NINE + timedelta(hours=1)
    assert durations(trail, later, stop=0) == Durations(waiting=120.0, service=180.0, stay=300.0)
    assert durations(trail, later, stop=1) == Durations(waiting=240.0, stay=240.0)


def test_a_clock_set_back_makes_no_negative_time() -> None:
    trail = (Step(State.WAITING, NINE), Step(State.CALLED, NINE - timedelta(hours=1)))
    assert durations(trail, NINE) == Durations(walking=3600.0, stay=3600.0)


def test_no_trail_is_no_time() -> None:
    assert durations((), NINE) == Durations()


def test_a_ticket_knows_since_when_it_is_what_it_is(day: Any) -> None:
    day.open("w1")
    ticket = day.take().id
    day.later(minutes=10)
    day.call()
    assert day.ticket(ticket).since == day.now
