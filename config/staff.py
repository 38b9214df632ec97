"""Who sits at the windows 窗口人员, as citizens are told it by the staff signs 公示牌.

File: ``<site>/staff.toml``. What is told of a person is what the person agreed
to be told: name, post, duties, promises, a photo.
"""

from collections.abc import Sequence
from typing import Annotated

import msgspec

from config.part import Id, Part, Word

Photo = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^([A-Za-z0-9][A-Za-z0-9._-]{0,80}\.(png|jpg|jpeg|webp))?$(?!\n)",
        description="a file.png, .jpg, .jpeg or .webp, or an empty text",
    ),
]
Lines = Annotated[tuple[Word, ...], msgspec.Meta(max_length=6)]


class Person(Part, frozen=True, kw_only=True):
    """A member of the window staff; ``badge`` is the number on the badge 工号.

    ``account`` is the name for the staff console: the sign follows who signs in
    to another window. ``windows`` are where the person sits when nobody signed in.
    Without ``promises`` those of the site are shown.
    """

    id: Id
    name: Word
    name_en: Word
    post: Word
    post_en: Word
    badge: Annotated[str, msgspec.Meta(max_length=12)] = ""
    account: str = ""
    windows: tuple[Id, ...] = ()
    duties: Lines = ()
    duties_en: Lines = ()
    promises: Lines = ()
    promises_en: Lines = ()
    photo: Photo = ""


class Staff(Part, frozen=True, kw_only=True):
    """The window staff of a site, and what all of them promise."""

    persons: tuple[Person, ...] = ()
    promises: Lines = ()
    promises_en: Lines = ()


def promised(staff: Staff, person: Person) -> tuple[Sequence[str], Sequence[str]]:
    """Return what ``person`` promises, in Chinese and in English."""
    own = person.promises or person.promises_en
    return (person.promises, person.promises_en) if own else (staff.promises, staff.promises_en)
