"""From the settings and the calendar to the hours of one day, as the rules see them."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from config.calendar import Calendar, MissingYear
from config.settings import Site, Span
from config.times import Clock
from queue_server.domain.hours import Hours, Opening

LOOK_AHEAD: Final = 30
"""Days within which the next working day is looked for; the longest break has nine."""


class SiteHours:
    """The hours of a site by local ISO date, each day made once."""

    def __init__(self, site: Site, calendar: Calendar) -> None:
        self._site = site
        self._calendar = calendar
        self._zone = ZoneInfo(site.timezone)
        self._made = lru_cache(maxsize=128)(self._make)

    def __call__(self, day: str) -> Hours | None:
        """Return the hours of a day; None when the settings or the calendar do not tell."""
        return self._made(day) if self._site.hours else None

    def _make(self, day: str) -> Hours | None:
        today = date.fromisoformat(day)
        try:
            spans = self._calendar.open_spans(self._site, today)
        except MissingYear:
            return None
        return Hours(
            midnight=self._instant(today, "00:00"),
            opens=tuple(self._opening(today, span) for span in spans),
            on_duty=frozenset(window.id for window in self._site.windows if window.study_duty),
            next_start=self._next_start(today),
        )

    def _opening(self, day: date, span: Span) -> Opening:
        """Return the span in minutes that really pass, so that a change of summer time shifts nothing."""
        midnight = self._instant(day, "00:00")
        start, until = (self._instant(day, clock) - midnight for clock in (span.start, span.until))
        return Opening(start // timedelta(minutes=1), until // timedelta(minutes=1), span.duty_only)

    def _next_start(self, today: date) -> datetime | None:
        for ahead in range(1, LOOK_AHEAD):
            day = today + timedelta(days=ahead)
            try:
                spans = self._calendar.open_spans(self._site, day)
            except MissingYear:
                return None
            if spans:
                return self._instant(day, spans[0].start)
        return None

    def _instant(self, day: date, clock: Clock) -> datetime:
        hour, minute = map(int, clock.split(":"))
        local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=self._zone)
        return local.astimezone(UTC)
