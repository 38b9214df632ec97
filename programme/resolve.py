"""From what is written by hand, the media and notices there are to the plan that players get. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, get_args

import msgspec

from config import programme as written
from programme.notice import Notice, item_of, line_of
from programme.plan import DayPart, Item, Plan, Playlist, Slot

PICTURE_SECONDS: Final = 10.0
VIDEO_SECONDS: Final = 30.0
"""Of a video whose length nobody knows."""
WEEKDAYS: Final = get_args(written.Weekday)


class Medium(msgspec.Struct, frozen=True, kw_only=True):
    """A picture or video that is kept: its SHA-256 in hex, its pixels, and the seconds of a video."""

    hash: str
    name: str
    kind: str
    size: int
    width: int = 0
    height: int = 0
    seconds: float = 0.0


def plan_of(
    programme: written.Programme, media: Mapping[str, Medium], notices: Sequence[Notice], ident: Item
) -> Plan:
    """Return the plan; ``media`` are by name, and what is not among them is left out for now."""
    published = [notice for notice in notices if notice.state == "published"]
    shown = [item_of(notice) for notice in published if notice.style == "notice"]
    running = [notice for notice in published if notice.style == "ticker"]
    return Plan(
        ident=ident,
        playlists=tuple(
            Playlist(id=one.id, items=tuple(_items(one, media, shown))) for one in programme.playlists
        ),
        slots=tuple(_slot(slot) for slot in programme.slots),
        emergencies=tuple(item_of(notice) for notice in published if notice.style == "emergency"),
        ticker=tuple(line_of(notice.title, notice.text) for notice in running if notice.title + notice.text),
        ticker_en=tuple(
            line_of(notice.title_en, notice.text_en) for notice in running if notice.title_en + notice.text_en
        ),
    )


def _items(
    playlist: written.Playlist, media: Mapping[str, Medium], notices: Sequence[Item]
) -> Iterator[Item]:
    for entry in playlist.entries:
        medium = media.get(entry.media)
        if entry.notices:
            for item in notices:
                yield msgspec.structs.replace(item, seconds=entry.seconds or item.seconds)
        elif medium is not None:
            yield _item(entry, medium)


def _item(entry: written.Entry, medium: Medium) -> Item:
    video = written.is_video(medium.name)
    own = (medium.seconds or VIDEO_SECONDS) if video else PICTURE_SECONDS
    return Item(
        id=f"media:{medium.hash[:16]}",
        kind="video" if video else "picture",
        seconds=entry.seconds or own,
        name=medium.name,
        media=medium.hash,
    )


def _slot(slot: written.Slot) -> Slot:
    return Slot(
        playlist=slot.playlist,
        priority=slot.priority,
        halls=slot.halls,
        screens=slot.screens,
        first=_day(slot.first),
        last=_day(slot.last),
        parts=tuple(_part(part) for part in slot.parts),
        exceptions=tuple(_part(part) for part in slot.exceptions),
    )


def _part(part: written.DayPart) -> DayPart:
    return DayPart(
        days=tuple(WEEKDAYS.index(day) for day in part.days),
        dates=tuple(date.fromisoformat(day) for day in part.dates),
        on=part.on,
        start=_minute(part.start),
        until=_minute(part.until),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _minute(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)
