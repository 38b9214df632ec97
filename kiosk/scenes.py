"""Four views of the county: dawn over the hills, the lake, the terraces, the town at dusk."""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from kiosk.sheet import Point, Sheet

NIGHT: Final = "#062E32"
"""The colour every view ends in at its foot."""


def _pine(x: float, foot: float, high: float, ratio: float) -> list[Point]:
    """Return a pine as one outline; ``ratio`` is height over width of the sheet."""
    left: list[Point] = []
    right: list[Point] = []
    for tier in range(5):
        top, low = foot - high + high * 0.17 * tier, foot - high + high * (0.30 + 0.165 * tier)
        wide = high * ratio * (0.07 + 0.045 * tier)
        left += [(x - wide * 0.18, top), (x - wide, low)]
        right += [(x + wide * 0.18, top), (x + wide, low)]
    trunk = high * ratio * 0.025
    stem = [(x - trunk, foot - high * 0.02), (x - trunk, foot), (x + trunk, foot)]
    return [(x, foot - high), *left, *stem, *reversed(right)]


def _wood(sheet: Sheet, base: float, sizes: tuple[float, float], count: int, gap: float) -> None:
    """Stand pines along ``base``, none nearer to the middle than ``gap``."""
    ratio, low, high = sheet.height / sheet.width, sizes[0] * sheet.taller, sizes[1] * sheet.taller
    count = round(count / sheet.narrower * 0.8) if sheet.taller > 1 else count
    for number in range(count):
        x = (number + sheet.chance.uniform(0.1, 0.9)) / count
        if abs(x - 0.5) > gap:
            foot, tall = base + sheet.chance.uniform(0, 0.02), sheet.chance.uniform(low, high)
            sheet.shape(_pine(x, foot, tall, ratio), "#083A3E")


def _dawn(sheet: Sheet) -> None:
    """Draw mountains in the morning mist, a cinnabar sun, pines in front."""
    sheet.sky((0.0, "#F6F4EE"), (0.30, "#F7EBDD"), (0.52, "#F3D9C2"))
    upright = sheet.taller == 1.0
    sheet.disc((0.70, 0.43 if upright else 0.335), 0.075, "#C9452B", "#F0B08C")
    for base, high, colour, fade in (
        (0.46, 0.050, "#C3D3D0", "#EEE7DB"),
        (0.52, 0.060, "#9FBBB9", "#DDE3DC"),
        (0.585, 0.065, "#6F9B9B", "#C6D6D1"),
        (0.65, 0.060, "#3F7C7F", "#9BBCBA"),
        (0.725, 0.055, "#1D6165", "#3F7C7F"),
    ):
        sheet.shape(sheet.ridge(base, high, 0.56), colour, fade, 0.17)
    sheet.mist(0.70, 0.03, "#DDE9E6", 120)
    sheet.shape(sheet.ridge(0.80, 0.03, 0.5), "#0E5A5E", "#093F43", 0.10)
    _wood(sheet, 0.83, (0.06, 0.11), 22, 0.0)
    sheet.shape(sheet.ridge(0.855, 0.012, 0.5), "#083A3E", NIGHT, 0.15)


def _lake(sheet: Sheet) -> None:
    """Draw a lake between hills, a bridge of one arch, its reflection, a boat."""
    sheet.sky((0.0, "#EFF3EF"), (0.35, "#DDEBE9"), (0.56, "#F4EBDD"))
    for base, high, colour, fade in (
        (0.47, 0.055, "#B9D0CD", "#E3EBE5"),
        (0.52, 0.050, "#8DB1B0", "#CFDFDB"),
        (0.565, 0.035, "#4F898B", "#A9C7C4"),
    ):
        sheet.shape(sheet.ridge(base, high, 0.55), colour, fade, 0.12)
    water = [(0.0, 0.60), (1.0, 0.60), (1.0, 1.01), (0.0, 1.01)]
    sheet.shape(water, "#A9CBC8", "#0E5A5E", 0.33)
    for number in range(26):
        y = 0.612 + 0.30 * (number / 26) ** 1.5
        x, long = sheet.chance.uniform(-0.1, 0.9), sheet.chance.uniform(0.08, 0.32)
        thin = 0.0009 + 0.0016 * number / 26
        tone = "#CFE3E0" if y < 0.74 else "#2B7478"
        sheet.shape([(x, y), (x + long / 2, y - thin), (x + long, y), (x + long / 2, y + thin)], tone)
    _bridge(sheet, "#3E5B5B", up=True)
    _bridge(sheet, "#7FA9A7", up=False)
    hull = [(-0.09, 0.0), (0.09, 0.0), (0.065, 0.013), (-0.06, 0.013)]
    sheet.thing(0.27, 0.70, hull, "#14262B")
    sheet.thing(0.27, 0.70, [(-0.035, 0.0), (-0.02, -0.016), (0.025, -0.016), (0.04, 0.0)], "#B3341F")
    sheet.shape(sheet.ridge(0.86, 0.012, 0.5), "#083A3E", NIGHT, 0.15)
    _wood(sheet, 0.875, (0.05, 0.10), 14, 0.27)


def _bridge(sheet: Sheet, colour: str, *, up: bool) -> None:
    sign = -1 if up else 0.55
    half, span = 0.25, 0.11
    deck = [(half * step / 30, sign * 0.052 * math.cos(step / 30 * math.pi / 2)) for step in range(-30, 31)]
    arch = [(span * math.cos(turn), sign * 0.036 * math.sin(turn)) for turn in _turns(math.pi, 0)]
    sheet.thing(0.68, 0.60, [*deck, (half, 0), (span, 0), *reversed(arch), (-half, 0)], colour)


def _turns(start: float, end: float) -> list[float]:
    return [start + (end - start) * step / 40 for step in range(41)]


def _terraces(sheet: Sheet) -> None:
    """Draw terraced fields under the hills, some with water that holds the sky."""
    sheet.sky((0.0, "#F6F4EE"), (0.34, "#E6EFE6"), (0.5, "#F5E9CF"))
    for base, high, colour, fade in (
        (0.45, 0.055, "#BFD2C6", "#E7ECDD"),
        (0.50, 0.050, "#8FB39B", "#CFE0CC"),
    ):
        sheet.shape(sheet.ridge(base, high, 0.55), colour, fade, 0.12)
    tones = (
        "#A9C48B",
        "#EADFB0",
        "#86AC6D",
        "#D9E6DF",
        "#6A9660",
        "#C9C77E",
        "#4C8059",
        "#B9D3CB",
        "#2F6B4F",
        "#5B8E5E",
    )
    deep, often = (0.017, 1.0) if sheet.taller == 1.0 else (0.026, 1.8)
    for number in range(15):
        base = 0.535 + 0.0235 * number
        line = [
            (
                x / 120,
                base
                + deep * math.sin(x / 120 * 5.2 * often + number * 0.62)
                + deep * 0.5 * math.sin(x / 120 * 13 + number * 1.7),
            )
            for x in range(121)
        ]
        bank = [(x, y - 0.0035) for x, y in line]
        sheet.shape([*bank, (1.0, 1.01), (0.0, 1.01)], "#3E6A45")
        sheet.shape([*line, (1.0, 1.01), (0.0, 1.01)], tones[number % len(tones)])
    sheet.shape(sheet.ridge(0.865, 0.014, 0.5), "#0A474B", NIGHT, 0.14)
    _wood(sheet, 0.885, (0.05, 0.09), 18, 0.22)


def _town(sheet: Sheet) -> None:
    """Draw the county town at dusk: tiled roofs in rows, a gate tower, lit windows, the moon."""
    sheet.sky((0.0, "#DCE7E6"), (0.30, "#EFE3D2"), (0.52, "#F0C9A6"))
    upright = sheet.taller == 1.0
    sheet.disc((0.24, 0.43) if upright else (0.47, 0.25), 0.055, "#FBF6E9", "#F6E7CC")
    for base, high, colour, fade in ((0.50, 0.05, "#8FAFAF", "#D9CDBB"), (0.555, 0.04, "#5D8B8D", "#B9B7A9")):
        sheet.shape(sheet.ridge(base, high, 0.55), colour, fade, 0.12)
    _tower(sheet)
    for row, (base, tone, wall) in enumerate(
        ((0.625, "#3F6B6E", "#E9DCC6"), (0.685, "#2A5A5E", "#E3D2B6"), (0.75, "#174A4E", "#D8C29F"))
    ):
        _street(sheet, base, tone, wall, count=round((6 - row) / sheet.narrower))
    sheet.shape([(0, 0.83), (1, 0.83), (1, 1.01), (0, 1.01)], "#0A474B", NIGHT, 0.12)
    _wood(sheet, 0.845, (0.03, 0.06), 20, 0.0)


def _street(sheet: Sheet, base: float, roof: str, wall: str, count: int) -> None:
    step, up = 1.15 / count, sheet.taller
    for number in range(count):
        x = number * step - 0.06 + sheet.chance.uniform(-0.15, 0.15) * step
        wide = step * sheet.chance.uniform(0.92, 1.05)
        top = base - sheet.chance.uniform(0.0, 0.018) * up
        rim = wide * 0.07
        sheet.shape(_box(x + rim, top, x + wide - rim, base + 0.12), wall)
        ends = [(x - rim, top + 0.004 * up), (x + wide * 0.14, top - 0.022 * up)]
        others = [(x + wide * 0.86, top - 0.022 * up), (x + wide + rim, top + 0.004 * up)]
        sheet.shape([*ends, *others, (x + wide, top + 0.009 * up), (x, top + 0.009 * up)], roof)
        for pane in range(3):
            left = x + wide * (0.2 + 0.24 * pane)
            lit = "#F3B760" if sheet.chance.random() < 0.6 else "#8C7A5E"
            sheet.shape(_box(left, top + 0.020 * up, left + wide * 0.11, top + 0.044 * up), lit)


def _tower(sheet: Sheet) -> None:
    for foot, half, crown in ((0.0, 0.17, 0.0), (-0.055, 0.135, 0.0), (-0.103, 0.10, 0.008)):
        sheet.thing(0.66, 0.60, _box(-half * 0.72, foot, half * 0.72, foot - 0.04), "#9C3B28")
        eaves = [(1.12, -0.040), (1.0, -0.034), (-1.0, -0.034), (-1.12, -0.040)]
        roof = [(-0.7, -0.052), (-0.45, -0.066 - crown), (0.45, -0.066 - crown), (0.7, -0.052)]
        sheet.thing(0.66, 0.60, [(half * x, foot + y) for x, y in (*roof, *eaves)], "#24484B")


def _box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


SCENES: Final[Mapping[int, Callable[[Sheet], None]]] = MappingProxyType(
    {0: _dawn, 1: _lake, 2: _terraces, 3: _town}
)
