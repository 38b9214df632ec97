"""The windows of a pool from now on: when each will call next, as far as can be said.

With several windows busy it is not known which gets free first, only that
their ends lie apart: so of ``n`` the first is given the earlier end of what
may remain of its service and the last the later end, instead of all the same
middle.
"""

from collections.abc import Iterator
from datetime import datetime
from math import inf
from typing import Final

import msgspec

from queue_server.domain.learned import Learned
from queue_server.domain.lognormal import LogNormal
from queue_server.domain.moment import Moment
from queue_server.domain.opentime import OpenTime
from queue_server.domain.pools import Pool
from queue_server.domain.serves import bound_lines, in_force, served_by
from queue_server.domain.state import HallState, WindowNow
from queue_server.domain.takings import Takings

LATECOMERS: Final = 900.0
"""Seconds after opening within which a window that usually opens is still expected."""
STILL_COMING: Final = 240.0
FEW: Final = 3
MIDDLE: Final = 0.5
USUAL: Final = 0.84
"""The quantile that lies about a standard deviation above the middle."""


class Server(msgspec.Struct, gc=False):
    """A window from now on: when it is ``free``, in open time, the variance of that, and what it serves.

    Those ``helped`` are called from when nobody waits in its ``own`` lines.
    It calls nobody from when it ``leaves``.
    """

    free: float
    variance: float
    own: tuple[str, ...]
    helped: tuple[str, ...] = ()
    leaves: float = inf

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines it may call from."""
        return self.own + self.helped


class Busy(msgspec.Struct, frozen=True, gc=False):
    """A window with a ticket: how long such tickets take, how long this one has, and what is likely left."""

    window: WindowNow
    name: str
    lengths: LogNormal
    age: float
    past: float
    left: float


def servers(state: HallState, pool: Pool, moment: Moment, time: OpenTime, takings: Takings) -> list[Server]:
    """Return the windows that will be there."""
    found: list[Server] = []
    busy: list[Busy] = []
    now = moment.now
    for name in pool.windows:
        window = state.window(name)
        if window.ticket is not None and window.state != "closed":
            busy.append(_busy(state, name, window, now, takings))
            continue
        free, leaves = _free(state.learned, name, window, now, time), time.leaves(name)
        if free < leaves:
            found.append(Server(free, free * free / 4, *_lines(state, name, moment), leaves))
    return [*found, *_spread(state, busy, moment, time, takings)]


def _lines(state: HallState, name: str, moment: Moment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines a window serves as its own, and those it helps when nobody waits there."""
    window = state.plan.windows[name]
    if not window.serves:
        return (*bound_lines(state, name), *window.queues), ()
    own = served_by(state, name, moment).own
    helps = [one.queue for one in window.serves if one.helps and in_force(one, moment)]
    return own, tuple(line for line in dict.fromkeys(helps) if line not in own)


def _busy(state: HallState, name: str, window: WindowNow, now: datetime, takings: Takings) -> Busy:
    ticket = state.tickets[window.ticket or ""]
    lengths = takings.lengths((ticket.queue, ticket.item))
    age = max((now - window.since).total_seconds(), 0.0) if window.since else 0.0
    past = lengths.past(age)
    return Busy(window, name, lengths, age, past, lengths.left(age, past, MIDDLE))


def _spread(
    state: HallState, busy: list[Busy], moment: Moment, time: OpenTime, takings: Takings
) -> Iterator[Server]:
    count = len(busy)
    for index, one in enumerate(sorted(busy, key=_left)):
        lengths, age, past = one.lengths, one.age, one.past
        around = lengths.left(age, past, USUAL) - one.left
        free = _end(lengths, age, past, index / count, 1 / count) + takings.gap
        if one.window.state == "paused":
            free += takings.pause.mean
        yield Server(free, around * around, *_lines(state, one.name, moment), time.leaves(one.name))


def _left(one: Busy) -> float:
    return one.left


def _end(lengths: LogNormal, age: float, past: float, above: float, width: float) -> float:
    """Return the mean of what is left, between the ``above``-quantile and ``width`` more."""
    if width * FEW < 1:
        return lengths.left(age, past, above + width / 2)
    parts = (above + width * part for part in (0.15, 0.5, 0.85))
    return sum(lengths.left(age, past, part) for part in parts) / 3


def _free(learned: Learned, name: str, window: WindowNow, now: datetime, time: OpenTime) -> float:
    """Return when a window without a ticket will call; infinity when it is not expected to."""
    if window.state == "open":
        return 0.0
    if not time.is_open:
        return 0.0 if learned.is_staffed(name) and time.stretches else inf
    if window.state == "paused":
        age = max((now - window.since).total_seconds(), 0.0) if window.since else 0.0
        age, pause = min(age, time.into), learned.pause.distribution()
        return pause.left(age, pause.past(age), MIDDLE)
    return STILL_COMING if time.into < LATECOMERS and learned.is_staffed(name) else inf
