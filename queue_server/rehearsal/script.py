"""A day to be played: who comes when and how long it takes, and what the staff do.

Times are seconds after local midnight, durations seconds. A script is invented
(``visitors``) or read from the log of a day that was (``recorded``).
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from math import inf
from types import MappingProxyType
from typing import Final, Literal

import msgspec

from queue_server.domain.events import TicketIssued
from queue_server.domain.hours import Hours
from wire.intents import Channel


class Leg(msgspec.Struct, frozen=True, kw_only=True):
    """What comes of one call of a ticket, from a line of ``queue`` (empty: of any).

    ``walking`` seconds after the call service starts, and takes ``service``;
    of one who does not come that is when the clerk gives up, who calls again
    after ``recalled`` if he ever does. ``after`` is what the clerk needs then
    before the next may be called. Not ``told``: the start of service never was.
    Who is ``missed`` or ``held`` is back ``away`` seconds later, None for never.
    ``window`` is the clerk who turned to the ticket in truth, if he was idle
    ``notices`` seconds after it began to wait; None where that is not known.
    """

    queue: str = ""
    walking: float = 20.0
    service: float = 300.0
    after: float = 0.0
    ends: Literal["finished", "missed", "held", "transferred", "cancelled"] = "finished"
    told: bool = True
    recalled: float = 0.0
    away: float | None = None
    to_queue: str | None = None
    to_window: str | None = None
    to_clerk: str | None = None
    window: str = ""
    notices: float | None = None


ANY: Final = ""
"""In ``typical``: what is usual where nothing is known of item and queue."""
TYPICAL: Final[Mapping[str, Leg]] = MappingProxyType({ANY: Leg()})


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """A citizen who takes a number for an ``item`` or for a ``queue``.

    Of one who is invented: ``services`` are the lengths of service of each
    stop, the last one good for all further ones. Who waits longer than
    ``leaves_after`` is gone when called. ``after`` is what the clerk needs
    before the next may be called.

    Of one who was there: ``issued`` is how the number was taken, ``legs`` what
    came of each call, ``cancels`` when it was withdrawn while waiting.
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
    issued: TicketIssued | None = None
    legs: tuple[Leg, ...] = ()
    cancels: float | None = None


class Turn(msgspec.Struct, frozen=True):
    """What a window's clerk does at a time; who is being served is served to the end first.

    ``after`` is what he needs from opening to the first call.
    """

    at: float
    window: str
    does: Literal["open", "pause", "close"]
    clerk: str = ""
    after: float = 0.0


class Chosen(msgspec.Struct, frozen=True):
    """A clerk calls this very ticket as soon as he can from ``at`` on."""

    at: float
    window: str
    ticket: str


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """One day: ``day`` is the local ISO date that begins at ``midnight``.

    ``typical`` has a leg by item and queue for who is called more often than in
    truth; an idle clerk turns to who comes after ``notices`` seconds.
    """

    day: str
    midnight: datetime
    arrivals: tuple[Arrival, ...]
    turns: tuple[Turn, ...]
    hours: Hours | None = None
    chosen: tuple[Chosen, ...] = ()
    typical: Mapping[str, Leg] = TYPICAL
    notices: float = 0.0

    def instant(self, at: float) -> datetime:
        """Return when a second of this day is."""
        return self.midnight + timedelta(seconds=at)

    def local(self, at: float) -> datetime:
        """Return a second of this day as the clock on the wall shows it."""
        return datetime.fromisoformat(self.day).replace(tzinfo=UTC) + timedelta(seconds=at)
