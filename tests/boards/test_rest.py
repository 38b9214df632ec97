"""Dark at night, on weekends and holidays, never while anybody is called; a picture that does not burn in."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.board import Mode
from boards.rest import DRIFT, DRIFT_MINUTES, drift, rests
from config.calendar import load_calendar
from config.load import DEMO_COUNTY, load

SITE = load(DEMO_COUNTY, "centre").site
ZONE = ZoneInfo(SITE.timezone)
CALENDAR = load_calendar()
FIRST, LAST = min(span.start for span in SITE.hours), max(span.until for span in SITE.hours)


def at(day: str, clock: str, minutes: int = 0) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZONE) + timedelta(minutes=minutes)


def dark(now: datetime, mode: Mode = "closed", minutes: int = 30) -> bool:
    return rests(SITE, CALENDAR, minutes, mode, now)


def test_it_wakes_before_the_first_hours_and_rests_after_the_last() -> None:
    tuesday = "2026-07-14"
    assert dark(at(tuesday, FIRST, -31))
    assert not dark(at(tuesday, FIRST, -30))
    assert not dark(at(tuesday, "12:30")), "not over the noon break"
    assert not dark(at(tuesday, LAST, 29))
    assert dark(at(tuesday, LAST, 30))
    assert dark(at(tuesday, "00:10"))


def test_weekends_and_holidays_are_dark_and_make_up_days_are_not() -> None:
    assert dark(at("2026-07-12", "10:00")), "a Sunday"
    assert dark(at("2026-10-01", "10:00")), "the national day"
    assert not dark(at(str(CALENDAR.years[2026].make_up[0]), "10:00"))


@pytest.mark.parametrize("mode", ["busy", "idle", "off"])
def test_it_never_rests_while_a_window_is_open_or_a_call_stands(mode: Mode) -> None:
    assert not dark(at("2026-07-14", "03:00"), mode)


def test_it_never_rests_where_it_is_not_to_or_nothing_is_known() -> None:
    assert not dark(at("2026-07-14", "03:00"), minutes=0)
    assert not dark(at("2099-07-14", "03:00"))


@given(minutes=st.integers(0, 10_000))
def test_the_picture_drifts_a_little_and_stands_a_while(minutes: int) -> None:
    now = at("2026-07-14", "00:00", minutes)
    x, y = drift(now)
    assert abs(x) <= 4
    assert abs(y) <= 3
    after = drift(now + timedelta(minutes=DRIFT_MINUTES))
    assert after != (x, y)
    assert abs(after[0] - x) <= 4
    assert abs(after[1] - y) <= 3


def test_every_place_is_taken_equally_long() -> None:
    seen = [drift(at("2026-07-14", "00:00", DRIFT_MINUTES * n)) for n in range(2 * len(DRIFT))]
    assert sorted(seen) == sorted(DRIFT * 2)
