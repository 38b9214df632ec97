"""What is said next, by which loudspeaker, how often, and what is no longer worth saying. Pure.

- Loudspeakers that can be heard together never speak at once, and what is on the air is never cut off.
- A recall goes before new calls, but no window passes the same waiting call twice, and nobody waits
  for longer than ``patience`` because of recalls.
- Second sayings come only when no first saying waits that could be heard there.
- Whoever is next keeps its air free: those that would be heard there begin nothing that ranks lower.
- What was called long before it was heard of (the line was down) is not said at all.

Every function takes a queue and returns a new one.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

import msgspec

from wire.live import Call

DEFAULT_PATIENCE: Final = timedelta(seconds=20)
DEFAULT_LATE: Final = timedelta(seconds=30)
OVERDUE, RECALLED, NEW, AGAIN = range(4)
Aired = Mapping[tuple[str, str], datetime]


class Loudspeaker(msgspec.Struct, frozen=True, kw_only=True):
    """One voice for ``windows``, or all in its ``halls``; ``near`` are those that are heard with it."""

    id: str
    halls: frozenset[str]
    windows: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()

    def says(self, call: Call) -> bool:
        """Tell whether ``call`` is for those who hear this loudspeaker."""
        return call.window in self.windows if self.windows else call.hall in self.halls


class Line(msgspec.Struct, frozen=True):
    """A call to be said by ``loudspeaker`` for the ``round``-th time (from 1), waiting since ``heard_at``."""

    call: Call
    heard_at: datetime
    loudspeaker: str
    round: int = 1


class Announcer(msgspec.Struct, frozen=True, kw_only=True):
    """What waits to be said, what is on the air, and when each window was last heard from where."""

    loudspeakers: tuple[Loudspeaker, ...]
    repeats: int = 1
    patience: timedelta = DEFAULT_PATIENCE
    late: timedelta = DEFAULT_LATE
    waiting: tuple[Line, ...] = ()
    on_air: tuple[Line, ...] = ()
    aired: Aired = MappingProxyType({})


def hear(queue: Announcer, calls: Iterable[Call], now: datetime) -> Announcer:
    """Put ``calls`` in the queue; a newer call of a ticket takes the place of the older one."""
    for call in calls:
        for loudspeaker in queue.loudspeakers:
            if now - call.at < queue.late and loudspeaker.says(call):
                queue = _put(queue, Line(call, now, loudspeaker.id))
    return queue


def drop_stale(queue: Announcer, called: Mapping[str, int]) -> Announcer:
    """Leave out what needs no saying; ``called`` maps each ticket still called to its ``times``."""
    kept = tuple(line for line in queue.waiting if called.get(line.call.ticket) == line.call.times)
    return queue if kept == queue.waiting else msgspec.structs.replace(queue, waiting=kept)


def hush(queue: Announcer) -> Announcer:
    """Leave out all that waits: nothing is said at this hour."""
    return msgspec.structs.replace(queue, waiting=())


def begin(queue: Announcer, now: datetime) -> tuple[Announcer, tuple[Line, ...]]:
    """Return the queue with all on the air that may begin now, and those lines, the first first."""
    near = {loudspeaker.id: {loudspeaker.id} | loudspeaker.near for loudspeaker in queue.loudspeakers}
    shut = {name for line in queue.on_air for name in near[line.loudspeaker]}
    worth = tuple(line for line in queue.waiting if _is_worth(line, queue, now))
    begun: list[Line] = []
    for line in _in_order(worth, queue, near, now):
        if line.loudspeaker not in shut:
            begun.append(line)
        shut |= near[line.loudspeaker]  # also for one that has to wait: its air is kept free
    aired = {**queue.aired, **{(line.loudspeaker, line.call.window): now for line in begun}}
    return msgspec.structs.replace(
        queue,
        waiting=tuple(line for line in worth if line not in begun),
        on_air=(*queue.on_air, *begun),
        aired=aired,
    ), tuple(begun)


def end(queue: Announcer, loudspeaker: str) -> Announcer:
    """The line on the air there was said: queue its next round, unless its ticket was called anew."""
    said = [line for line in queue.on_air if line.loudspeaker == loudspeaker]
    again = tuple(
        msgspec.structs.replace(line, round=line.round + 1)
        for line in said
        if line.round < queue.repeats and _waiting_for(queue, line) is None
    )
    on_air = tuple(line for line in queue.on_air if line not in said)
    return msgspec.structs.replace(queue, waiting=(*queue.waiting, *again), on_air=on_air)


def _put(queue: Announcer, line: Line) -> Announcer:
    """Queue ``line``; it inherits the place of the older call of its ticket, if that was not said yet."""
    older = _waiting_for(queue, line)
    known = [each for each in (older, *queue.on_air) if each is not None and _same(each, line)]
    if any(each.call.times >= line.call.times for each in known):
        return queue
    others = tuple(each for each in queue.waiting if each is not older)
    if older is not None and older.round == 1:
        line = msgspec.structs.replace(line, heard_at=older.heard_at)
    return msgspec.structs.replace(queue, waiting=(*others, line))


def _waiting_for(queue: Announcer, line: Line) -> Line | None:
    return next((each for each in queue.waiting if _same(each, line)), None)


def _same(one: Line, other: Line) -> bool:
    return one.loudspeaker == other.loudspeaker and one.call.ticket == other.call.ticket


def _is_worth(line: Line, queue: Announcer, now: datetime) -> bool:
    return line.round == 1 or now - line.heard_at < queue.patience


def _in_order(
    lines: tuple[Line, ...], queue: Announcer, near: Mapping[str, set[str]], now: datetime
) -> Iterator[Line]:
    """Yield the lines as they come next, wherever: waited too long, recalls, new calls, repeats."""
    firsts = [line for line in lines if line.round == 1]

    def rank(line: Line) -> tuple[int, datetime]:
        if line.round > 1:
            return AGAIN, line.heard_at
        if now - line.heard_at >= queue.patience:
            return OVERDUE, line.heard_at
        beside = (other for other in firsts if other.loudspeaker in near[line.loudspeaker])
        return RECALLED if _may_pass(line, beside, queue.aired) else NEW, line.heard_at

    yield from sorted(lines, key=rank)


def _may_pass(line: Line, beside: Iterable[Line], aired: Aired) -> bool:
    """Tell whether a recall goes before new calls: not if its window had the air since one of them came."""
    if line.call.times < 2:
        return False
    last = aired.get((line.loudspeaker, line.call.window))
    older = (other for other in beside if other.heard_at <= line.heard_at)
    return last is None or all(
        other.call.window == line.call.window or last < other.heard_at for other in older
    )
