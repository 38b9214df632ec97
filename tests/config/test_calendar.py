"""The calendar of 2026 as the State Council published it on 4 November 2025, and a site's hours on it."""

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from config.calendar import Break, Calendar, MissingYear, Year, load_calendar
from config.load import DEMO_COUNTY, load
from config.problem import BadConfig
from config.settings import Site, Span

# (first day, last day, days in all), copied from the notice by hand.
BREAKS_2026 = {
    "元旦": ("2026-01-01", "2026-01-03", 3),
    "春节": ("2026-02-15", "2026-02-23", 9),
    "清明节": ("2026-04-04", "2026-04-06", 3),
    "劳动节": ("2026-05-01", "2026-05-05", 5),
    "端午节": ("2026-06-19", "2026-06-21", 3),
    "中秋节": ("2026-09-25", "2026-09-27", 3),
    "国庆节": ("2026-10-01", "2026-10-07", 7),
}
MAKE_UP_2026 = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return load_calendar()


@pytest.fixture(scope="module")
def centre() -> Site:
    return load(DEMO_COUNTY, "centre").site


def hours(calendar: Calendar, site: Site, day: str) -> list[str]:
    spans = calendar.open_spans(site, date.fromisoformat(day))
    return [f"{span.start}-{span.until}{' duty' if span.duty_only else ''}" for span in spans]


@pytest.mark.parametrize(("name", "days"), BREAKS_2026.items())
def test_the_breaks_are_those_of_the_notice(
    calendar: Calendar, name: str, days: tuple[str, str, int]
) -> None:
    found = next(each for each in calendar.years[2026].breaks if each.name == name)
    assert (str(found.start), str(found.end)) == days[:2]
    assert (found.end - found.start).days + 1 == days[2]


def test_there_are_no_other_breaks_and_the_make_up_days_are_those_of_the_notice(calendar: Calendar) -> None:
    assert [each.name for each in calendar.years[2026].breaks] == list(BREAKS_2026)
    assert [str(day) for day in calendar.years[2026].make_up] == MAKE_UP_2026


def test_2026_has_248_working_days(calendar: Calendar) -> None:
    """365 days, less 104 weekend days, less 13 legal holidays: the law's own sum, reached day by day."""
    days = [date(2026, 1, 1) + timedelta(n) for n in range(365)]
    assert sum(calendar.is_working_day(day) for day in days) == 365 - 104 - 13


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-01-02", False),  # Friday of the New Year break
        ("2026-01-04", True),  # make-up Sunday
        ("2026-02-21", False),  # Saturday within the Spring Festival
        ("2026-02-24", True),
        ("2026-03-07", False),  # an ordinary Saturday
        ("2026-10-10", True),  # make-up Saturday
        ("2026-10-11", False),
    ],
)
def test_working_days(calendar: Calendar, day: str, works: bool) -> None:
    assert calendar.is_working_day(date.fromisoformat(day)) is works


DAY = ["09:00-12:00", "13:30-17:30"]


@pytest.mark.parametrize(
    ("day", "open_hours"),
    [
        ("2026-03-02", DAY),  # Monday
        ("2026-03-06", ["09:00-12:00", "13:30-17:30 duty"]),  # Friday, study in the afternoon
        ("2026-03-07", []),  # Saturday
        ("2026-10-01", []),  # National Day
        ("2026-01-04", DAY),  # make-up Sunday
        ("2026-02-14", DAY),  # make-up Saturday: no study afternoon
    ],
)
def test_the_centre_is_open_by_its_hours_and_the_calendar(
    calendar: Calendar, centre: Site, day: str, open_hours: list[str]
) -> None:
    assert hours(calendar, centre, day) == open_hours


@pytest.mark.parametrize(
    ("day", "open_hours"),
    [
        ("2026-03-07", ["09:00-12:00 duty"]),  # Saturday
        ("2026-02-21", []),  # Saturday within a break
        ("2026-02-14", DAY),  # make-up Saturday: a full day
    ],
)
def test_a_site_open_on_saturdays_is_closed_in_a_break_and_full_on_a_make_up_day(
    calendar: Calendar, day: str, open_hours: list[str]
) -> None:
    assert hours(calendar, load(DEMO_COUNTY, "vehicle").site, day) == open_hours


def test_a_make_up_day_takes_the_first_weekday_when_each_has_duty_hours(
    calendar: Calendar, centre: Site
) -> None:
    duty = Span(days=("tue",), start="09:00", until="10:00", duty_only=True)
    site = load(DEMO_COUNTY, "zhuxi").site
    assert hours(calendar, site, "2026-02-14") == ["08:30-11:30", "14:30-17:00"]
    assert calendar.open_spans(_with_hours(centre, duty), date(2026, 2, 14)) == (duty,)
    assert calendar.open_spans(_with_hours(centre), date(2026, 2, 14)) == ()


def _with_hours(site: Site, *hours: Span) -> Site:

    return msgspec.structs.replace(site, hours=hours)


def test_a_year_without_a_file_is_an_error_that_says_what_to_do(calendar: Calendar, centre: Site) -> None:
    for ask in (calendar.is_working_day, calendar.break_on, calendar.is_make_up):
        with pytest.raises(
            MissingYear, match=r"cn-2031\.toml: year = missing: expected the holidays of 2031"
        ):
            ask(date(2031, 1, 1))
    with pytest.raises(MissingYear):
        calendar.open_spans(centre, date(2031, 1, 1))


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        (date(2026, 10, 31), []),
        (date(2026, 11, 1), [2027]),
        (date(2027, 3, 1), [2027]),
        (date(2027, 12, 1), [2027, 2028]),
    ],
)
def test_a_missing_year_becomes_a_repair_from_november_on(today: date, missing: list[int]) -> None:
    only = Calendar({2026: Year(country="CN", year=2026, breaks=())})
    assert [problem.file for problem in only.repairs(today)] == [
        f"config/calendars/cn-{year}.toml" for year in missing
    ]


def test_a_break_is_named_on_each_of_its_days(calendar: Calendar) -> None:
    found = calendar.break_on(date(2026, 2, 23))
    assert isinstance(found, Break)
    assert (found.name, found.name_en) == ("春节", "Spring Festival")
    assert calendar.break_on(date(2026, 2, 24)) is None


SPOILT = """
country = "CN"
year = 2026
make_up = [2026-01-05, 2026-01-03, 2027-01-02]
[[breaks]]
name = "A"
name_en = "A"
start = 2026-01-04
end = 2026-01-03
[[breaks]]
name = "B"
name_en = "B"
start = 2026-01-01
end = 2027-01-03
"""


def test_every_error_of_a_calendar_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "cn-2025.toml").write_text(SPOILT, encoding="utf-8")
    with pytest.raises(BadConfig) as caught:
        load_calendar(tmp_path)
    assert [str(problem) for problem in caught.value.problems] == [
        "cn-2025.toml: year = 2026: expected the year in the file's name",
        "cn-2025.toml: breaks[A].end = 2026-01-03: expected a day not before start 2026-01-04",
        "cn-2025.toml: make_up = 2027-01-02: expected a day of 2026",
        "cn-2025.toml: breaks[B].end = 2027-01-03: expected a day of 2026",
        "cn-2025.toml: make_up = 2026-01-05: expected a Saturday or Sunday",
        "cn-2025.toml: make_up = 2026-01-05: expected a day outside the break B",
        "cn-2025.toml: make_up = 2026-01-03: expected a day outside the break B",
        "cn-2025.toml: make_up = 2027-01-02: expected a day outside the break B",
    ]


def test_a_value_of_the_wrong_form_is_said(tmp_path: Path) -> None:
    (tmp_path / "cn-2026.toml").write_text('country = "CN"\nyear = 2026\nbreaks = []\nmake_up = ["x"]\n')
    with pytest.raises(BadConfig, match=r"make_up\[0\] = 'x': expected a date YYYY-MM-DD"):
        load_calendar(tmp_path)
