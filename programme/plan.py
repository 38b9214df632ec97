"""A programme as its players are told it: items in playlists, and the slots in which these are shown.

Every name is resolved: media are known by their SHA-256, notices stand in the
playlists that show them, times of day are minutes since midnight. What is
written by hand is ``config.programme``; ``resolve`` makes the one of the other.
"""

from datetime import date, datetime
from typing import Literal

import msgspec

MIDNIGHT = 24 * 60
"""The end of a day, in minutes."""

Kind = Literal["picture", "video", "notice"]
On = Literal["any", "working", "free"]


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The root of what is in a plan."""


class Item(Part, frozen=True, kw_only=True):
    """One thing to show for ``seconds``; ``media`` is the SHA-256 of its file, in hex, of a picture or video.

    It is shown from ``since`` until ``until``, in ``halls`` and on ``screens``; empty means all.
    """

    id: str
    kind: Kind
    seconds: float
    name: str = ""
    media: str = ""
    title: str = ""
    text: str = ""
    title_en: str = ""
    text_en: str = ""
    urgent: bool = False
    since: datetime | None = None
    until: datetime | None = None
    halls: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()


class Playlist(Part, frozen=True, kw_only=True):
    """Items shown one after the other, again and again."""

    id: str
    items: tuple[Item, ...]


class DayPart(Part, frozen=True, kw_only=True):
    """A part of some days, in minutes since midnight; ``until`` is exclusive.

    ``days`` are weekdays from 0 (Monday), ``dates`` single days; empty means every day.
    """

    days: tuple[int, ...] = ()
    dates: tuple[date, ...] = ()
    on: On = "any"
    start: int = 0
    until: int = MIDNIGHT


class Slot(Part, frozen=True, kw_only=True):
    """When and where a playlist is shown; among those of one moment the highest ``priority`` wins.

    On a day that ``exceptions`` name, they alone hold instead of ``parts``; no part at all means all day.
    """

    playlist: str
    priority: int = 0
    halls: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    parts: tuple[DayPart, ...] = ()
    exceptions: tuple[DayPart, ...] = ()


class Plan(Part, frozen=True, kw_only=True):
    """The whole programme of a site; ``ident`` is what is shown when nothing else is.

    ``emergencies`` are shown before everything else, the newest first.
    """

    ident: Item
    playlists: tuple[Playlist, ...] = ()
    slots: tuple[Slot, ...] = ()
    emergencies: tuple[Item, ...] = ()
    ticker: tuple[str, ...] = ()
    ticker_en: tuple[str, ...] = ()


class Screen(msgspec.Struct, frozen=True):
    """What shows a programme: a board or a kiosk, and the hall it hangs in."""

    id: str
    hall: str


def media_of(plan: Plan) -> tuple[str, ...]:
    """Return the hashes of all media of the plan, each once, in the order of the playlists."""
    found = (item.media for playlist in plan.playlists for item in playlist.items)
    return tuple(dict.fromkeys(media for media in found if media))
