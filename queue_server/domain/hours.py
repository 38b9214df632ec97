"""The site's hours of one business day 办公时间, as values: the calendar itself stays outside the domain.

The composition root makes one a day from the settings and the calendar. Where
nothing is known of a day (no hours in the settings, no calendar for the year)
there is no ``Hours`` at all, and nothing ever closes.
"""

from datetime import datetime, timedelta

import msgspec


class Opening(msgspec.Struct, frozen=True):
    """A stretch of the day, in minutes after local midnight; ``until`` is closed already.

    In a ``duty_only`` one (Friday-afternoon study) only the windows on duty work.
    """

    start: int
    until: int
    duty_only: bool = False


class Hours(msgspec.Struct, frozen=True):
    """One day: ``midnight`` is the instant it begins, ``opens`` its stretches in order; none on a day off.

    ``on_duty`` are the windows that work in study hours. ``next_start`` is
    when the site opens on its next working day, where that is known.
    """

    midnight: datetime
    opens: tuple[Opening, ...] = ()
    on_duty: frozenset[str] = frozenset()
    next_start: datetime | None = None

    def minute(self, at: datetime) -> float:
        """Return how many minutes after local midnight ``at`` is."""
        return (at - self.midnight).total_seconds() / 60

    def instant(self, minute: float) -> datetime:
        """Return when a minute of this day is."""
        return self.midnight + timedelta(minutes=minute)

    def of(self, window: str) -> tuple[Opening, ...]:
        """Return the stretches in which ``window`` works."""
        return tuple(span for span in self.opens if not span.duty_only or window in self.on_duty)

    def is_open(self, at: datetime) -> bool:
        """Return whether the site is open, be it for duty only."""
        minute = self.minute(at)
        return any(span.start <= minute < span.until for span in self.opens)

    @property
    def starts(self) -> datetime | None:
        """When the site opens on this day; None on a day off."""
        return self.instant(self.opens[0].start) if self.opens else None

    @property
    def ends(self) -> datetime | None:
        """When the site closes for the day; None on a day off."""
        return self.instant(self.opens[-1].until) if self.opens else None
