"""When a board goes dark 息屏, by the calendar; and how its picture drifts, so that nothing burns in. Pure.

A board rests outside the site's day: from ``minutes`` after the last window's
hours until ``minutes`` before the first's, on holidays all day. It never rests
while a window is open or a call stands, nor where the calendar does not tell.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from boards.board import Mode
from config.calendar import Calendar, MissingYear
from config.settings import Site
from config.times import Clock

MAY_REST: Final[frozenset[Mode]] = frozenset({"closed", "silent", "starting"})
DRIFT: Final = ((0, 0), (4, 0), (4, 3), (0, 3), (-4, 3), (-4, 0), (-4, -3), (0, -3), (4, -3))
"""Where the picture stands one after the other, in dp from its place; nobody sees it move so little."""
DRIFT_MINUTES: Final = 7
MINUTE: Final = 60


def rests(site: Site, calendar: Calendar, minutes: int, mode: Mode, now: datetime) -> bool:
    """Tell whether a board in ``mode`` is dark at ``now`` (the site's time); ``minutes`` of 0 is never."""
    if not minutes or mode not in MAY_REST or not site.hours:
        return False
    today = now.date()
    try:
        days = [_day(site, calendar, today + timedelta(days=ahead)) for ahead in (-1, 0, 1)]
    except MissingYear:
        return False
    around = timedelta(minutes=minutes)
    return not any(day and day[0] - around <= now < day[1] + around for day in days)


def dark(
    site: Site, calendar: Calendar, minutes: int, now: datetime, days: int
) -> Iterator[tuple[datetime, datetime]]:
    """Yield from when until when a board is dark in the next ``days``, where its mode lets it."""
    if not minutes or not site.hours:
        return
    today, at = now.date(), now
    try:
        open_days = [_day(site, calendar, today + timedelta(days=ahead)) for ahead in range(-1, days + 1)]
    except MissingYear:
        return
    around = timedelta(minutes=minutes)
    for start, end in filter(None, open_days):
        if start - around > at:
            yield at, start - around
        at = max(at, end + around)
    if at < now + timedelta(days=days):
        yield at, now + timedelta(days=days)


def drift(now: datetime) -> tuple[int, int]:
    """Return how far from its place the picture stands at ``now``, in dp."""
    return DRIFT[int(now.timestamp() // MINUTE // DRIFT_MINUTES) % len(DRIFT)]


def _day(site: Site, calendar: Calendar, day: date) -> tuple[datetime, datetime] | None:
    """Return from when until when the site is open on ``day``, breaks included; None on a day off."""
    spans = calendar.open_spans(site, day)
    zone = ZoneInfo(site.timezone)
    if not spans:
        return None
    return _at(day, spans[0].start, zone), _at(day, max(span.until for span in spans), zone)


def _at(day: date, clock: Clock, zone: ZoneInfo) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
