"""The working calendar 工作日历: public holidays, make-up working days, and when a site's windows are open.

Days are local dates of the site; nothing here reads a clock. A year without a
file is an error, never a guess: the State Council decides each November.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, get_args

import msgspec

from config.problem import BadConfig, Problem
from config.read import read_struct, read_toml
from config.settings import Site, Span
from config.times import Weekday

CALENDARS: Final = Path(__file__).parent / "calendars"
WEEKDAYS: Final[tuple[Weekday, ...]] = get_args(Weekday)
WEEKEND: Final = frozenset({"sat", "sun"})
NOTICE_MONTH: Final = 11  # the month in which the next year's notice appears


class Break(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A public holiday with the weekend days that belong to it; ``end`` is its last free day."""

    name: str
    name_en: str
    start: date
    end: date


class Year(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One calendar file; ``make_up`` are weekend days on which offices work 调休上班日."""

    country: str
    year: int
    breaks: tuple[Break, ...]
    make_up: tuple[date, ...] = ()


class MissingYear(LookupError):
    """No calendar was given for ``year``; show ``problem`` as an entry to repair."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.problem = Problem(
            f"config/calendars/cn-{year}.toml",
            "year",
            "missing",
            f"the holidays of {year}: run `python -m config.calendars.from_holidays {year}` "
            "after the official notice",
        )

    def __str__(self) -> str:
        return str(self.problem)


class Calendar(msgspec.Struct, frozen=True):
    """The years known, by number."""

    years: Mapping[int, Year]

    def break_on(self, day: date) -> Break | None:
        """Return the public holiday that ``day`` belongs to; raise MissingYear."""
        return next((found for found in self._year(day).breaks if found.start <= day <= found.end), None)

    def is_make_up(self, day: date) -> bool:
        """Return whether ``day`` is a weekend day on which offices work; raise MissingYear."""
        return day in self._year(day).make_up

    def is_working_day(self, day: date) -> bool:
        """Return whether legal and promised limits count ``day`` 工作日; raise MissingYear.

        A site may be open on other days too: see :meth:`open_spans`.
        """
        if self.is_make_up(day):
            return True
        return WEEKDAYS[day.weekday()] not in WEEKEND and self.break_on(day) is None

    def open_spans(self, site: Site, day: date) -> tuple[Span, ...]:
        """Return the hours of ``site`` on ``day``, earliest first; empty when it is closed.

        Nothing is open in a holiday break. A make-up day has the hours of the
        first full weekday of the site (no study afternoon). Raises MissingYear.
        """
        if self.break_on(day) is not None:
            return ()
        if self.is_make_up(day):
            return _full_weekday(site.hours)
        return _on(site.hours, WEEKDAYS[day.weekday()])

    def repairs(self, today: date) -> list[Problem]:
        """Return what must be mended: no file for this year, or from November on for the next."""
        wanted = [today.year] + ([today.year + 1] if today.month >= NOTICE_MONTH else [])
        return [MissingYear(year).problem for year in wanted if year not in self.years]

    def _year(self, day: date) -> Year:
        try:
            return self.years[day.year]
        except KeyError:
            raise MissingYear(day.year) from None


def load_calendar(folder: Path = CALENDARS, country: str = "cn") -> Calendar:
    """Return all years of ``country`` in ``folder``; raise BadConfig with every problem found."""
    problems: list[Problem] = []
    years: dict[int, Year] = {}
    for path in sorted(folder.glob(f"{country}-*.toml")):
        table: dict[str, Any] | None = read_toml(path, path.name, problems)
        found = read_struct(Year, table, path.name, "", problems)
        if found is not None:
            problems.extend(_check(path.name, found))
            years[found.year] = found
    if problems:
        raise BadConfig(problems)
    return Calendar(years)


def _check(file: str, found: Year) -> Iterator[Problem]:
    if not file.endswith(f"-{found.year}.toml"):
        yield Problem(file, "year", str(found.year), "the year in the file's name")
    days = [("make_up", day) for day in found.make_up]
    for at in found.breaks:
        key = f"breaks[{at.name}]"
        days += [(f"{key}.start", at.start), (f"{key}.end", at.end)]
        if at.end < at.start:
            yield Problem(file, f"{key}.end", str(at.end), f"a day not before start {at.start}")
    for key, day in days:
        if day.year != found.year:
            yield Problem(file, key, str(day), f"a day of {found.year}")
    yield from _check_make_up(file, found)


def _check_make_up(file: str, found: Year) -> Iterator[Problem]:
    for day in found.make_up:
        if WEEKDAYS[day.weekday()] not in WEEKEND:
            yield Problem(file, "make_up", str(day), "a Saturday or Sunday")
        for at in found.breaks:
            if at.start <= day <= at.end:
                yield Problem(file, "make_up", str(day), f"a day outside the break {at.name}")


def _on(hours: Sequence[Span], weekday: Weekday) -> tuple[Span, ...]:
    return tuple(sorted((span for span in hours if weekday in span.days), key=lambda span: span.start))


def _full_weekday(hours: Sequence[Span]) -> tuple[Span, ...]:
    """Return the hours of the first weekday on which all windows are open, else of the first with hours."""
    days = [spans for day in WEEKDAYS if day not in WEEKEND and (spans := _on(hours, day))]
    full = (spans for spans in days if not any(span.duty_only for span in spans))
    return next(full, days[0] if days else ())
