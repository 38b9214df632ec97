"""Learning lengths and shares from what is seen, one by one, in a few numbers that forget slowly."""

from math import log, sqrt
from typing import Final

import msgspec

from queue_server.domain.lognormal import LogNormal

REMEMBERED: Final = 400.0
"""An observation counts for about as many after it; then it fades."""
OUTLIER: Final = 3.0
LEAST_SPREAD: Final = 0.2


class Lengths(msgspec.Struct, frozen=True, array_like=True):
    """The logarithm of a length: as if ``weight`` had been seen with mean ``mu`` and variance ``var``.

    It starts from what is believed before anything is seen, with the weight of
    that belief; so few observations move it little (shrinkage).
    """

    weight: float
    mu: float
    var: float

    def seen(self, seconds: float) -> "Lengths":
        """Return the lengths after one more; what lies far outside counts only as at the edge."""
        return self.moved(log(max(seconds, 1.0)))

    def moved(self, value: float) -> "Lengths":
        """Return the lengths after one more logarithm."""
        reach = OUTLIER * sqrt(self.var)
        bounded = min(max(value, self.mu - reach), self.mu + reach)
        weight = min(self.weight + 1, REMEMBERED)
        step = bounded - self.mu
        mu = self.mu + step / weight
        return Lengths(weight, mu, self.var + (step * (bounded - mu) - self.var) / weight)

    def child(self, weight: float) -> "Lengths":
        """Return the belief about a part, before anything of the part is seen."""
        return Lengths(weight, self.mu, self.var)

    def distribution(self, shift: float = 0.0) -> LogNormal:
        """Return the distribution believed in, its logarithm moved by ``shift``."""
        return LogNormal(self.mu + shift, max(sqrt(self.var), LEAST_SPREAD))


class Share(msgspec.Struct, frozen=True, array_like=True):
    """How often something happens: as if seen ``weight`` times."""

    weight: float
    share: float

    def seen(self, happened: bool) -> "Share":
        """Return the share after one more."""
        weight = min(self.weight + 1, REMEMBERED)
        return Share(weight, self.share + (happened - self.share) / weight)
