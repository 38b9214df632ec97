"""What a board says where it lists no calls, and along its foot; the same on every kind of glass. Pure."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import msgspec

from boards.board import BoardView
from boards.notices import both
from boards.words import Words
from config.settings import Span

PATIENCE: Final = timedelta(minutes=1)
"""How long a board says that it will be ready in a moment."""
CALM: Final = timedelta(seconds=2)
"""A line that is back within this time was never away, as far as citizens are told."""
OLD: Final = timedelta(minutes=1)
"""From when on a board that hears nothing sends people to the signs and the staff."""


class Said(msgspec.Struct, frozen=True):
    """A title and what stands below it; its lines are parted by line ends."""

    title: str
    line: str


def instead(view: BoardView, words: Words, hours: Sequence[Span]) -> Said:
    """Return what ``view`` has to say instead of calls; ``hours`` are those of the site."""
    if view.mode == "closed":
        lines = (f"{line.days}  {line.times}" for line in words.hours(hours))
        below = "\n".join((words("Office hours"), *lines)) if hours else ""
        return Said(words("Not open now"), below)
    if view.mode == "silent" or (view.age is not None and view.age >= PATIENCE):
        return Said(
            words("Calls are not shown at the moment"),
            words("Please watch the sign above your window and follow the staff."),
        )
    return Said(words("Connecting"), words("The board will be ready in a moment."))


def foot(view: BoardView, words: Words) -> tuple[str, ...]:
    """Return what runs along the foot: the notices, and once the news is old, where to look instead."""
    if view.age is None or view.age < OLD:
        return both(view.ticker, view.ticker_en, words.language)
    return tuple(
        each("Please watch the sign above your window and follow the staff.") for each in (words, words.other)
    )


def phones(view: BoardView, words: Words) -> tuple[str, ...]:
    """Return the phones of the site, with what each is for."""
    said = (
        words("Enquiries {phone}", phone=view.phone_consult) if view.phone_consult else "",
        words("Complaints {phone}", phone=view.phone_complaint) if view.phone_complaint else "",
    )
    return tuple(phone for phone in said if phone)
