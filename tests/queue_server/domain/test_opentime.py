"""Open time: the hours of the day put end to end from now on."""

from datetime import UTC, datetime, timedelta

from queue_server.domain.hours import Hours, Opening
from queue_server.domain.opentime import ALWAYS, OVER, Stretch, open_time

MIDNIGHT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
HOURS = Hours(MIDNIGHT, (Opening(540, 720), Opening(810, 1050, True)))


def at(minute: float) -> datetime:
    return MIDNIGHT + timedelta(minutes=minute)


def test_without_hours_it_never_ends() -> None:
    assert open_time(None, at(0)) is ALWAYS
    assert ALWAYS.real(1e9) == 1e9
    assert ALWAYS.is_open


def test_in_the_morning_noon_lies_ahead() -> None:
    time = open_time(HOURS, at(700))
    assert time.stretches == (Stretch(0, 1200), Stretch(1200, 1200 + 240 * 60, 90 * 60, True))
    assert (time.closes, time.is_open, time.into) == (1200 + 240 * 60, True, 160 * 60)
    assert (time.first, time.last) == time.stretches
    assert (time.real(1199), time.real(1200)) == (1199, 1200 + 5400)


def test_before_opening_and_at_noon_time_begins_with_the_next_stretch() -> None:
    early, noon = open_time(HOURS, at(530)), open_time(HOURS, at(720))
    assert (early.is_open, early.real(0), early.closes) == (False, 600, 420 * 60)
    assert (noon.is_open, noon.real(0), noon.stretches[0].begins) == (False, 5400, 0)
    assert open_time(HOURS, at(540)).is_open


def test_after_closing_nothing_is_left() -> None:
    over = open_time(HOURS, at(1050))
    assert (over.stretches, over.closes, over.is_open) == ((), 0, False)
    assert over.first is over.last is OVER
    assert over.real(60) == 60


def test_after_the_last_stretch_time_goes_on() -> None:
    time = open_time(HOURS, at(700))
    assert time.real(time.closes + 60) == time.closes + 60 + 5400


def test_a_service_that_runs_into_the_break_ends_in_it() -> None:
    time = open_time(HOURS, at(700))
    assert time.rested(1100, 1199) == 1199
    assert time.rested(1100, 1200) == 1200
    assert time.rested(1100, 1500) == 1200
    assert time.rested(1200, 1500) == 1500
    assert time.rested(time.closes - 60, time.closes + 60) == time.closes + 60


def test_who_is_not_on_duty_leaves_before_study() -> None:
    friday = Hours(MIDNIGHT, HOURS.opens, frozenset({"w1"}))
    time = open_time(friday, at(700))
    assert time.leaves("w1") == float("inf")
    assert time.leaves("w2") == 1200
    assert open_time(friday, at(900)).leaves("w2") == 0
    plain = Hours(MIDNIGHT, (Opening(540, 720), Opening(810, 1050)))
    assert open_time(plain, at(700)).leaves("w2") == float("inf")
    assert ALWAYS.leaves("w2") == float("inf")
