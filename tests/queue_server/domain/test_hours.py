"""The hours of a day: when the site opens, pauses at noon, and closes; who works in study hours."""

from datetime import UTC, datetime, timedelta

import pytest

from queue_server.domain.hours import Hours, Opening

MIDNIGHT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)  # in Shanghai
FRIDAY = Hours(MIDNIGHT, (Opening(540, 720), Opening(810, 1050, True)), frozenset({"w1"}))


@pytest.mark.parametrize(
    ("minute", "is_open"),
    [
        (539, False),
        (540, True),
        (719, True),
        (720, False),
        (809, False),
        (810, True),
        (1049, True),
        (1050, False),
    ],
)
def test_the_last_minute_of_a_stretch_is_closed_already(minute: int, is_open: bool) -> None:
    assert FRIDAY.is_open(MIDNIGHT + timedelta(minutes=minute)) is is_open


def test_minutes_and_instants_are_of_the_local_day() -> None:
    at = MIDNIGHT + timedelta(hours=9, seconds=30)
    assert FRIDAY.minute(at) == 540.5
    assert FRIDAY.instant(540.5) == at


def test_in_study_hours_only_windows_on_duty_work() -> None:
    assert FRIDAY.of("w1") == FRIDAY.opens
    assert FRIDAY.of("w2") == (Opening(540, 720),)


def test_a_day_starts_with_its_first_stretch_and_ends_with_its_last() -> None:
    assert FRIDAY.starts == MIDNIGHT + timedelta(minutes=540)
    assert FRIDAY.ends == MIDNIGHT + timedelta(minutes=1050)


def test_a_day_off_has_neither_start_nor_end() -> None:
    off = Hours(MIDNIGHT)
    assert (off.starts, off.ends, off.is_open(MIDNIGHT + timedelta(hours=10))) == (None, None, False)
