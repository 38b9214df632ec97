"""Time as it passes at the windows: the hours in which the hall is open, put end to end, from now on."""

from datetime import datetime
from math import inf
from typing import Final

import msgspec

from queue_server.domain.hours import Hours


class Stretch(msgspec.Struct, frozen=True):
    """Open time from ``begins`` until ``ends`` seconds; each comes ``later`` seconds later than it counts."""

    begins: float
    ends: float
    later: float = 0.0
    duty_only: bool = False


class OpenTime(msgspec.Struct, frozen=True):
    """What is left of the day; ``closes`` is when the last stretch ends, infinity when nobody knows.

    ``is_open`` tells whether now lies in a stretch, ``into`` how many seconds since it began.
    ``on_duty`` are the windows that work in study hours.
    """

    stretches: tuple[Stretch, ...]
    closes: float
    is_open: bool = True
    into: float = inf
    on_duty: frozenset[str] = frozenset()

    @property
    def first(self) -> Stretch:
        """The stretch that is now, or comes next; after closing one that has no length."""
        return self.stretches[0] if self.stretches else OVER

    def leaves(self, window: str) -> float:
        """Return when a window goes home before the others do, for it is not on duty; else infinity."""
        if window in self.on_duty or not self.last.duty_only:
            return inf
        return max((stretch.ends for stretch in self.stretches if not stretch.duty_only), default=0.0)

    @property
    def last(self) -> Stretch:
        """The last stretch of the day; whatever goes on after it counts as if it lasted."""
        return self.stretches[-1] if self.stretches else OVER

    def rested(self, start: float, ends: float) -> float:
        """Return when a service from ``start`` that would last until ``ends`` lets the window go on.

        A service that runs into a break of the hall ends in it: the window is free when the hall opens again.
        """
        for stretch in self.stretches[:-1]:
            if start < stretch.ends <= ends:
                return stretch.ends
        return ends

    def real(self, seconds: float) -> float:
        """Return how many real seconds from now it is after ``seconds`` of open time."""
        for stretch in self.stretches:
            if seconds < stretch.ends:
                return seconds + stretch.later
        return seconds + self.last.later


OVER: Final = Stretch(0.0, 0.0)
ALWAYS: Final = OpenTime((Stretch(0.0, inf),), inf)


def open_time(hours: Hours | None, now: datetime) -> OpenTime:
    """Return the open time from ``now`` on; where no hours are known it never ends."""
    if hours is None:
        return ALWAYS
    second = (now - hours.midnight).total_seconds()
    stretches: list[Stretch] = []
    begins, is_open, into = 0.0, False, inf
    for span in hours.opens:
        start, until = span.start * 60.0, span.until * 60.0
        if until <= second:
            continue
        if start <= second:
            is_open, into = True, second - start
        first = max(start, second)
        ends = begins + until - first
        stretches.append(Stretch(begins, ends, first - second - begins, span.duty_only))
        begins = ends
    return OpenTime(tuple(stretches), begins, is_open, into, hours.on_duty)
