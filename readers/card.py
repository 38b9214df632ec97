"""What of a citizen's card is used: the name and the number, read from the 256 bytes of text.

Both are personal. A ``Card`` shows neither when printed or logged, is not kept,
and cannot be encoded; what goes on is made of it where it is read.
"""

from datetime import date
from typing import Final

TEXT: Final = 256
SIZES: Final = 4
"""Bytes before the text that say how long text and photograph are."""

NAME: Final = slice(0, 30)
NUMBER: Final = slice(122, 158)
WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS: Final = "10X98765432"
HIDDEN: Final = "*"


class NoCard(ValueError):
    """The bytes are not those of a card; what they are is not said, for they may be personal."""


class Card:
    """A holder's ``name`` and 18-sign ``number``."""

    __slots__ = ("name", "number")

    def __init__(self, name: str, number: str) -> None:
        self.name = name
        self.number = number

    def __repr__(self) -> str:
        """Tell nothing."""
        return "Card(…)"

    def __reduce__(self) -> str:
        """Refuse to be stored."""
        raise TypeError("a card is not stored")

    @property
    def born(self) -> date:
        """The day of birth that the number holds."""
        return date(int(self.number[6:10]), int(self.number[10:12]), int(self.number[12:14]))

    def age(self, today: date) -> int:
        """Return the holder's age in whole years."""
        born = self.born
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))

    @property
    def masked(self) -> str:
        """The name with all but its first and last sign hidden: of two signs, the first stays."""
        hidden = HIDDEN * max(1, len(self.name) - 2)
        return self.name[:1] + hidden + (self.name[-1:] if len(self.name) > 2 else "")


def read(data: bytes) -> Card:
    """Return the card whose sizes, text and photograph are ``data``. Raises NoCard.

    Fields of UTF-16LE: name 30 bytes, sex 2, nation 4, birth 16, address 70,
    number 36, and more that is not looked at.
    """
    if len(data) < SIZES + TEXT or int.from_bytes(data[:2], "big") != TEXT:
        raise NoCard(f"expected {TEXT} bytes of text")
    text = data[SIZES : SIZES + TEXT]
    card = Card(_field(text[NAME]), _field(text[NUMBER]))
    if not card.name or not _sound(card.number):
        raise NoCard("expected a name and an 18-sign number whose check sign is right")
    return card


def _field(raw: bytes) -> str:
    return raw.decode("utf-16-le", errors="replace").strip(" \0")


def _sound(number: str) -> bool:
    """Tell whether this is a number by GB 11643: 17 digits, a day of birth, the check sign of mod 11-2."""
    digits = number[:17]
    if len(number) != 18 or not (digits.isascii() and digits.isdigit()):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return number[17] == CHECKS[total % 11]
