"""How often something may be done: so many times in a stretch of time, by key; the clock is given."""

from collections import deque
from datetime import datetime, timedelta
from typing import Final

from queue_server.engine.ports import Clock

MOST_KEYS: Final = 10_000


class Rates:
    """Remembers what was done within ``within``, for each key under a mark, e.g. the command's id."""

    def __init__(self, clock: Clock, most: int, within: timedelta) -> None:
        self._clock = clock
        self._most = most
        self._within = within
        self._done: dict[str, deque[tuple[datetime, str]]] = {}

    def note(self, key: str, mark: str) -> timedelta:
        """Note one more and return zero; when it would be one too many, return how long to wait instead.

        The same mark again is the same deed sent twice and counts once.
        """
        now = self._clock()
        done = self._recent(key, now)
        if any(mark == noted for _, noted in done):
            return timedelta()
        if len(done) >= self._most:
            return done[0][0] + self._within - now
        done.append((now, mark))
        return timedelta()

    def forget(self, key: str, mark: str) -> None:
        """Take back what came to nothing."""
        done = self._done.get(key, deque())
        self._done[key] = deque(entry for entry in done if entry[1] != mark)

    def _recent(self, key: str, now: datetime) -> deque[tuple[datetime, str]]:
        """Return what counts still; what a clock that was set back calls future does not."""
        done = self._done.pop(key, deque())
        recent = deque(entry for entry in done if timedelta() <= now - entry[0] < self._within)
        self._done[key] = recent  # now the youngest key
        if len(self._done) > MOST_KEYS:
            del self._done[next(iter(self._done))]
        return recent
