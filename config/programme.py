"""The programme of a site's screens 节目单, as it is written by hand: playlists, and when each is shown.

File: ``<site>/programme.toml``; the same form, as JSON or TOML, is what the
server takes over REST.
"""

from typing import Annotated, Final, Literal

import msgspec

from config.part import Id, Part, Word

Clock = Annotated[
    str,
    msgspec.Meta(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$", description="a time of day HH:MM, or 24:00"),
]
Day = Annotated[
    str,
    msgspec.Meta(pattern=r"^(\d{4}-\d{2}-\d{2})?$(?!\n)", description="a day YYYY-MM-DD, or an empty text"),
]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
MediumName = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^([A-Za-z0-9][A-Za-z0-9._-]{0,80}\.(png|jpg|jpeg|webp|mp4|webm))?$(?!\n)",
        description="a file.png, .jpg, .jpeg, .webp, .mp4 or .webm, or an empty text",
    ),
]
VIDEOS: Final = (".mp4", ".webm")


class Entry(Part, frozen=True, kw_only=True):
    """One step of a playlist: a file, or (``notices``) all notices published at that moment.

    ``seconds`` 0 is a video's own length, 10 seconds for a picture, the time it takes to read for a notice.
    """

    media: MediumName = ""
    notices: bool = False
    seconds: Annotated[int, msgspec.Meta(ge=0, le=3600)] = 0


class Playlist(Part, frozen=True, kw_only=True):
    """Steps shown one after the other, again and again 播放列表."""

    id: Id
    name: Word
    entries: tuple[Entry, ...]


class DayPart(Part, frozen=True, kw_only=True):
    """A part of some days 时段; without ``days`` and ``dates``, of every day. It ends before ``until``."""

    days: tuple[Weekday, ...] = ()
    dates: tuple[Day, ...] = ()
    on: Literal["any", "working", "free"] = "any"
    start: Clock = "00:00"
    until: Clock = "24:00"


class Slot(Part, frozen=True, kw_only=True):
    """When and where a playlist is shown; of those at one moment the highest ``priority`` wins.

    On the days of an exception it alone holds; one that ends when it starts means: not at all.
    """

    playlist: Id
    priority: Annotated[int, msgspec.Meta(ge=0, le=9)] = 0
    halls: tuple[Id, ...] = ()
    screens: tuple[Id, ...] = ()
    first: Day = ""
    last: Day = ""
    parts: tuple[DayPart, ...] = ()
    exceptions: tuple[DayPart, ...] = ()


class Programme(Part, frozen=True, kw_only=True):
    """All playlists of a site and their slots."""

    playlists: tuple[Playlist, ...] = ()
    slots: tuple[Slot, ...] = ()


def is_video(name: str) -> bool:
    """Tell whether a medium of that name is a video."""
    return name.endswith(VIDEOS)
