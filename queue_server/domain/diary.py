"""The present and the calendar it stands in, as far as rules look at other days."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import msgspec

from queue_server.domain.hours import Hours

Calendar = Callable[[str], Hours | None]
"""Local ISO date → the hours of that day; None when nothing is known of it. A pure function."""


def unknown(_day: str) -> Hours | None:
    """Know nothing of any day."""
    return None


class Diary(msgspec.Struct, frozen=True):
    """``today`` is the site's local ISO date at ``now``."""

    now: datetime
    today: str
    calendar: Calendar = unknown

    def days(self, ahead: int) -> Iterator[str]:
        """Yield today and the ``ahead`` days after it."""
        first = date.fromisoformat(self.today)
        return ((first + timedelta(days=n)).isoformat() for n in range(ahead + 1))
