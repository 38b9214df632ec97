"""Fit text to the characters a bar has: GB2312 on most LED cards, GBK on some, ASCII on a few. Pure.

What the set lacks gets, in this order: the site's own substitute; the stated
one below; its compatibility form (㎏ → kg); its letter without accents (ñ → n);
else the sign for a missing character, 〓 unless the site chose another. Marks that have no width of their
own are dropped. A wrong character in somebody's name would be worse than 〓,
so no look-alike hanzi are put in.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

MISSING: Final = "〓"
MISSING_IN_ASCII: Final = "?"

SUBSTITUTES: Final = MappingProxyType(
    {
        "\u00b7": "\u30fb",  # middle dot: GB2312's A1A4 is decoded as this one
        "\u2022": "\u30fb",
        "\u2014": "\u2015",  # dash: A1AA
        "\u2013": "-",
        "\u2010": "-",
        "\u2011": "-",
        "\u2212": "-",
        "\u22ef": "…",
        "\u301c": "～",
        "\u3007": "○",  # the zero of 二〇二六
        "\u00a5": "￥",
        "\u20ac": "欧元",
        "㎡": "平方米",
        "㎞": "公里",
    }
)
NO_WIDTH: Final = frozenset({"Mn", "Me", "Cf", "Cc"})


@dataclass(frozen=True)
class Characters:
    """What a bar can show: its set, the site's own substitutes, the sign for what is missing."""

    charset: Literal["gb2312", "gbk", "ascii"] = "gb2312"
    missing: str = MISSING
    own: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


GB2312: Final = Characters()


def fit_to(text: str, characters: Characters) -> str:
    """Return ``text`` with every character the bar lacks replaced; line breaks and tabs become blanks."""
    return "".join(_fit(character, characters) for character in text)


def fit_to_gb2312(text: str) -> str:
    """Return ``text`` fitted to GB2312 by the stated substitutes alone."""
    return fit_to(text, GB2312)


def cells(text: str) -> int:
    """Return the width of fitted ``text`` in half-width cells: ASCII 1, all others 2."""
    return sum(1 if character < "\x80" else 2 for character in text)


def _fit(character: str, characters: Characters) -> str:
    if character in "\n\r\t\u00a0":
        return " "
    if unicodedata.category(character) in NO_WIDTH:
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFD", character) if not unicodedata.combining(c))
    forms = (
        character,
        characters.own.get(character, ""),
        SUBSTITUTES.get(character, ""),
        unicodedata.normalize("NFKC", character),
        plain,
        characters.missing,
    )
    return next((form for form in forms if form and _has(form, characters.charset)), MISSING_IN_ASCII)


def _has(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
