"""Chinese text as one hears and types it: a line of syllables, for searching by pinyin and initials. Pure.

``居民身份证`` → ``<ju<min<shen<fen<zheng``; Latin words stand as they are,
each behind its ``<``. Only the reading that fits the phrase is kept (银行 is
yinhang, 行驶 is xingshi).
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

START: Final = "<"
"""Stands before each syllable or word."""

_WORD: Final = re.compile(r"[a-z0-9]+")


def plain(text: str) -> str:
    """Return ``text`` in small letters, full-width forms made narrow."""
    return unicodedata.normalize("NFKC", text).lower()


@lru_cache(maxsize=16384)
def spoken(text: str) -> str:
    """Return the syllables and words of ``text``, each behind a ``<``; everything else left out."""
    from pypinyin import lazy_pinyin  # slow to load, and no start waits for it

    pieces = lazy_pinyin(plain(text), errors=lambda other: " ".join(_WORD.findall(other)))
    return "".join(START + word for piece in pieces for word in piece.replace("ü", "v").split())


@lru_cache(maxsize=1024)
def typed(letters: str) -> re.Pattern[str]:
    """Return the pattern that finds ``letters`` in :func:`spoken` text.

    A letter is either the next one of the syllable, or the first of the next
    syllable: ``shenfenzheng``, ``sfz`` and ``shenfz`` all find 身份证.
    """
    return re.compile(START + re.escape(letters[0]) + "".join(_next(letter) for letter in letters[1:]))


def _next(letter: str) -> str:
    return f"(?:{re.escape(letter)}|[a-z0-9]*{START}{re.escape(letter)})"
