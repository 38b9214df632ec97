"""What a board says in writing: ages, waits, dates, office hours, window numbers. Pure.

All words come from the ``display`` catalogue of the board's language; dates
from CLDR through Babel, so 2026年7月14日 星期二 is not spelt out here.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Final

import msgspec

from boards.board import QueueRow, WindowRow
from boards.calls import CallRow
from config.settings import Span
from config.times import Weekday
from speech.sentence import Language
from translations.catalogue import catalogue

LOCALES: Final = MappingProxyType[Language, str]({"zh": "zh_CN", "en": "en_GB"})
DAYS: Final[tuple[Weekday, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TAGS: Final = MappingProxyType(
    {"calling": "please go", "serving": "being served", "missed": "missed", "past": "done"}
)


class Piece(msgspec.Struct, frozen=True):
    """A part of a line; ``large`` parts are the number itself."""

    text: str
    large: bool = False


class Hours(msgspec.Struct, frozen=True):
    """A line of the office hours: some days, and their times as written."""

    days: str
    times: str


class Words:
    """The words of a board in ``language``."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._locale = LOCALES[language]
        self._catalogue = catalogue("display", language)

    @cached_property
    def other(self) -> "Words":
        """The words of the other language, which stand smaller beside these."""
        return Words("en" if self.language == "zh" else "zh")

    def __call__(self, text: str, **values: object) -> str:
        """Return ``text`` in the board's language, with ``values`` filled in."""
        return self._catalogue.gettext(text).format(**values)

    def name(self, name: str, name_en: str) -> str:
        """Return the one of two names that is in the board's language."""
        return name_en if self.language == "en" and name_en else name

    def window(self, label: str) -> tuple[Piece, ...]:
        """Return a window's number with the words around it: 3 号窗口."""
        template = self._catalogue.pgettext("large", "Window {window}")
        parts = template.split("|")
        return tuple(Piece(part.format(window=label), "{window}" in part) for part in parts)

    def tag(self, row: CallRow) -> str:
        """Return how a call stands: please go, called again, being served, missed, called."""
        if row.state == "calling" and row.recalled:
            return self("called again")
        return self(TAGS[row.state])

    def way(self, row: CallRow) -> str:
        """Return where to go, when it is not this hall: 请到左厅."""
        return self("please go to {hall}", hall=self.name(row.hall, row.hall_en)) if row.hall else ""

    def headline(self, row: CallRow) -> str:
        """Return the line over the newest call: where to go or how it stands, and the window's name."""
        way = self.way(row) if row.state == "calling" and not row.recalled else ""
        return f"{way or self.tag(row)}  {self.name(row.window_name, row.window_name_en)}"

    def wait(self, row: QueueRow) -> str:
        """Return the expected wait of one who joins ``row`` now."""
        if row.wait_low is None or row.wait_high is None:
            return self("paused")
        if not row.waiting:
            return self("no wait")
        if row.wait_low in (0, row.wait_high):
            return self("{high} min", high=row.wait_high)
        return self("{low}–{high} min", low=row.wait_low, high=row.wait_high)

    def age(self, age: timedelta) -> str:
        """Return how old what is shown is, in whole minutes or hours, never rounded up."""
        minutes = int(age.total_seconds() // 60)
        if minutes < 1:
            return self("Connection lost, updated just now")
        if minutes < 60:
            return self("Connection lost, updated {minutes} min ago", minutes=minutes)
        return self("Connection lost, updated {hours} h ago", hours=minutes // 60)

    def clock(self, now: datetime) -> str:
        """Return the time of day, 24 hours."""
        from babel.dates import format_time  # not at the start of a server: it takes its time

        return format_time(now, "HH:mm", locale=self._locale)

    def date(self, now: datetime) -> str:
        """Return the date with its weekday."""
        from babel.dates import format_date

        day = format_date(now, "EEEE", locale=self._locale)
        return f"{format_date(now, 'long', locale=self._locale)}  {day}"

    def paused(self, windows: Sequence[WindowRow]) -> str:
        """Return which of ``windows`` are paused, or nothing when none is."""
        labels = [window.label for window in windows if window.state == "paused"]
        between = self._catalogue.pgettext("between window numbers", ", ")
        return self("Paused windows: {windows}", windows=between.join(labels)) if labels else ""

    def hours(self, spans: Sequence[Span]) -> tuple[Hours, ...]:
        """Return the office hours, days with the same times on one line, in the week's order."""
        times = {day: self._times(spans, day) for day in DAYS}
        runs = groupby(DAYS, key=times.__getitem__)
        return tuple(Hours(self._days(list(days)), said) for said, days in runs if said)

    def _times(self, spans: Sequence[Span], day: Weekday) -> str:
        open_then = sorted((span for span in spans if day in span.days), key=lambda span: span.start)
        said = (
            f"{span.start}–{span.until}" + (f" ({self('windows on duty')})" if span.duty_only else "")
            for span in open_then
        )
        return self._catalogue.pgettext("between hours", " / ").join(said)

    def _days(self, days: Sequence[Weekday]) -> str:
        from babel.dates import get_day_names

        names = get_day_names("abbreviated", "stand-alone", self._locale)
        first, last = names[DAYS.index(days[0])], names[DAYS.index(days[-1])]
        return first if first == last else self("{first} to {last}", first=first, last=last)


@lru_cache(maxsize=2)
def words_in(language: Language) -> Words:
    """Return the words in ``language``, read when they are first asked for."""
    return Words(language)
