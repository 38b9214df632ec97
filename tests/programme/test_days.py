"""Working days for every day, also of years whose calendar is not known yet."""

from datetime import date

from config.calendar import load_calendar
from programme.days import works_of


def test_holidays_are_free_make_up_days_are_not_and_unknown_years_have_weekends() -> None:
    works = works_of(load_calendar())
    assert not works(date(2026, 10, 1))
    assert works(date(2026, 10, 10))
    assert [works(date(2999, 7, day)) for day in (1, 6)] == [True, False]
