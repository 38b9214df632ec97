"""A drawing surface with the house's colours, type and pictograms; drawn twice as large, then made smaller.

Lengths are pixels of the finished picture. Colours are names of the light
palette in ``config/design/tokens.toml`` or mixes of them, so that a picture
never leaves the design language.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from config.design.tokens import tokens
from faces.fonts import Weight, face
from faces.pictogram import mask

FINER: Final = 2

Colour = tuple[int, int, int]
Point = tuple[float, float]


def colour(name: str) -> Colour:
    """Return a colour of the light palette; ``a/b/0.3`` is a with three tenths of b, and so on."""
    first, *rest = name.split("/")
    found = _hex(first)
    for other, share in zip(rest[::2], rest[1::2], strict=True):
        found = mix(found, _hex(other), float(share))
    return found


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return ``first`` with ``share`` (0 … 1) of ``second`` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


@lru_cache(maxsize=256)
def _hex(name: str) -> Colour:
    text = tokens().color["light"][name]
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


@lru_cache(maxsize=64)
def font(size: int, weight: Weight) -> ImageFont.FreeTypeFont:
    """Return the Simplified Chinese face at ``size`` pixels."""
    return ImageFont.truetype(str(face(weight)), size)


class Brush:
    """Draws on a picture of ``width`` × ``height``; :meth:`finish` returns it."""

    def __init__(self, width: int, height: int, ground: str = "paper") -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * FINER, height * FINER), colour(ground))
        self.pen = ImageDraw.Draw(self.image)

    @property
    def tall(self) -> bool:
        """Whether the picture stands upright."""
        return self.height > self.width

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        *,
        radius: float = 0,
        edge: str = "",
        edge_width: float = 2,
    ) -> None:
        """Fill a rectangle, rounded by ``radius``, with an ``edge`` when a colour is given."""
        corners = [x * FINER, y * FINER, (x + width) * FINER - 1, (y + height) * FINER - 1]
        line = colour(edge) if edge else None
        thick = round(edge_width * FINER) if edge else 0
        self.pen.rounded_rectangle(corners, radius * FINER, fill=colour(fill), outline=line, width=thick)

    def oval(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        """Fill an ellipse around (``x``, ``y``) with half axes ``across`` and ``down``."""
        corners = [(x - across) * FINER, (y - down) * FINER, (x + across) * FINER, (y + down) * FINER]
        self.pen.ellipse(corners, fill=colour(fill))

    def bow(self, x: float, y: float, across: float, down: float, fill: str, *, turn: float = 0) -> None:
        """Fill the upper half of an ellipse, turned clockwise by ``turn`` degrees."""
        corners = [(x - across) * FINER, (y - down) * FINER, (x + across) * FINER, (y + down) * FINER]
        self.pen.chord(corners, 180 + turn, 360 + turn, fill=colour(fill))

    def shape(self, points: Sequence[Point], fill: str) -> None:
        """Fill a polygon."""
        self.pen.polygon([(x * FINER, y * FINER) for x, y in points], fill=colour(fill))

    def line(self, points: Sequence[Point], fill: str, width: float) -> None:
        """Draw a line with round ends and joints."""
        scaled = [(x * FINER, y * FINER) for x, y in points]
        shade, thick = colour(fill), round(width * FINER)
        self.pen.line(scaled, fill=shade, width=thick, joint="curve")
        for x, y in scaled if width > 2 else ():
            half = thick / 2
            self.pen.ellipse([x - half, y - half, x + half, y + half], fill=shade)

    def fade(self, x: float, y: float, width: float, height: float, *, top: str, bottom: str) -> None:
        """Fill a rectangle that goes from ``top`` to ``bottom``."""
        first, last = colour(top), colour(bottom)
        for row in range(round(height * FINER)):
            shade = mix(first, last, row / (height * FINER))
            at = round(y * FINER) + row
            self.pen.line([(x * FINER, at), ((x + width) * FINER - 1, at)], fill=shade)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        fill: str = "ink",
        *,
        anchor: str = "la",
        weight: Weight = "regular",
    ) -> None:
        """Write ``words``; ``anchor`` as in Pillow: ``l m r`` and ``a m s`` (top, middle, base line)."""
        type_face = font(round(size * FINER), weight)
        self.pen.text((x * FINER, y * FINER), words, fill=colour(fill), font=type_face, anchor=anchor)

    def sign(self, name: str, x: float, y: float, side: float, fill: str) -> None:
        """Draw the pictogram ``name`` with its left top corner at (``x``, ``y``)."""
        stencil = mask(name, round(side * FINER))
        self.image.paste(colour(fill), (round(x * FINER), round(y * FINER)), stencil)

    def stamp(self, other: "Brush", x: float, y: float, rows: float) -> None:
        """Put the lowest ``rows`` of another drawing at (``x``, ``y``), as paper comes out of a slot."""
        wide, high = other.image.size
        cut = other.image.crop((0, high - round(rows * FINER), wide, high))
        self.image.paste(cut, (round(x * FINER), round(y * FINER)))

    def finish(self) -> Image.Image:
        """Return the picture at its real size."""
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)


def width_of(words: str, size: float, weight: Weight = "regular") -> float:
    """Return how wide ``words`` come out, in pixels."""
    return font(round(size * FINER), weight).getlength(words) / FINER
