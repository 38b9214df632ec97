"""What a screen shows at a moment, and what comes next. Pure, and never without an answer.

The order: an emergency, the newest first; else the slots of the highest
priority that have something to show, their playlists one after the other from
the start of the day part; else the plan's ident. Whatever has no file here
(``without``), is not yet or no longer valid, or is for another screen is left
out as if it were not in the playlist.

Moments are aware, in the time of the site; a day part is of its wall clock.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, chain
from typing import Final

import msgspec

from programme.plan import DayPart, Item, Plan, Screen, Slot

Works = Callable[[date], bool]
"""Tells whether a day is a working day of the site's calendar."""

A_DAY: Final = timedelta(days=1)
LEAST: Final = timedelta(seconds=1)
"""No item is shorter, whatever it says."""
NONE: Final[frozenset[str]] = frozenset()
EVER: Final = datetime.min.replace(tzinfo=UTC)


class Turn(msgspec.Struct, frozen=True):
    """An item on the glass: its whole time there, cut short where the schedule turns to something else."""

    item: Item
    since: datetime
    until: datetime


class Stretch(msgspec.Struct, frozen=True):
    """Items that go round since ``anchor``, each for its seconds; what does not loop stands still."""

    items: tuple[Item, ...]
    anchor: datetime
    until: datetime
    loops: bool = True


class Due(msgspec.Struct, frozen=True):
    """The turn that a moment falls into, and the item of the turn after it."""

    now: Turn
    following: Item


def due(plan: Plan, screen: Screen, when: datetime, works: Works, without: frozenset[str] = NONE) -> Due:
    """Return what ``screen`` shows at ``when``; ``without`` are the media that it cannot show."""
    now = turn(plan, screen, when, works, without)
    return Due(now, turn(plan, screen, now.until, works, without).item)


def turn(plan: Plan, screen: Screen, when: datetime, works: Works, without: frozenset[str] = NONE) -> Turn:
    """Return the turn at ``when``; it ends later than that."""
    found = stretch(plan, screen, when, works, without)
    if found.loops:
        return _at(found.items, found.anchor, when, found.until)
    return Turn(found.items[0], found.anchor, found.until)


def stretch(
    plan: Plan, screen: Screen, when: datetime, works: Works, without: frozenset[str] = NONE
) -> Stretch:
    """Return what goes round at ``when``, and until when nothing else does."""
    edge = _edge(plan, screen, when, works)
    urgent = emergency(plan, screen, when)
    if urgent is not None:
        return Stretch((urgent,), urgent.since or when, edge, loops=False)
    items, anchor = _loop(plan, screen, when, works, without)
    if not items:
        return Stretch((plan.ident,), when, edge, loops=False)
    return Stretch(tuple(items), anchor, edge)


def emergency(plan: Plan, screen: Screen, when: datetime) -> Item | None:
    """Return what comes before all else on ``screen`` at ``when``, the newest of several; None mostly."""
    found = [item for item in plan.emergencies if _shown(item, screen, when, NONE)]
    return max(found, key=lambda item: (item.since or EVER, item.id), default=None)


def _loop(
    plan: Plan, screen: Screen, when: datetime, works: Works, without: frozenset[str]
) -> tuple[Sequence[Item], datetime]:
    """Return the items of the highest slots that have any, and since when they go round."""
    lists = {playlist.id: playlist.items for playlist in plan.playlists}
    active = [
        (slot, part) for slot in _here(plan, screen) if (part := _active(slot, when, works)) is not None
    ]
    for priority in sorted({slot.priority for slot, _ in active}, reverse=True):
        chosen = [(slot, part) for slot, part in active if slot.priority == priority]
        every = chain.from_iterable(lists.get(slot.playlist, ()) for slot, _ in chosen)
        items = [item for item in every if _shown(item, screen, when, without)]
        if items:
            return items, _wall(when, max(part.start for _, part in chosen))
    return (), when


def _at(items: Sequence[Item], anchor: datetime, when: datetime, edge: datetime) -> Turn:
    lengths = [max(timedelta(seconds=item.seconds), LEAST) for item in items]
    into = (when - anchor) % sum(lengths, timedelta())
    ends = list(accumulate(lengths))
    number = bisect_right(ends, into)
    since = when - into + ends[number] - lengths[number]
    return Turn(items[number], max(since, anchor), min(since + lengths[number], edge))


def _shown(item: Item, screen: Screen, when: datetime, without: frozenset[str]) -> bool:
    begun = item.since is None or item.since <= when
    over = item.until is not None and item.until <= when
    return begun and not over and item.media not in without and _for(item, screen)


def _for(what: Item | Slot, screen: Screen) -> bool:
    everywhere = not what.halls and not what.screens
    return everywhere or screen.hall in what.halls or screen.id in what.screens


def _here(plan: Plan, screen: Screen) -> Iterator[Slot]:
    return (slot for slot in plan.slots if _for(slot, screen))


def _active(slot: Slot, when: datetime, works: Works) -> DayPart | None:
    minute = when.hour * 60 + when.minute
    return next(
        (part for part in parts_on(slot, when.date(), works) if part.start <= minute < part.until), None
    )


def parts_on(slot: Slot, day: date, works: Works) -> tuple[DayPart, ...]:
    """Return the parts of ``day`` in which the slot is on."""
    if (slot.first is not None and day < slot.first) or (slot.last is not None and day > slot.last):
        return ()
    special = tuple(part for part in slot.exceptions if _falls(part, day, works))
    usual = slot.parts or (DayPart(),)
    return special or tuple(part for part in usual if _falls(part, day, works))


def _falls(part: DayPart, day: date, works: Works) -> bool:
    named = not part.dates and not part.days
    return (named or day in part.dates or day.weekday() in part.days) and (
        part.on == "any" or works(day) == (part.on == "working")
    )


def _edge(plan: Plan, screen: Screen, when: datetime, works: Works) -> datetime:
    """Return the next moment at which something else may hold: midnight at the latest."""
    return min(moment for moment in _edges(plan, screen, when, works) if moment > when)


def _edges(plan: Plan, screen: Screen, when: datetime, works: Works) -> Iterator[datetime]:
    yield _wall(when, 0) + A_DAY
    for slot in _here(plan, screen):
        for part in parts_on(slot, when.date(), works):
            yield from (_wall(when, part.start), _wall(when, part.until))
    for item in chain(plan.emergencies, *(playlist.items for playlist in plan.playlists)):
        yield from (
            moment.astimezone(when.tzinfo) for moment in (item.since, item.until) if moment is not None
        )


def _wall(when: datetime, minute: int) -> datetime:
    """Return the moment of that minute of the day of ``when``."""
    return datetime.combine(when.date(), time(tzinfo=when.tzinfo)) + timedelta(minutes=minute)
