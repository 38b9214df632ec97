"""A day to be played: who comes when and how long it takes, and what the staff do.

Times are seconds after local midnight, durations seconds.
"""

from datetime import UTC, datetime, timedelta
from math import inf
from typing import Literal

import msgspec

from queue_server.domain.hours import Hours
from wire.intents import Channel


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """A citizen who takes a number for an ``item`` or for a ``queue``.

    ``services`` are the lengths of service of each stop, the last one good for
    all further ones. Who waits longer than ``leaves_after`` is gone when
    called. ``after`` is what the clerk needs before the next may be called.
    """

    at: float
    queue: str | None = None
    item: str | None = None
    priority: str = "ordinary"
    channel: Channel = "kiosk"
    services: tuple[float, ...] = (300.0,)
    walking: float = 20.0
    leaves_after: float = inf
    after: float = 0.0


class Turn(msgspec.Struct, frozen=True):
    """What a window's clerk does at a time; who is being served is served to the end first."""

    at: float
    window: str
    does: Literal["open", "pause", "close"]


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """One day: ``day`` is the local ISO date that begins at ``midnight``."""

    day: str
    midnight: datetime
    arrivals: tuple[Arrival, ...]
    turns: tuple[Turn, ...]
    hours: Hours | None = None

    def instant(self, at: float) -> datetime:
        """Return when a second of this day is."""
        return self.midnight + timedelta(seconds=at)

    def local(self, at: float) -> datetime:
        """Return a second of this day as the clock on the wall shows it."""
        return datetime.fromisoformat(self.day).replace(tzinfo=UTC) + timedelta(seconds=at)
