"""Fit text to GB2312, the only set the fonts of most LED cards have. Pure.

What the set lacks gets, in this order: the stated substitute below; its
compatibility form (㎏ → kg); its letter without accents (ñ → n); else 〓,
the printers' sign for a missing character. Marks that have no width of their
own are dropped. A wrong character in somebody's name would be worse than 〓,
so no look-alike hanzi are put in.
"""

import unicodedata
from types import MappingProxyType
from typing import Final

MISSING: Final = "〓"

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


def fit_to_gb2312(text: str) -> str:
    """Return ``text`` with every character GB2312 lacks replaced; line breaks and tabs become blanks."""
    return "".join(_fit(character) for character in text)


def cells(text: str) -> int:
    """Return the width of GB2312 ``text`` in half-width cells: ASCII 1, all others 2."""
    return sum(1 if character < "\x80" else 2 for character in text)


def _fit(character: str) -> str:
    if character in "\n\r\t\u00a0":
        return " "
    if unicodedata.category(character) in NO_WIDTH:
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFD", character) if not unicodedata.combining(c))
    forms = (character, SUBSTITUTES.get(character, ""), unicodedata.normalize("NFKC", character), plain)
    return next((form for form in forms if form and _has(form)), MISSING)


def _has(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
