"""What nobody claimed is released, to the second; the end of a day releases the rest of it."""

from typing import Any

from queue_server.domain.day import opening
from queue_server.domain.events import BookingReleased, DayOpened
from queue_server.domain.lifecycle import State
from queue_server.domain.releasing import due_bookings, left_behind
from wire.bookings import CheckIn


def test_a_booking_is_released_when_its_time_is_over_and_not_before(booked_day: Any) -> None:
    mine = booked_day.book("09:00")
    booked_day.book("09:30")
    booked_day.at_time("09:24")
    booked_day.later(seconds=59)
    assert due_bookings(booked_day.state, booked_day.now) == []
    booked_day.later(seconds=1)
    assert due_bookings(booked_day.state, booked_day.now) == [BookingReleased(booking=mine.id)]
    booked_day.apply(*due_bookings(booked_day.state, booked_day.now))
    assert booked_day.state.bookings.by_id[mine.id].state is State.NO_SHOW
    assert due_bookings(booked_day.state, booked_day.now) == []


def test_who_has_come_is_not_released(booked_day: Any) -> None:
    mine = booked_day.book("09:00")
    booked_day.at_time("09:00")
    booked_day.do(CheckIn(command_id="c", code=mine.code))
    booked_day.at_time("10:00")
    assert due_bookings(booked_day.state, booked_day.now) == []


def test_a_new_day_releases_what_the_days_before_left_and_keeps_what_is_to_come(booked_day: Any) -> None:
    today, later = booked_day.book("17:00"), booked_day.book("09:00", "2026-11-25")
    assert left_behind(booked_day.state, "2026-11-23") == []
    events = opening(booked_day.state, "2026-11-24")
    assert events == [BookingReleased(booking=today.id), DayOpened(day="2026-11-24")]
    booked_day.apply(*events)
    assert dict(booked_day.state.bookings.by_id) == {later.id: later}
    booked_day.apply(*opening(booked_day.state, "2026-11-25"))
    assert booked_day.state.bookings.find(later.code) == later


def test_after_a_week_off_everything_missed_is_released(booked_day: Any) -> None:
    missed = [booked_day.book("09:00", day) for day in ("2026-11-24", "2026-11-27")]
    events = opening(booked_day.state, "2026-12-01")
    assert [e.booking for e in events if isinstance(e, BookingReleased)] == [b.id for b in missed]
    booked_day.apply(*events)
    assert booked_day.state.bookings.by_id == {}
    assert booked_day.replayed() == booked_day.state
