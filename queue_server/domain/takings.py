"""How long each kind of ticket takes a window, reckoned once for a while from what was learned."""

from datetime import datetime, timedelta
from typing import Final

from queue_server.domain.learned import Learned
from queue_server.domain.lognormal import LogNormal

GOOD_FOR: Final = timedelta(minutes=2)
Kind = tuple[str, str | None]
"""A queue, and an item of it where that is known."""


class Takings(dict[Kind, tuple[float, float]]):
    """Mean and variance in seconds by kind, no-shows and the gap after each included."""

    def __init__(self, learned: Learned, at: datetime) -> None:
        super().__init__()
        self._learned = learned
        self._at = at
        self._lengths: dict[Kind, LogNormal] = {}
        self.pause = learned.pause.distribution()
        self.gap = learned.gap

    def __missing__(self, kind: Kind) -> tuple[float, float]:
        """Reckon it."""
        missed, share = self._learned.missed.distribution(), self._learned.no_show(kind[0])
        lengths = self.lengths(kind)
        mean = (1 - share) * lengths.mean + share * missed.mean
        square = (1 - share) * lengths.square + share * missed.square
        found = self[kind] = (mean + self.gap, square - mean * mean)
        return found

    def lengths(self, kind: Kind) -> LogNormal:
        """Return how long a window is taken by one who comes."""
        found = self._lengths.get(kind)
        if found is None:
            found = self._lengths[kind] = self._learned.lengths(*kind, self._at.hour)
        return found

    def holds(self, learned: Learned, now: datetime) -> bool:
        """Return whether these may still be used."""
        return (
            self._learned is learned and self._at.hour == now.hour and self._at <= now < self._at + GOOD_FOR
        )
