"""Booking, moving and withdrawing: what is recorded, what is refused, and codes nobody guesses."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.booking import CODE_DIGITS
from queue_server.domain.events import BookingCancelled, BookingMoved
from queue_server.domain.lifecycle import State
from queue_server.domain.limits import PersonRule, Quota, SlotRule
from wire.bookings import Book, CancelBooking, CheckIn, MoveBooking

MONDAY, TUESDAY = "2026-11-23", "2026-11-24"
LI = "0123456789abcdef" * 2


def a_booking(day: str = MONDAY, time: str = "09:00", **more: Any) -> Book:
    return Book(command_id="c", day=day, time=time, **more)


def a_move(code: str, time: str, day: str = MONDAY) -> MoveBooking:
    return MoveBooking(command_id="c", code=code, day=day, time=time)


def rules(day: Any, **more: Any) -> None:
    day.state.plan = replace(day.state.plan, **more)


def test_a_booking_is_what_was_asked_for(booked_day: Any) -> None:
    made = booked_day.book(
        "13:30", TUESDAY, item="i-a", person=LI, digits="5678", language="en", channel="phone"
    )
    assert (made.queue, made.item, made.person, made.digits) == ("a", "i-a", LI, "5678")
    assert (made.language, made.channel, made.state) == ("en", "phone", State.BOOKED)
    assert (made.slot.day, made.slot.time, made.slot.half) == (TUESDAY, "13:30", "afternoon")
    assert made.slot.start == datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
    assert made.slot.until == datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
    assert made.booked_at == booked_day.now
    assert booked_day.replayed() == booked_day.state


def test_codes_are_twelve_digits_and_all_different(booked_day: Any) -> None:
    rules(booked_day, slots={"a": SlotRule(30, 50)})
    codes = {booked_day.book("09:00").code for _ in range(50)}
    assert len(codes) == 50
    assert {len(code) for code in codes} == {CODE_DIGITS}
    assert all(code.isdigit() for code in codes)


def test_a_code_that_is_taken_is_not_given_again(booked_day: Any) -> None:
    asked = a_booking(queue="a")
    taken = booked_day.decide(asked)[0].code
    booked_day.state.bookings.by_code[taken] = "someone else"
    booked_day._ids = count(1)  # the same random words once more
    other = booked_day.decide(asked)[0].code
    assert other != taken
    assert len(other) == CODE_DIGITS


def test_the_code_does_not_tell_the_word_it_is_made_of(booked_day: Any) -> None:
    made = booked_day.book("09:00")
    assert made.code != made.id
    assert "001" not in (made.code[:3], made.code[-3:])


@pytest.mark.parametrize(
    ("asked", "code", "field"),
    [
        ({}, "item_or_queue", "item"),
        ({"queue": "a", "item": "i-a"}, "item_or_queue", "item"),
        ({"queue": "z"}, "unknown_queue", "queue"),
        ({"item": "i-z"}, "unknown_item", "item"),
        ({"queue": "b"}, "no_appointments", "queue"),
        ({"item": "i-b"}, "no_appointments", "queue"),
        ({"queue": "a", "time": "09:01"}, "no_slot", "time"),
        ({"queue": "a", "day": "2026-11-22"}, "no_slot", "time"),
        ({"queue": "a", "day": "2026-99-99"}, "no_slot", "time"),
    ],
)
def test_what_cannot_be_booked_is_named(
    booked_day: Any, asked: Mapping[str, Any], code: str, field: str
) -> None:
    refusal = booked_day.refusal(a_booking(**asked))
    assert (refusal.code, refusal.field) == (code, field)
    assert refusal.expected
    assert not booked_day.state.bookings.by_id


def test_a_slot_takes_so_many_and_no_more(booked_day: Any) -> None:
    booked_day.book("09:00")
    booked_day.book("09:00")
    assert booked_day.refusal(a_booking(queue="a")).code == "slot_full"


def test_moving_gives_one_place_back_and_takes_another(booked_day: Any) -> None:
    mine = booked_day.book("09:00")
    (event,) = booked_day.do(a_move(mine.code, "13:30", TUESDAY))
    assert event == BookingMoved(
        booking=mine.id,
        day=TUESDAY,
        time="13:30",
        start=datetime(2026, 11, 24, 5, 30, tzinfo=UTC),
        until=datetime(2026, 11, 24, 6, 0, tzinfo=UTC),
        half="afternoon",
    )
    moved = booked_day.state.bookings.find(mine.code)
    assert moved == replace(mine, slot=moved.slot)
    assert (moved.slot.day, moved.slot.time, moved.slot.half) == (TUESDAY, "13:30", "afternoon")
    assert booked_day.state.bookings.held == {("a", moved.slot.start): 1}
    assert booked_day.replayed() == booked_day.state


def test_into_a_full_slot_nobody_is_moved_but_who_is_in_it(booked_day: Any) -> None:
    full, other = [booked_day.book("09:00"), booked_day.book("09:00")], booked_day.book("09:30")
    assert booked_day.refusal(a_move(other.code, "09:00")).code == "slot_full"
    booked_day.do(a_move(full[0].code, "09:00"))
    assert booked_day.state.bookings.in_slot("a", full[0].slot.start) == 2


def test_a_booking_can_be_moved_until_it_is_over(booked_day: Any) -> None:
    mine = booked_day.book("09:00")
    booked_day.at_time("09:24")
    booked_day.later(seconds=59)
    booked_day.do(a_move(mine.code, "10:00"))
    booked_day.at_time("10:25")
    refusal = booked_day.refusal(a_move(mine.code, "11:00"))
    assert (refusal.code, refusal.field, refusal.value) == ("booking_over", "code", f"{MONDAY} 10:00")
    assert refusal.expected


def test_what_is_withdrawn_is_over_and_its_place_free(booked_day: Any) -> None:
    mine = booked_day.book("09:00")
    assert booked_day.do(CancelBooking(command_id="c", code=mine.code)) == [BookingCancelled(booking=mine.id)]
    assert booked_day.state.bookings.by_id[mine.id].state is State.CANCELLED
    assert not booked_day.state.bookings.held
    for intent in (CancelBooking(command_id="c", code=mine.code), a_move(mine.code, "10:00")):
        assert booked_day.refusal(intent).code == "booking_over"


@pytest.mark.parametrize(
    "intent",
    [CancelBooking(command_id="c", code="1" * 12), a_move("1" * 12, "10:00")],
    ids=["cancel", "move"],
)
def test_an_unknown_code_is_named(booked_day: Any, intent: Any) -> None:
    refusal = booked_day.refusal(intent)
    assert (refusal.code, refusal.field, refusal.value) == ("unknown_booking", "code", "1" * 12)
    assert refusal.expected


def test_who_has_a_number_withdraws_no_booking(booked_day: Any) -> None:
    """The place in the slot stays taken, for its holder has come (found by simulation)."""
    mine = booked_day.book("09:00")
    booked_day.at_time("09:00")
    booked_day.do(CheckIn(command_id="c", code=mine.code))
    refusal = booked_day.refusal(CancelBooking(command_id="c", code=mine.code))
    assert (refusal.code, refusal.field, refusal.value) == ("checked_in", "code", "A001")
    assert booked_day.state.bookings.in_slot("a", mine.slot.start) == 1


def test_who_has_a_number_moves_no_booking(booked_day: Any) -> None:
    mine = booked_day.book("09:00")
    booked_day.at_time("09:00")
    booked_day.do(CheckIn(command_id="c", code=mine.code))
    refusal = booked_day.refusal(a_move(mine.code, "10:00"))
    assert (refusal.code, refusal.field, refusal.value) == ("checked_in", "code", "A001")
    assert refusal.expected


def test_an_item_without_numbers_is_not_booked(booked_day: Any) -> None:
    rules(booked_day, quotas={"i-a": Quota(morning=1, afternoon=0)})
    mine = booked_day.book("09:00", item="i-a")
    refusal = booked_day.refusal(a_booking(time="09:30", item="i-a"))
    assert (refusal.code, refusal.expected) == ("quota_used", f"next: {TUESDAY} morning")
    assert booked_day.refusal(a_booking(time="14:00", item="i-a")).code == "quota_used"
    booked_day.do(a_move(mine.code, "10:00"))  # its own number does not stand in its way
    assert booked_day.refusal(a_move(mine.code, "14:00")).code == "quota_used"


def test_one_person_has_one_appointment_of_a_queue_whenever_it_is(booked_day: Any) -> None:
    rules(booked_day, persons=PersonRule(one_open=True))
    mine = booked_day.book("09:00", person=LI)
    refusal = booked_day.refusal(a_booking(TUESDAY, queue="a", person=LI))
    assert (refusal.code, refusal.value) == ("already_booked", f"{MONDAY} 09:00")
    booked_day.do(a_move(mine.code, "10:00", TUESDAY))


def test_a_day_has_so_many_for_one_person_also_by_moving(booked_day: Any) -> None:
    rules(booked_day, persons=PersonRule(daily=1))
    mine = booked_day.book("09:00", person=LI)
    other = booked_day.book("09:00", TUESDAY, person=LI)
    assert booked_day.refusal(a_move(other.code, "10:00")).code == "daily_limit"
    booked_day.do(a_move(mine.code, "10:00"))


def test_a_queue_that_is_gone_takes_nobody_back(booked_day: Any) -> None:
    mine = booked_day.book("09:00")
    rules(booked_day, slots={})
    assert booked_day.refusal(a_move(mine.code, "10:00")).code == "no_appointments"
