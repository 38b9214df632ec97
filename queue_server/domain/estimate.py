"""How long a citizen will wait, in words of time: what is expected, a band of 80 %, and whether today."""

from collections.abc import Iterable
from math import ceil, exp, floor, inf, log1p, sqrt
from typing import Final

import msgspec

from queue_server.domain.learned import Band
from queue_server.domain.opentime import OpenTime
from wire.live import Today

LEAST: Final = 1.0
"""Seconds; whose turn comes sooner than that need not wait."""
NARROWEST: Final = 0.08
WIDEST: Final = 1.2
"""Bounds of the spread of a wait's logarithm."""


class Estimate(msgspec.Struct, frozen=True, gc=False):
    """What one who waits may expect.

    ``seconds`` is as likely too long as too short, ``low`` and ``high`` are
    whole minutes that hold four waits of five; all None when no window is
    there that could call. ``today`` tells whether the turn comes before
    closing, None when nobody knows the hours.
    """

    ahead: int
    seconds: int | None = None
    low: int | None = None
    high: int | None = None
    today: Today | None = None


def estimates(
    waits: Iterable[tuple[float, float]], bands: Iterable[Band], time: OpenTime, closes: float, ahead: int = 0
) -> list[Estimate]:
    """Return in words of time the ``waits`` of one line, each a mean and variance in seconds of open time.

    ``bands`` stand beside them; the first has ``ahead`` before him. ``closes``
    is when the last window that serves the line goes home.
    """
    said: list[Estimate] = []
    first, last = time.first, time.last
    near, soon, far, late = first.ends, first.later, last.begins, last.later
    known = closes < inf
    today: Today | None = None
    judged: Band | None = None
    for (mean, variance), band in zip(waits, bands, strict=False):
        if band is not judged:  # the same for nearly all, and its fields cost more than the sum
            judged, to_low, to_mid, to_high = band, band.low, band.mid, band.high
        low = middle = high = 0.0
        if mean >= LEAST:
            square = log1p(variance / (mean * mean))
            sigma = sqrt(square)
            if not NARROWEST < sigma < WIDEST:
                sigma = NARROWEST if sigma < WIDEST else WIDEST
            to_median = square / 2
            low = mean * exp(to_low * sigma - to_median)
            middle = mean * exp(to_mid * sigma - to_median)
            high = mean * exp(to_high * sigma - to_median)
        if known:
            today = "likely" if high < closes else "doubtful" if low < closes else "no"
        if high < near:
            if soon:
                low, middle, high = low + soon, middle + soon, high + soon
        elif low >= far:
            low, middle, high = low + late, middle + late, high + late
        else:
            low = low + soon if low < near else time.real(low)
            middle = middle + soon if middle < near else time.real(middle)
            high = time.real(high)
        said.append(Estimate(ahead, floor(middle + 0.5), floor(low / 60), ceil(high / 60) or 1, today))
        ahead += 1
    return said


def nobody_calls(ahead: int, time: OpenTime, *, gone: bool = False) -> Estimate:
    """Return what is said when no window will call; ``gone`` when those there are leave before."""
    return Estimate(ahead, today="no" if gone or not time.closes else None)
