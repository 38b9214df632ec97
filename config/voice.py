"""The settings of what is said aloud: by which voices, how often, how loud, when not, and where.

Without ``[[loudspeakers]]`` every board that has a sound speaks in its own
hall. Loudspeakers are for halls with several, or one that several halls hear:
those that hear one another belong to one board, for only one program can keep
them from talking at the same time.
"""

from typing import Annotated, Literal

import msgspec

from config.part import Id, Part
from config.times import EVERY_DAY, Clock, Until, Weekday

Tongue = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(zh|en)(-[a-z0-9]{2,8})*$",
        description="zh, en, or a dialect that clips are recorded in, such as zh-yue",
    ),
]
Percent = Annotated[int, msgspec.Meta(ge=1, le=100)]
Seconds = Annotated[int, msgspec.Meta(ge=5, le=600)]


class Quiet(Part, frozen=True, kw_only=True):
    """Hours in which nothing is said 静音时段; boards and bars go on showing."""

    days: tuple[Weekday, ...] = EVERY_DAY
    start: Clock
    until: Until


class Loudness(Part, frozen=True, kw_only=True):
    """How loud it is said at some hours; 100 is as loud as it was recorded."""

    start: Clock
    until: Until
    percent: Percent


class Voice(Part, frozen=True, kw_only=True):
    """How the site speaks 语音播报; ``patience_seconds`` is how long recalls may go first."""

    voices: tuple[str, ...] = ("espeak",)
    languages: Annotated[tuple[Tongue, ...], msgspec.Meta(min_length=1, max_length=6)] = ("zh",)
    one: Literal["yi", "yao"] = "yi"
    repeats: Annotated[int, msgspec.Meta(ge=1, le=5)] = 2
    chime: Literal["always", "first", "never"] = "always"
    patience_seconds: Seconds = 20
    late_seconds: Seconds = 30
    quiet: tuple[Quiet, ...] = ()
    loudness: tuple[Loudness, ...] = ()


class Loudspeaker(Part, frozen=True, kw_only=True):
    """One loudspeaker, or several that play the same 广播分区, and the windows whose calls it says.

    ``board`` is the program that drives it, ``sound`` where, in that program's
    words; ``hears`` are the others that can be heard where this one hangs.
    """

    id: Id
    board: Id
    sound: str = "alsa:default"
    halls: tuple[Id, ...]
    windows: tuple[Id, ...] = ()
    hears: tuple[Id, ...] = ()


def hear_one_another(one: Loudspeaker, other: Loudspeaker) -> bool:
    """Tell whether the two must not speak at once: of one hall, or heard by their settings."""
    return bool(set(one.halls) & set(other.halls)) or one.id in other.hears or other.id in one.hears
