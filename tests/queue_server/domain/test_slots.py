"""Slots come from the hours; what is past, too far or full cannot be booked."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.appointment import Slot
from queue_server.domain.half_day import Half
from queue_server.domain.hours import Hours, Opening
from queue_server.domain.limits import SlotRule
from queue_server.domain.plan import Queue
from queue_server.domain.refusal import Refusal
from queue_server.domain.slots import first_free, places, slot_for, slots_of

MONDAY = "2026-11-23"
MIDNIGHT = datetime(2026, 11, 22, 16, tzinfo=UTC)


def times(day: Any, on: str = MONDAY, queue: str = "a") -> list[str]:
    return [place.slot.time for place in places(day.state, queue, on, day.diary)]


def test_slots_fill_the_hours_and_a_rest_is_none() -> None:
    hours = Hours(MIDNIGHT, (Opening(540, 720), Opening(810, 869)))
    made = list(slots_of(MONDAY, hours, Queue("a", "A"), SlotRule(50, 1)))
    assert [slot.time for slot in made] == ["09:00", "09:50", "10:40", "13:30"]
    assert made[1] == Slot(
        day=MONDAY,
        time="09:50",
        start=MIDNIGHT + timedelta(minutes=590),
        until=MIDNIGHT + timedelta(minutes=640),
        half=Half.MORNING,
    )
    assert made[3].half is Half.AFTERNOON


def test_a_slot_that_ends_with_the_span_is_whole() -> None:
    hours = Hours(MIDNIGHT, (Opening(540, 600),))
    assert [s.time for s in slots_of(MONDAY, hours, Queue("a", "A"), SlotRule(30, 1))] == ["09:00", "09:30"]
    assert [s.time for s in slots_of(MONDAY, hours, Queue("a", "A"), SlotRule(60, 1))] == ["09:00"]
    assert not list(slots_of(MONDAY, hours, Queue("a", "A"), SlotRule(61, 1)))


def test_of_today_only_what_is_still_to_begin(booked_day: Any) -> None:
    assert times(booked_day)[:2] == ["09:00", "09:30"]
    booked_day.at_time("09:00")
    assert times(booked_day)[:2] == ["09:30", "10:00"]
    booked_day.at_time("17:00")
    assert times(booked_day) == []


def test_days_ahead_are_counted_days_off_and_past_days_are_empty(booked_day: Any) -> None:
    booked_day.at_time("08:00", "2026-11-24")
    full = 6 + 8
    assert len(times(booked_day, "2026-11-27")) == full  # Friday: w1, which serves a, is on duty
    assert times(booked_day, "2026-11-28") == []  # Saturday
    assert times(booked_day, "2026-11-30") == []  # too far
    assert times(booked_day, MONDAY) == []
    assert times(booked_day, "2026-02-30") == []


def test_the_last_day_ahead_is_in_and_the_next_is_not(booked_day: Any) -> None:
    booked_day.at_time("08:00", "2026-11-26")
    assert times(booked_day, "2026-11-30") != []
    assert times(booked_day, "2026-12-01") == []


def test_a_queue_without_slots_has_none(booked_day: Any) -> None:
    assert times(booked_day, queue="b") == []
    assert times(booked_day, queue="z") == []


def test_a_day_of_which_nothing_is_known_has_none(booked_day: Any) -> None:
    booked_day.calendar = lambda _: None
    assert times(booked_day) == []


def test_a_booking_takes_a_place_in_its_slot_alone(booked_day: Any) -> None:
    booked_day.book("09:30")
    found = {
        p.slot.time: (p.capacity, p.free) for p in places(booked_day.state, "a", MONDAY, booked_day.diary)
    }
    assert found["09:30"] == (2, 1)
    assert {free for time, free in found.items() if time != "09:30"} == {(2, 2)}


def test_a_capacity_made_smaller_frees_nothing(booked_day: Any) -> None:
    booked_day.book("09:30")
    booked_day.book("09:30")
    smaller = {"a": SlotRule(minutes=30, capacity=1)}
    booked_day.state.plan = replace(booked_day.state.plan, slots=smaller)
    found = {
        p.slot.time: (p.capacity, p.free) for p in places(booked_day.state, "a", MONDAY, booked_day.diary)
    }
    assert found["09:30"] == (1, 0)


def asked(day: Any, time: str, on: str = MONDAY, **more: Any) -> Slot | Refusal:
    return slot_for(day.state, "a", on, time, day.diary, **more)


def test_the_slot_asked_for(booked_day: Any) -> None:
    slot = asked(booked_day, "13:30", "2026-11-24")
    assert isinstance(slot, Slot)
    assert (slot.day, slot.time) == ("2026-11-24", "13:30")


def test_no_such_slot_names_the_next(booked_day: Any) -> None:
    refusal = asked(booked_day, "12:00")
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field, refusal.value) == ("no_slot", "time", f"{MONDAY} 12:00")
    assert refusal.expected == f"next: {MONDAY} 09:00"


def test_a_full_slot_names_the_next_with_a_place(booked_day: Any) -> None:
    for time in ("09:00", "09:00", "09:30"):
        booked_day.book(time)
    refusal = asked(booked_day, "09:00")
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field, refusal.value) == ("slot_full", "time", f"{MONDAY} 09:00")
    assert refusal.expected == f"next: {MONDAY} 09:30"


def test_ones_own_place_in_a_full_slot_is_kept(booked_day: Any) -> None:
    own = [booked_day.book("09:00"), booked_day.book("09:00")][0].slot
    assert asked(booked_day, "09:00", own=own) == own
    other = booked_day.book("09:30").slot
    assert isinstance(asked(booked_day, "09:00", own=other), Refusal)


def test_after_today_the_next_day_has_the_next_place(booked_day: Any) -> None:
    booked_day.at_time("17:00")
    first = first_free(booked_day.state, "a", booked_day.diary)
    assert first is not None
    assert (first.day, first.time) == ("2026-11-24", "09:00")


def test_when_nothing_is_free_that_is_said(booked_day: Any) -> None:
    plan = booked_day.state.plan
    booked_day.state.plan = replace(plan, slots={"a": SlotRule(30, 1, walk_ins=100, days_ahead=4)})
    refusal = asked(booked_day, "09:00")
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.expected) == ("slot_full", "none is free in the days ahead")


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({"a": SlotRule(30, 1), "c": SlotRule(30, 1)}, "a queue with slots: a, c"),
        ({}, "no queue takes any"),
    ],
)
def test_a_queue_that_takes_no_appointments(booked_day: Any, slots: Any, expected: str) -> None:
    booked_day.state.plan = replace(booked_day.state.plan, slots=slots)
    refusal = slot_for(booked_day.state, "b", MONDAY, "09:00", booked_day.diary)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field, refusal.value) == ("no_appointments", "queue", "b")
    assert refusal.expected == expected


def test_a_day_that_ended_takes_nobody_when_the_clock_is_set_back_into_it(booked_day: Any) -> None:
    booked_day.at_time("08:00", "2026-11-24")
    booked_day.today, booked_day.now = MONDAY, MIDNIGHT + timedelta(hours=8)
    assert times(booked_day) == []
    assert times(booked_day, "2026-11-24")
