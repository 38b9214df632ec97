"""Notices 公告: what staff write for the screens, and its life from draft to withdrawal. Pure.

A ``notice`` stands in playlists, a ``ticker`` runs along the foot of the
boards, an ``emergency`` 紧急 is shown at once and instead of everything else.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Final, Literal

import msgspec

from programme.plan import Item

Style = Literal["notice", "ticker", "emergency"]
State = Literal["draft", "published", "withdrawn"]
Deed = Literal["publish", "withdraw"]

LIFE: Final[Mapping[tuple[State, Deed], State]] = MappingProxyType(
    {
        ("draft", "publish"): "published",
        ("withdrawn", "publish"): "published",
        ("published", "withdraw"): "withdrawn",
        ("draft", "withdraw"): "withdrawn",
    }
)
"""State and deed → the state after it; what is not here is refused."""

A_SECOND: Final = 4.0
"""Characters that an elder reads in a second."""
SHORTEST, LONGEST = 10.0, 60.0
MOST: Final = 700
"""Characters of a notice; more could not be read from where people sit."""

NO_NUL: Final = r"^[^\x00]*$"
Title = Annotated[str, msgspec.Meta(max_length=60, pattern=NO_NUL)]
Text = Annotated[str, msgspec.Meta(max_length=MOST, pattern=NO_NUL)]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """What is written, where and when it is to be seen, and how far it is.

    ``text`` is marked up as ``programme.markup`` says. ``seconds`` 0 is the time it takes to read.
    """

    id: str
    style: Style = "notice"
    title: Title = ""
    text: Text = ""
    title_en: Title = ""
    text_en: Text = ""
    seconds: float = 0.0
    since: Moment | None = None
    until: Moment | None = None
    halls: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()
    state: State = "draft"
    by: str = ""
    at: Moment | None = None


def reading_time(notice: Notice) -> float:
    """Return the seconds it takes to read the notice: what it says, or what its length asks for."""
    length = max(len(notice.title + notice.text), len(notice.title_en + notice.text_en) / 2.5)
    return notice.seconds or min(max(length / A_SECOND, SHORTEST), LONGEST)


def item_of(notice: Notice) -> Item:
    """Return the notice as something to show."""
    return Item(
        id=f"notice:{notice.id}",
        kind="notice",
        seconds=reading_time(notice),
        name=notice.title or notice.text[:20],
        title=notice.title,
        text=notice.text,
        title_en=notice.title_en,
        text_en=notice.text_en,
        urgent=notice.style == "emergency",
        since=notice.since,
        until=notice.until,
        halls=notice.halls,
        screens=notice.screens,
    )


def line_of(title: str, text: str) -> str:
    """Return what runs along the boards: title and text in one line, without marks."""
    return " ".join(part for part in (title, text.replace("*", "")) if part).replace("\n", " ")
