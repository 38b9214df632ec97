"""Lengths of time as they are at counters: log-normal, many short ones and a long tail."""

from math import erf, exp, log, sqrt
from statistics import NormalDist
from typing import Final

import msgspec

SURELY: Final = 0.9995
"""No length is taken for longer than this share of all."""
ROOT_TWO: Final = sqrt(2)
_quantile = NormalDist().inv_cdf


class LogNormal(msgspec.Struct, frozen=True):
    """Lengths whose logarithm (of seconds) has mean ``mu`` and standard deviation ``sigma``."""

    mu: float
    sigma: float

    @property
    def mean(self) -> float:
        """Seconds on average."""
        return exp(self.mu + self.sigma**2 / 2)

    @property
    def square(self) -> float:
        """The mean of the seconds squared."""
        return exp(2 * self.mu + 2 * self.sigma**2)

    def past(self, age: float) -> float:
        """Return which share of all has ended at ``age``."""
        return 0.5 + erf((log(age) - self.mu) / self.sigma / ROOT_TWO) / 2 if age > 0 else 0.0

    def left(self, age: float, past: float, share: float) -> float:
        """Return the ``share``-quantile of what remains at ``age``; ``past`` is that of the age."""
        reached = past + share * (1 - past)
        if reached <= 0:
            return 0.0
        left = exp(self.mu + self.sigma * _quantile(reached if reached < SURELY else SURELY)) - age
        return left if left > 0 else 0.0
