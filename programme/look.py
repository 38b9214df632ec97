"""The colours and faces in which a programme is drawn: the house's tokens, as Pillow wants them."""

from functools import lru_cache
from typing import Any, Final, Literal

import msgspec
from PIL import ImageFont

from config.design.tokens import tokens
from faces.fonts import face

Ground = Literal["light", "dark"]
Rgb = tuple[int, int, int]
Size = tuple[int, int]
LEADING: Final = 1.5
QUIET: Final = ("surface", "ink", "ink-soft", "pine")
URGENT: Final = ("cinnabar", "on-cinnabar", "on-cinnabar", "on-cinnabar")


class Palette(msgspec.Struct, frozen=True):
    """The colours of one kind of sheet."""

    ground: Rgb
    ink: Rgb
    soft: Rgb
    mark: Rgb


def palette(ground: Ground, *, urgent: bool) -> Palette:
    """Return the colours of a notice, or of an urgent one."""
    return Palette(*(colour(ground, name) for name in (URGENT if urgent else QUIET)))


@lru_cache(maxsize=64)
def colour(ground: Ground, name: str) -> Rgb:
    """Return a token's colour, each part 0 … 255."""
    value = tokens().color[ground][name]
    red, green, blue = (int(value[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


@lru_cache(maxsize=64)
def font(size: int, bold: bool) -> Any:
    """Return the house's face of that size in pixels. Raises NoFont."""
    path = str(face("bold" if bold else "regular"))
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=65536)
def width(character: str, size: int, bold: bool) -> float:
    """Return how wide a character is set, in pixels."""
    return float(font(size, bold).getlength(character))
