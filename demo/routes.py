"""The way a visitor goes through the kiosk to an item: target ids to touch, one after the other. Pure.

An ``item:`` target may be some pages on; whoever walks the way turns them.
"""

from collections.abc import Mapping
from typing import Final

from pypinyin import Style, lazy_pinyin

from config.catalogue import Item, LifeEvent
from demo.visitors import Visitor

LETTERS: Final = 4
"""As many initials as a person types before looking at what was found."""


def ways(visitor: Visitor, item: Item, events: Mapping[str, LifeEvent]) -> list[tuple[str, ...]]:
    """Return the ways a visitor tries, first the one they like best; the search finds everything."""
    liked = {
        "popular": (f"popular:{item.code}",),
        "unit": ("units", f"unit:{item.unit}", f"item:{item.code}"),
        "life_event": _by_event(item, events),
        "search": (),
    }[visitor.path]
    unit = ("units", f"unit:{item.unit}", f"item:{item.code}")
    return [way for way in (liked, search(item, visitor.language), unit) if way]


def search(item: Item, language: str) -> tuple[str, ...]:
    """Return the way by typing: initials of the short name, letters of the English one."""
    letters = initials(item.short) if language == "zh" else item.short_en.lower()
    keys = [letter for letter in letters if "a" <= letter <= "z"][: LETTERS if language == "zh" else 6]
    return ("search", *(f"key:{key}" for key in keys), f"item:{item.code}") if keys else ()


def initials(text: str) -> str:
    """Return the pinyin initials of Chinese ``text``."""
    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()


def _by_event(item: Item, events: Mapping[str, LifeEvent]) -> tuple[str, ...]:
    known = [name for name in item.life_events if name in events]
    return (f"event:{known[0]}", f"item:{item.code}") if known else ()
