"""Limits for one person: one open number a queue, so many a day; nothing without the rule or the word."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.limits import PersonRule
from queue_server.domain.refusal import Refusal
from wire import intents
from wire.bookings import CancelBooking, CheckIn

MONDAY, TUESDAY = "2026-11-23", "2026-11-24"
LI, WANG = "0123456789abcdef" * 2, "f" * 32


def limit(day: Any, **rule: Any) -> None:
    day.state.plan = replace(day.state.plan, persons=PersonRule(**rule))


def refused(day: Any, queue: str = "a", person: str = LI) -> Refusal:
    refusal: Refusal = day.refusal(intents.Issue(command_id="c", queue=queue, person=person))
    return refusal


def test_without_a_rule_or_a_word_nobody_is_limited(booked_day: Any) -> None:
    for _ in range(3):
        booked_day.take(person=LI)
    limit(booked_day, one_open=True, daily=1)
    for _ in range(3):
        booked_day.take()


def test_the_word_is_kept_with_the_ticket(booked_day: Any) -> None:
    assert booked_day.take(person=LI).person == LI
    assert booked_day.replayed() == booked_day.state


def test_one_open_number_a_queue_is_told_with_the_number(booked_day: Any) -> None:
    limit(booked_day, one_open=True)
    mine = booked_day.take(person=LI)
    refusal = refused(booked_day)
    assert (refusal.code, refusal.field, refusal.value) == ("already_waiting", "person", mine.number)
    assert refusal.expected
    booked_day.take("b", person=LI)
    booked_day.take(person=WANG)


def test_the_next_is_given_when_the_first_is_over(booked_day: Any) -> None:
    limit(booked_day, one_open=True)
    booked_day.open("w1")
    booked_day.take(person=LI)
    booked_day.call()
    assert refused(booked_day).code == "already_waiting"
    booked_day.at(intents.Start)
    assert refused(booked_day).code == "already_waiting"
    booked_day.at(intents.Finish)
    booked_day.take(person=LI)


def test_who_has_an_appointment_today_is_told_to_use_it(booked_day: Any) -> None:
    limit(booked_day, one_open=True)
    booking = booked_day.book("10:00", person=LI)
    refusal = refused(booked_day)
    assert (refusal.code, refusal.field, refusal.value) == ("already_booked", "person", f"{MONDAY} 10:00")
    assert refusal.expected
    booked_day.take(person=WANG)
    booked_day.take("b", person=LI)
    booked_day.do(CancelBooking(command_id="c", code=booking.code))
    booked_day.take(person=LI)


def test_an_appointment_of_another_day_does_not_stop_who_comes_today(booked_day: Any) -> None:
    limit(booked_day, one_open=True)
    booked_day.book("10:00", TUESDAY, person=LI)
    booked_day.take(person=LI)


def test_so_many_numbers_a_day_over_all_queues(booked_day: Any) -> None:
    limit(booked_day, daily=3)
    booked_day.take(person=LI)
    booked_day.take("b", person=LI)
    booked_day.book("10:00", person=LI)
    refusal = refused(booked_day, "b")
    assert (refusal.code, refusal.field, refusal.value) == ("daily_limit", "person", "3")
    assert refusal.expected == "at most 3 numbers a day"
    booked_day.take(person=WANG)


def test_withdrawn_numbers_do_not_count_and_appointments_count_once(booked_day: Any) -> None:
    limit(booked_day, daily=2)
    gone = booked_day.take(person=LI)
    booked_day.do(intents.Cancel(command_id="c", ticket=gone.id))
    booking = booked_day.book("09:00", person=LI)
    booked_day.at_time("09:00")
    booked_day.do(CheckIn(command_id="c", code=booking.code))
    booked_day.take("b", person=LI)
    assert refused(booked_day, "b").value == "2"


def test_each_day_counts_for_itself(booked_day: Any) -> None:
    limit(booked_day, daily=1)
    booked_day.book("10:00", TUESDAY, person=LI)
    booked_day.take(person=LI)
    assert refused(booked_day).code == "daily_limit"
    booked_day.at_time("08:00", TUESDAY)
    assert refused(booked_day).code == "daily_limit"


@pytest.mark.parametrize("one_open", [True, False])
def test_a_limit_of_zero_is_no_limit(booked_day: Any, one_open: bool) -> None:
    limit(booked_day, one_open=one_open, daily=0)
    booked_day.take(person=LI)
    booked_day.take("b", person=LI)
