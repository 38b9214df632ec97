"""What happens because time passes: calls nobody proved, tickets held too long."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from queue_server.domain.clockwork import due
from queue_server.domain.events import (
    BookingReleased,
    CallUnproven,
    TicketExpired,
    TicketReleased,
    TicketUnbound,
)
from queue_server.domain.hours import Hours, Opening
from queue_server.domain.lifecycle import State
from wire import intents, receipts


def test_a_call_that_nothing_proves_becomes_an_alert_once(day: Any) -> None:
    day.rules(witnessed=("w1",), proof_seconds=15)
    day.open("w1")
    day.take()
    ticket = day.call()
    assert day.time_passes(seconds=14.9) == []
    (event,) = day.time_passes(seconds=0.1)
    assert event == CallUnproven(ticket=ticket, window="w1", times=1)
    assert day.ticket(ticket).unproven
    assert day.time_passes(minutes=5) == []


def test_a_proof_ends_the_alert(day: Any) -> None:
    day.rules(witnessed=("w1",), proof_seconds=15)
    day.open("w1")
    day.take()
    ticket = day.call()
    day.time_passes(seconds=20)
    day.do(receipts.CallShown(command_id="c", ticket=ticket, times=1, screen="b"))
    assert not day.ticket(ticket).unproven
    assert day.time_passes(minutes=5) == []


def test_what_is_proven_or_answered_or_cannot_be_proven_is_no_alert(day: Any) -> None:
    day.rules(witnessed=("w1", "w2"))
    day.open("w1", "w2", "w3")
    for queue in "aab":
        day.take(queue)
    shown, _, _ = day.call("w1"), day.call("w2"), day.call("w3")
    day.do(receipts.CallShown(command_id="c", ticket=shown, times=1, screen="b"))
    day.at(intents.Start, "w2")
    assert day.time_passes(hours=1) == []


def test_the_next_summons_is_watched_anew(day: Any) -> None:
    day.rules(witnessed=("w1",), proof_seconds=15)
    day.open("w1")
    day.take()
    ticket = day.call()
    day.time_passes(seconds=15)
    day.at(intents.Transfer, to_queue="a")
    day.call()
    assert not day.ticket(ticket).unproven
    (event,) = day.time_passes(seconds=15)
    assert event == CallUnproven(ticket=ticket, window="w1", times=2)


def test_a_recall_does_not_give_the_devices_more_time_twice(day: Any) -> None:
    day.rules(witnessed=("w1",), proof_seconds=15)
    day.open("w1")
    day.take()
    day.call()
    day.time_passes(seconds=10)
    day.at(intents.Recall)
    (event,) = day.time_passes(seconds=15)
    assert event.times == 2


def held(day: Any) -> str:
    day.open("w1")
    ticket = day.take().id
    day.call()
    day.at(intents.Start)
    day.later(minutes=3)
    day.at(intents.Hold)
    return str(ticket)


def test_who_is_held_too_long_waits_again_with_the_old_arrival(day: Any) -> None:
    day.rules(hold_minutes=30)
    ticket = held(day)
    arrived = day.ticket(ticket).arrived_at
    day.later(minutes=1)
    day.take()
    assert day.time_passes(minutes=28, seconds=59) == []
    (event,) = day.time_passes(seconds=1)
    assert event == TicketReleased(ticket=ticket, window="w1")
    now = day.ticket(ticket)
    assert (now.state, now.arrived_at, now.started_at, now.times) == (State.WAITING, arrived, None, 0)
    assert day.call() == ticket


def test_without_a_limit_one_is_held_all_day(day: Any) -> None:
    ticket = held(day)
    assert day.time_passes(hours=8) == []
    assert day.ticket(ticket).state is State.HELD


def test_who_was_taken_back_is_not_released(day: Any) -> None:
    day.rules(hold_minutes=30)
    held(day)
    day.at(intents.Resume)
    assert day.time_passes(hours=1) == []
    assert day.now - day.state.windows["w1"].since == timedelta(hours=1)


def closing(day: Any, **more: Any) -> Hours:
    """Return hours that end an hour from now."""
    midnight = day.now - timedelta(hours=9)
    return Hours(midnight, (Opening(9 * 60, 10 * 60),), **more)


def test_who_still_waits_long_after_closing_expires_with_the_reason(day: Any) -> None:
    day.rules(closing_minutes=60)
    day.open("w1", "w2")
    hours = closing(day)
    parked, called, waits = day.take().id, day.take().id, day.take().id
    day.call("w1")
    day.at(intents.Start)
    day.at(intents.Hold)
    assert day.call("w2") == called
    day.later(minutes=119, seconds=59)
    assert list(due(day.state, day.now, hours)) == []
    day.later(seconds=1)
    events = list(due(day.state, day.now, hours))
    assert events == [TicketExpired(ticket=one, reason="closing") for one in (parked, waits)]


def test_who_comes_after_closing_is_wanted_and_stays(day: Any) -> None:
    day.rules(closing_minutes=60)
    hours = closing(day)
    day.later(minutes=60)
    day.take()
    day.later(hours=5)
    assert list(due(day.state, day.now, hours)) == []


def test_without_a_rule_or_hours_or_on_a_day_off_nothing_closes(day: Any) -> None:
    hours = closing(day)
    day.take()
    day.later(hours=8)
    assert list(due(day.state, day.now, hours)) == []
    day.rules(closing_minutes=60)
    assert list(due(day.state, day.now, None)) == []
    assert list(due(day.state, day.now, Hours(hours.midnight))) == []


def test_who_is_bound_too_long_is_free_for_all(day: Any) -> None:
    day.state.plan = replace(day.state.plan, bound=10)
    ticket = day.take(for_window="w2")
    assert day.time_passes(minutes=9, seconds=59) == []
    assert day.time_passes(seconds=1) == [TicketUnbound(ticket=ticket.id)]
    assert day.time_passes(minutes=10) == []


def test_who_left_his_appointment_gives_it_back(booked_day: Any) -> None:
    mine = booked_day.book("09:00")
    assert booked_day.time_passes(minutes=84) == []
    assert booked_day.time_passes(minutes=1) == [BookingReleased(booking=mine.id)]


def test_a_window_without_a_witness_hides_no_other(day: Any) -> None:
    day.rules(witnessed=("w3",), proof_seconds=15)
    day.open("w1", "w3")
    day.take("a")
    silent = day.take("b")
    day.call("w1")
    day.call("w3")
    unproven = day.time_passes(seconds=15)
    assert unproven == [CallUnproven(ticket=silent.id, window="w3", times=1)]
