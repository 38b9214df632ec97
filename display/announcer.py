"""The speaking queue of one hall: what is said next, how often, and what is no longer worth saying. Pure.

One announcement is on the air at a time and is never cut off. A recall goes
before new calls, but nobody waits for longer than ``patience`` because of
recalls; second sayings come only when no first saying waits. Every function
takes a queue and returns a new one.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import msgspec

from wire.live import Call

DEFAULT_PATIENCE = timedelta(seconds=20)


class Line(msgspec.Struct, frozen=True):
    """A call to be said for the ``round``-th time (from 1), heard at ``heard_at``."""

    call: Call
    heard_at: datetime
    round: int = 1


class Announcer(msgspec.Struct, frozen=True, kw_only=True):
    """What waits to be said, in the order it was heard, and what is being said now."""

    repeats: int = 1
    patience: timedelta = DEFAULT_PATIENCE
    waiting: tuple[Line, ...] = ()
    speaking: Line | None = None


def hear(queue: Announcer, calls: Iterable[Call], now: datetime) -> Announcer:
    """Put ``calls`` in the queue; a newer call of a ticket takes the place of the older one."""
    for call in calls:
        if _known(queue, call):
            continue
        others = tuple(line for line in queue.waiting if line.call.ticket != call.ticket)
        queue = msgspec.structs.replace(queue, waiting=(*others, Line(call, now)))
    return queue


def drop_stale(queue: Announcer, called: Mapping[str, int]) -> Announcer:
    """Leave out what needs no saying; ``called`` maps each ticket still called to its ``times``."""
    kept = tuple(line for line in queue.waiting if called.get(line.call.ticket) == line.call.times)
    return queue if kept == queue.waiting else msgspec.structs.replace(queue, waiting=kept)


def begin(queue: Announcer, now: datetime) -> tuple[Announcer, Line | None]:
    """Return the queue with the next line on the air, and that line; None when busy or empty."""
    if queue.speaking is not None:
        return queue, None
    worth = [line for line in queue.waiting if line.round == 1 or now - line.heard_at < queue.patience]
    if not worth:
        return msgspec.structs.replace(queue, waiting=()), None
    chosen = min(worth, key=lambda line: _rank(line, now, queue.patience))
    rest = tuple(line for line in worth if line is not chosen)
    return msgspec.structs.replace(queue, waiting=rest, speaking=chosen), chosen


def end(queue: Announcer) -> Announcer:
    """The line on the air was said: queue its next round, unless the ticket was called anew meanwhile."""
    said = queue.speaking
    if said is None:
        return queue
    waiting = queue.waiting
    anew = any(line.call.ticket == said.call.ticket for line in waiting)
    if said.round < queue.repeats and not anew:
        waiting = (*waiting, msgspec.structs.replace(said, round=said.round + 1))
    return msgspec.structs.replace(queue, waiting=waiting, speaking=None)


def _rank(line: Line, now: datetime, patience: timedelta) -> tuple[int, datetime]:
    """Return what the queue is sorted by: waited too long, recall, new call, then repeats."""
    if line.round > 1:
        return 3, line.heard_at
    if now - line.heard_at >= patience:
        return 0, line.heard_at
    return (1 if line.call.times > 1 else 2), line.heard_at


def _known(queue: Announcer, call: Call) -> bool:
    """Tell whether this call, or a newer one of its ticket, waits or is being said."""
    lines = queue.waiting if queue.speaking is None else (*queue.waiting, queue.speaking)
    return any(line.call.ticket == call.ticket and line.call.times >= call.times for line in lines)
