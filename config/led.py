"""The settings of LED window bars: their lines, and their manner of speaking."""

from typing import Annotated, Literal

import msgspec

from config.part import Id, Part

Percent = Annotated[int, msgspec.Meta(ge=1, le=100)]
Phrase = Annotated[str, msgspec.Meta(max_length=80)]
Sign = Annotated[str, msgspec.Meta(min_length=1, max_length=8)]
Register = Annotated[int, msgspec.Meta(ge=0, le=65535)]
Colour = Literal["", "red", "green", "amber"]
Pace = Literal["slow", "normal", "fast"]
Charset = Literal["gb2312", "gbk", "ascii"]
Dots = Literal[16, 24, 32]
RestMinutes = Annotated[int, msgspec.Meta(ge=0, le=240)]
FontNumber = Annotated[int, msgspec.Meta(ge=0, le=999)]


class Substitute(Part, frozen=True, kw_only=True):
    """A character that the bars lack, and what they show instead."""

    sign: Annotated[str, msgspec.Meta(min_length=1, max_length=1, description="one character")]
    by: Sign


class Brightness(Part, frozen=True, kw_only=True):
    """How bright the bars are from an hour on, until the next entry."""

    hour: Annotated[int, msgspec.Meta(ge=0, le=23)]
    percent: Percent


class LedStyle(Part, frozen=True, kw_only=True):
    """How bars speak: characters, colours, movement, brightness, and what they show between calls.

    ``missing`` is shown for a character that has no substitute. ``waiting``
    and ``clock`` take turns with the words of an idle window. The bar of
    a closed window goes dark ``rest_minutes`` after the site's day, and wakes as
    long before it; 0 is never.
    """

    id: Id
    charset: Charset = "gb2312"
    missing: Sign = "〓"
    substitutes: tuple[Substitute, ...] = ()
    scroll: Pace = "normal"
    blink_seconds: Annotated[int, msgspec.Meta(ge=0, le=60)] = 0
    colour: Colour = ""
    call_colour: Colour = ""
    brightness: tuple[Brightness, ...] = ()
    waiting: bool = False
    clock: bool = False
    turn_seconds: Annotated[int, msgspec.Meta(ge=2, le=60)] = 6
    idle: Phrase = ""
    idle_en: Phrase = ""
    closed: Phrase = ""
    closed_en: Phrase = ""
    rest_minutes: RestMinutes = 0


class Bar(Part, frozen=True, kw_only=True):
    """A window bar 窗口条屏: its address on the line, its window, its size.

    ``cells`` is the width in half-width characters of 16 dots, that is in dots
    ÷ 8; ``rows`` is the height in dots.
    """

    screen: Annotated[int, msgspec.Meta(ge=1, le=65000)]
    window: Id
    cells: Annotated[int, msgspec.Meta(ge=4, le=64)] = 16
    rows: Dots = 16
    style: str = ""


class Font(Part, frozen=True, kw_only=True):
    """A height of letters that Onbon cards were loaded with: the numbers of its two font files (O and E)."""

    dots: Dots
    chinese: FontNumber
    ascii: FontNumber


class Registers(Part, frozen=True, kw_only=True):
    """Where a Modbus board has what: the numbers of its holding registers, from 0.

    Two bytes of text a register, the one read first in its high byte (``big``)
    or low byte. ``length`` takes the number of bytes, ``level`` the brightness,
    ``top`` at full; colours are 1 red, 2 green, 3 amber.
    """

    text: Register = 0x70
    order: Literal["big", "little"] = "big"
    length: Register | None = None
    colour: Register | None = None
    level: Register | None = None
    top: Register = 15


class LedLine(Part, frozen=True, kw_only=True):
    """One line with LED bars of one make."""

    id: Id
    address: str
    protocol: Literal["onbon", "onbon-5k", "cpower", "cpower-tcp", "template", "modbus", "alpha"] = "onbon"
    template: str = ""
    registers: Registers = Registers()
    id_code: Annotated[int, msgspec.Meta(ge=0, le=2**32 - 1)] = 2**32 - 1
    fonts: tuple[Font, ...] = ()
    style: str = ""
    bars: tuple[Bar, ...]
