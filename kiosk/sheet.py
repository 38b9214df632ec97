"""A picture under work: sky, ridges, mist and outlines painted with Pillow, smooth at the edges.

What a newcomer gets wrong: places are shares of the sheet, so a lying sheet
would squeeze what was measured on an upright one; ``taller`` and ``narrower``
put that right.
"""

import math
import random
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

FINER: Final = 2

Colour = tuple[int, int, int]
Point = tuple[float, float]
Stops = tuple[tuple[float, str], ...]


class Sheet:
    """A picture under work; places and sizes are shares of its width and height, ``y`` downwards.

    Things are measured for an upright 9:16 sheet; on a lying one they are made
    ``taller`` and ``narrower`` (of its width) by these factors.
    """

    def __init__(self, width: int, height: int, seed: int) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width, height))
        self.chance = random.Random(seed)  # the same picture every time
        upright = 16 / 9
        self.taller = 1.0 if height > width else 1.7
        self.narrower = height / width / upright * self.taller

    def sky(self, *stops: tuple[float, str]) -> None:
        """Paint the ground from top to bottom through ``stops`` of (place, colour)."""
        column = Image.new("RGB", (1, 256))
        for row in range(256):
            column.putpixel((0, row), _between(stops, row / 255))
        self.image.paste(column.resize((self.width, self.height), Image.Resampling.BICUBIC))

    def disc(self, place: Point, radius: float, colour: str, glow: str) -> None:
        """Paint a sun or a moon with its halo; ``radius`` is a share of the short side."""
        short = min(self.width, self.height)
        halo = self._mask(lambda pen, size: pen.ellipse(self._ring(place, radius * 2.2, size), fill=110))
        self._paint(halo.filter(ImageFilter.GaussianBlur(short * radius * 0.7)), glow)
        self._paint(
            self._mask(lambda pen, size: pen.ellipse(self._ring(place, radius, size), fill=255)), colour
        )

    def shape(self, points: list[Point], colour: str, fade_to: str = "", depth: float = 0.3) -> None:
        """Paint what lies inside ``points``; ``fade_to`` is the colour it has ``depth`` below its top."""
        mask = self._mask(lambda pen, s: pen.polygon([(x * s[0], y * s[1]) for x, y in points], fill=255))
        if not fade_to:
            self._paint(mask, colour)
            return
        top = min(y for _, y in points)
        column = Image.new("RGB", (1, 256))
        for row in range(256):
            column.putpixel((0, row), _between(((top, colour), (top + depth, fade_to)), row / 255))
        self.image.paste(column.resize((self.width, self.height), Image.Resampling.BICUBIC), (0, 0), mask)

    def ridge(self, base: float, high: float, rough: float, calm: float = 1.0) -> list[Point]:
        """Return a mountain line across the sheet, closed along the bottom."""
        calm *= 1.0 if self.taller == 1.0 else 1.7
        high *= self.taller**0.7
        waves = [
            (
                high * rough**k,
                calm * (1.1 + 1.25 * k) * self.chance.uniform(0.8, 1.2),
                self.chance.uniform(0, math.tau),
            )
            for k in range(7)
        ]
        line = []
        for step in range(241):
            x = step / 240
            rise = sum(far * math.sin(often * x * math.tau / 1.7 + start) for far, often, start in waves)
            line.append((x, base - abs(rise) * 0.6 - rise * 0.4))
        return [*line, (1.0, 1.01), (0.0, 1.01)]

    def thing(self, x: float, y: float, points: list[Point], colour: str) -> None:
        """Paint ``points``, given as distances from (``x``, ``y``), in true proportion."""
        self.shape([(x + across * self.narrower, y + down * self.taller) for across, down in points], colour)

    def mist(self, y: float, thick: float, colour: str, strength: int = 170) -> None:
        """Lay a band of mist across the sheet."""
        mask = Image.new("L", (64, 256))
        pen = ImageDraw.Draw(mask)
        for row in range(256):
            far = (row / 255 - y) / thick
            pen.line((0, row, 64, row), fill=int(strength * math.exp(-far * far)))
        self._paint(mask.resize((self.width, self.height), Image.Resampling.BICUBIC), colour)

    def _ring(self, place: Point, radius: float, size: tuple[int, int]) -> list[float]:
        short = min(self.width, self.height)
        across, down = radius * short / self.width, radius * short / self.height
        (x, y), (wide, high) = place, size
        return [(x - across) * wide, (y - down) * high, (x + across) * wide, (y + down) * high]

    def _mask(self, paint: Callable[[ImageDraw.ImageDraw, tuple[int, int]], None]) -> Image.Image:
        size = (self.width * FINER, self.height * FINER)
        mask = Image.new("L", size)
        paint(ImageDraw.Draw(mask), size)
        return mask.reduce(FINER)

    def _paint(self, mask: Image.Image, colour: str) -> None:
        self.image.paste(colour, (0, 0, self.width, self.height), mask)


def _between(stops: Stops, place: float) -> Colour:
    for (start, first), (end, second) in pairwise(stops):
        if place <= end:
            share = max(0.0, min(1.0, (place - start) / (end - start)))
            return _mixed(first, second, share)
    return _mixed(stops[-1][1], stops[-1][1], 0)


def _mixed(first: str, second: str, share: float) -> Colour:
    pairs = ((int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (1, 3, 5))
    red, green, blue = (round(a + (b - a) * share) for a, b in pairs)
    return red, green, blue
