"""From settings and calendar to a day's hours: noon, study, holidays, and what is not known."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from config.calendar import load_calendar
from config.load import DEMO_COUNTY, load
from config.settings import Span
from queue_server.domain.hours import Opening
from queue_server.sitehours import SiteHours

SITE = load(DEMO_COUNTY, "centre").site
HOURS = SiteHours(SITE, load_calendar())


def test_a_plain_day_has_a_morning_and_an_afternoon() -> None:
    monday = HOURS("2026-11-23")
    assert monday is not None
    assert monday.midnight == datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
    assert monday.opens == (Opening(540, 720), Opening(810, 1050))
    assert monday.next_start == datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def test_friday_afternoon_is_for_windows_on_duty() -> None:
    friday = HOURS("2026-11-27")
    assert friday is not None
    assert friday.opens == (Opening(540, 720), Opening(810, 1050, True))
    assert friday.on_duty == {window.id for window in SITE.windows if window.study_duty}
    assert friday.next_start == datetime(2026, 11, 30, 1, 0, tzinfo=UTC)


def test_a_day_off_has_no_hours_but_a_next_start() -> None:
    sunday = HOURS("2026-11-29")
    assert sunday is not None
    assert sunday.opens == ()
    assert sunday.next_start == datetime(2026, 11, 30, 1, 0, tzinfo=UTC)


def test_a_year_without_a_calendar_tells_nothing() -> None:
    assert HOURS("2031-01-06") is None
    last = HOURS("2026-12-31")
    assert last is not None
    assert last.next_start is None


def test_a_site_without_hours_never_closes() -> None:
    assert SiteHours(replace(SITE, hours=()), load_calendar())("2026-11-23") is None


def test_on_a_day_that_changes_to_summer_time_minutes_are_those_that_pass() -> None:
    span = Span(days=("sun",), start="09:00", until="12:00")
    site = replace(SITE, timezone="Europe/Berlin", hours=(span,))
    sunday = SiteHours(site, load_calendar())("2026-03-29")
    assert sunday is not None
    assert sunday.opens == (Opening(480, 660),)
    assert sunday.starts == datetime(2026, 3, 29, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
