"""How often a line is troubled for other things than calls. Pure.

A call that comes while a bar is being asked waits for that bar's answer, so on a
long or slow line bars are asked more seldom.
"""

from dataclasses import dataclass
from typing import Final

POLL_EVERY: Final = 5.0
REFRESH_EVERY: Final = 60.0
POLL_AT_LEAST: Final = 120.0
REFRESH_AT_LEAST: Final = 300.0
SHARE: Final = 0.004
"""How much of a line's time polls may take, and refreshes as much again: less than one call in a hundred
shall meet either."""


@dataclass(frozen=True)
class Rhythm:
    """Every how many seconds a bar is polled, and told again what stands there."""

    poll: float = POLL_EVERY
    refresh: float = REFRESH_EVERY


USUAL: Final = Rhythm()


def rhythm(bars: int, poll_seconds: float, refresh_seconds: float) -> Rhythm:
    """Return how often is seldom enough for a line of so many bars, an exchange taking so long."""
    poll = min(max(POLL_EVERY, bars * poll_seconds / SHARE), POLL_AT_LEAST)
    refresh = min(max(REFRESH_EVERY, bars * refresh_seconds / SHARE), REFRESH_AT_LEAST)
    return Rhythm(poll, refresh)
