"""What a site has learned of itself, for estimates: changed by events only, small, kept in the snapshot."""

from bisect import bisect_right
from math import log
from typing import Final

import msgspec

from queue_server.domain.lengths import Lengths, Share
from queue_server.domain.lognormal import LogNormal

SERVICE: Final = Lengths(5.0, log(380.0), 0.5)
"""Before anything is seen: call to free window, half of them within 6 min 20 s, 8 min on average."""
MISSED: Final = Lengths(5.0, log(75.0), 0.2)
PAUSE: Final = Lengths(5.0, log(600.0), 0.3)
NO_SHOWS: Final = Share(20.0, 0.05)
GAP: Final = 10.0
BELIEF: Final = 6.0
"""How many observations of a part its whole counts for."""
HOUR: Final = Lengths(25.0, 0.0, 0.5)
STAFFED: Final = 0.7
STAFFED_STEP: Final = 0.3


class Band(msgspec.Struct, frozen=True, array_like=True):
    """Where the median and the edges of the band lie, in standard deviations of the logarithm."""

    mid: float = 0.0
    low: float = -1.2816
    high: float = 1.2816


class Learned(msgspec.Struct, array_like=True):
    """Lengths from call to free window by queue, item and hour, and what else estimates need.

    ``by_hour`` is how much the logarithm lies above the rest in that hour (UTC).
    ``gap`` are the seconds from a free window to the next call while somebody
    waits. ``staffed`` is how likely a window opens on a day, ``opened`` those
    that did today. ``bands`` are by how many were ahead.
    """

    site: Lengths = SERVICE
    queues: dict[str, Lengths] = {}
    items: dict[str, Lengths] = {}
    by_hour: dict[int, Lengths] = {}
    missed: Lengths = MISSED
    no_shows: dict[str, Share] = {}
    pause: Lengths = PAUSE
    gap: float = GAP
    staffed: dict[str, float] = {}
    opened: set[str] = set()
    bands: dict[int, Band] = {}

    def queue(self, queue: str) -> Lengths:
        """Return what is believed of a queue; of one never seen, what is of the site."""
        return self.queues.get(queue) or self.site.child(BELIEF)

    def item(self, queue: str, item: str | None) -> Lengths:
        """Return what is believed of an item; of one never seen, what is of its queue."""
        return self.items.get(item or "") or self.queue(queue).child(BELIEF)

    def hour(self, hour: int) -> float:
        """Return how much longer the logarithm is in that hour."""
        return self.by_hour.get(hour, HOUR).mu

    def lengths(self, queue: str, item: str | None, hour: int) -> LogNormal:
        """Return how long a window is taken by a ticket that comes, from its call on."""
        return self.item(queue, item).distribution(self.hour(hour))

    def no_show(self, queue: str) -> float:
        """Return the share of those called who do not come."""
        return self.no_shows.get(queue, NO_SHOWS).share

    def is_staffed(self, window: str) -> bool:
        """Return whether the window is likely to open on a day."""
        return self.staffed.get(window, STAFFED) >= 0.5

    def every_band(self) -> tuple[Band, ...]:
        """Return the bands of those with nobody ahead, with one, and so on; the last is that of all after."""
        return tuple(self.bands.get(group, BAND) for group in EVERY)

    def band(self, ahead: int) -> Band:
        """Return the band of one with so many ahead."""
        return self.bands.get(bucket(ahead), BAND)


BAND: Final = Band()
BUCKETS: Final = (1, 3, 6, 12, 24)


def bucket(ahead: int) -> int:
    """Return which group of waits a ticket's belongs to, by people ahead."""
    return bisect_right(BUCKETS, ahead)


EVERY: Final = tuple(map(bucket, range(BUCKETS[-1] + 1)))
