"""What a screen without a schedule of its own is told: what it shows from when to when, days ahead. Pure.

A browser follows this by counting alone: within a stretch its items go round
from the anchor on, each for its seconds. A stretch of one item that is no video
is that item all the time. Times are seconds since 1970.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import chain
from typing import Final

import msgspec

from programme.markup import Block, blocks
from programme.plan import Item, Kind, Plan, Screen
from programme.schedule import LEAST, Works, stretch

DAYS: Final = timedelta(days=3)
"""How far ahead a screen is told: it may be without the server for so long."""
MOST: Final = 400


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The root of what is in a timetable."""


class Urgent(Value, frozen=True, kw_only=True):
    """What fills all the glass at once, so it comes with its words and waits for no file."""

    title: str
    title_en: str
    text: tuple[Block, ...]
    text_en: tuple[Block, ...]


class Thing(Value, frozen=True, kw_only=True):
    """An item: ``picture`` is the key that its drawn picture has, ``media`` the hash of a video."""

    item: str
    kind: Kind
    name: str
    seconds: float
    picture: str = ""
    media: str = ""
    urgent: Urgent | None = None


class Span(msgspec.Struct, frozen=True, array_like=True):
    """From ``since`` until ``until`` the things with these indices go round since ``anchor``."""

    since: float
    until: float
    anchor: float
    things: tuple[int, ...]


class Timetable(Value, frozen=True, kw_only=True):
    """The spans, one after the other without a gap, and what is shown in them."""

    spans: tuple[Span, ...]
    things: tuple[Thing, ...]


def timetable(plan: Plan, screen: Screen, now: datetime, works: Works) -> Timetable:
    """Return what ``screen`` shows from ``now`` (aware, in the site's time) on."""
    things: dict[Thing, int] = {}
    spans: list[Span] = []
    for span in _spans(plan, screen, now, works, lambda item: things.setdefault(thing(item), len(things))):
        last = spans[-1] if spans else None
        if last is not None and (last.things, last.anchor) == (span.things, span.anchor):
            spans[-1] = Span(last.since, span.until, last.anchor, last.things)
        else:
            spans.append(span)
    return Timetable(spans=tuple(spans), things=tuple(things))


def _spans(
    plan: Plan, screen: Screen, now: datetime, works: Works, index: Callable[[Item], int]
) -> Iterator[Span]:
    when, end = now, now + DAYS
    for _ in range(MOST):
        if when >= end:
            return
        found = stretch(plan, screen, when, works)
        yield Span(
            when.timestamp(),
            found.until.timestamp(),
            found.anchor.timestamp(),
            tuple(index(item) for item in found.items),
        )
        when = found.until


def thing(item: Item) -> Thing:
    """Return the item as a browser is told it."""
    video = item.kind == "video"
    return Thing(
        item=item.id,
        kind=item.kind,
        name=item.name,
        seconds=max(item.seconds, LEAST.total_seconds()),
        picture="" if video else picture_key(item),
        media=item.media if video else "",
        urgent=_urgent(item) if item.urgent else None,
    )


def picture_key(item: Item) -> str:
    """Return the word that the drawn picture of ``item`` has: another one whenever it looks different."""
    return sha256("\0".join((item.media, *_words(item), str(item.urgent))).encode()).hexdigest()[:32]


def pictures_of(plan: Plan) -> dict[str, Item]:
    """Return all items of the plan that are drawn as pictures, by their keys."""
    listed = chain.from_iterable(playlist.items for playlist in plan.playlists)
    every = chain((plan.ident,), listed, plan.emergencies)
    return {picture_key(item): item for item in every if item.kind != "video"}


def videos_of(plan: Plan) -> frozenset[str]:
    """Return the hashes of all videos of the plan."""
    listed = chain.from_iterable(playlist.items for playlist in plan.playlists)
    return frozenset(item.media for item in listed if item.kind == "video")


def _words(item: Item) -> tuple[str, ...]:
    return item.title, item.text, item.title_en, item.text_en


def _urgent(item: Item) -> Urgent:
    return Urgent(
        title=item.title, title_en=item.title_en, text=blocks(item.text), text_en=blocks(item.text_en)
    )
