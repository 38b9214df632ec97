"""Write a year's calendar from the ``holidays`` library: ``python -m config.calendars.from_holidays 2026``.

A year is refused until the library knows its make-up days: before the State
Council's notice (early November of the year before) the library guesses, and
a hall must not open or close on a guess. Compare the file with the notice.
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

import holidays

FOLDER: Final = Path(__file__).parent
DAY: Final = timedelta(days=1)
SATURDAY: Final = 5
NAMES_EN: Final = {"Chinese New Year (Spring Festival)": "Spring Festival", "Labor Day": "Labour Day"}
DERIVED: Final = ("observed", "substituted", "Eve")


class Day(NamedTuple):
    """A festival's own day: its date and names."""

    date: date
    name: str
    name_en: str


def draw_up(year: int) -> str:
    """Return the file's text; raise LookupError while the library knows no make-up days of ``year``."""
    shown = holidays.country_holidays("CN", years=year, language="en_US")
    names = holidays.country_holidays("CN", years=year, language="zh_CN")
    make_up = sorted(day for day in shown.weekend_workdays if day.year == year)
    if not make_up:
        raise LookupError(f"{year}: no make-up days known yet; update `holidays` after the official notice")
    festivals = [
        Day(day, names[day], NAMES_EN.get(name, name))
        for day, name in sorted(shown.items())
        if day.year == year and not any(mark in name for mark in DERIVED)
    ]
    lines = [
        f"# Public holidays of China in {year}, by the State Council's yearly notice.",
        f"# Written by `python -m config.calendars.from_holidays {year}`; compared with the notice by hand.",
        'country = "CN"',
        f"year = {year}",
        "# Days at a weekend on which offices work 调休上班日.",
        "make_up = [" + ", ".join(map(str, make_up)) + "]",
    ]
    off = set(shown) - set(make_up)
    for first, last in _breaks(year, off, set(make_up)):
        within = [day for day in festivals if first <= day.date <= last]
        lines += [
            "",
            "[[breaks]]",
            f'name = "{_joined(day.name for day in within)}"',
            f'name_en = "{_joined(day.name_en for day in within)}"',
            f"start = {first}",
            f"end = {last}",
        ]
    return "\n".join(lines) + "\n"


def _breaks(year: int, off: set[date], make_up: set[date]) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each run of free days that holds a holiday."""
    run: list[date] = []
    day = date(year, 1, 1)
    while day.year == year:
        if day in off or (day.weekday() >= SATURDAY and day not in make_up):
            run.append(day)
        else:
            if off & set(run):
                yield run[0], run[-1]
            run = []
        day += DAY
    if off & set(run):
        yield run[0], run[-1]


def _joined(names: Iterator[str]) -> str:
    return " · ".join(dict.fromkeys(names))


def main() -> int:
    """Write the file of each year, or with ``--check`` fail when one is not what the library says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("year", type=int, nargs="+")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    failed = 0
    for year in asked.year:
        target = FOLDER / f"cn-{year}.toml"
        try:
            text = draw_up(year)
        except LookupError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        if not asked.check:
            target.write_text(text, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            sys.stderr.write(f"{target} is stale: run `python -m config.calendars.from_holidays {year}`\n")
            failed = 1
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
