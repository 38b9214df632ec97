"""The letters of the bars against their outlines, cut into dots by a scan of our own, without FreeType.

The outline comes from fontTools; a dot's ink is how many of its 8 × 8 points
lie inside by the rule of winding numbers. A letter must be the nearest to its
own outline among all that a hall's bars need (near twins, which a coarse grid
moves by a dot, are told by their strokes), and near twins may not look the same.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pytest
from fontTools.misc.bezierTools import splitCubicAtT
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTCollection
from numpy.typing import NDArray

from display.led.virtual import dots

SIZES = (16, 24, 32)
SAID = (
    "请号到窗口正在办理暂停服务开放等候人紧急情况疏散立即离大厅户籍出入境会保险动产登记税门直骨将令日目天夫"
)
TWINS = (
    "己已巳土士末未日曰目千干于人入八天夫大太犬刀力刃王玉主住往乌鸟今令免兔甲申由田侯候竞竟拨拔O0I1l5S8B2Z"
)
LATIN = "ABCDEFGHKLMNPRSTUVWXYZ0123456789"
POINTS = 8
Ink = NDArray[np.float64]


@cache
def face(half: bool) -> Any:
    """The face by name, not by the place that ``dots`` takes it from."""
    wanted = "Noto Sans Mono CJK SC" if half else "Noto Sans CJK SC"
    fonts = TTCollection(dots.FONT, lazy=True).fonts
    return next(font for font in fonts if font["name"].getDebugName(1) == wanted)


def edges(character: str) -> list[tuple[complex, complex]]:
    """Return the straight pieces of the outline, in units of the font."""
    font = face(character < "\x80")
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getBestCmap()[ord(character)]].draw(pen)
    found, here, start = [], 0j, 0j
    for verb, points in pen.value:
        if verb == "moveTo":
            here = start = complex(*points[0])
            continue
        if verb == "curveTo":
            parts = splitCubicAtT((here.real, here.imag), *points, *(k / 6 for k in range(1, 6)))
            corners = [complex(*part[-1]) for part in parts]
        else:
            corners = [complex(*points[0])] if verb == "lineTo" else [start]
        for corner in corners:
            found.append((here, corner))
            here = corner
    return found


@cache
def expected(character: str, size: int) -> Ink:
    """Return the ink of each dot, 0 to 1."""
    scale, wide = size * POINTS / 1000, size // 2 if character < "\x80" else size
    base = dots.BASELINE[size] * POINTS
    winding = np.zeros((size * POINTS, wide * POINTS))
    across = np.arange(wide * POINTS) + 0.5
    for one, other in edges(character):
        x0, y0, x1, y1 = (
            one.real * scale,
            base - one.imag * scale,
            other.real * scale,
            base - other.imag * scale,
        )
        low, high = sorted((y0, y1))
        for row in range(max(0, int(np.ceil(low - 0.5))), min(size * POINTS, int(np.ceil(high - 0.5)))):
            at = x0 + (row + 0.5 - y0) * (x1 - x0) / (y1 - y0)
            winding[row, across > at] += 1 if y1 > y0 else -1
    inside = (winding != 0).astype(float)
    ink: Ink = inside.reshape(size, POINTS, wide, POINTS).mean(axis=(1, 3))
    return ink


def lit(character: str, size: int) -> Ink:
    return np.asarray(dots.matrix(character, size)).astype(float)


def apart(character: str, outline: str, size: int, shifts: Sequence[int] = (0,)) -> float:
    """Return how far the dots are from an outline, moved by ``shifts``: 0 the same, 1 nothing in common."""
    one, other = np.pad(lit(character, size), 1), np.pad(expected(outline, size), 1)
    moved = (np.roll(one, (down, across), (0, 1)) for down in shifts for across in shifts)
    return float(min(np.abs(way - other).sum() for way in moved) / (one.sum() + other.sum()))


def nearest(character: str, among: str, size: int) -> str:
    """Return the outline that the dots are nearest to; those fitted to the grid may stand a dot beside it."""
    first = {outline: apart(character, outline, size) for outline in among}
    twins = [outline for outline, far in first.items() if far < min(first.values()) + 0.15]
    return min(twins, key=lambda outline: apart(character, outline, size, (-1, 0, 1)))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("letters", [SAID, LATIN], ids=["hanzi", "latin"])
def test_every_letter_is_nearest_to_its_own_outline(letters: str, size: int) -> None:
    for letter in letters:
        assert nearest(letter, letters, size) == letter
        assert apart(letter, letter, size, (-1, 0, 1)) < (0.4 if size == 16 else 0.3)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("upper", "lower"), ["士土", "末未"])
def test_of_twins_the_longer_stroke_is_where_it_belongs(upper: str, lower: str, size: int) -> None:
    for letter in (upper, lower):
        rows = lit(letter, size).sum(axis=1)
        longest = int(rows.argmax())
        rows[max(0, longest - 2) : longest + 3] = 0
        ahead = longest < int(rows.argmax())
        assert ahead == (letter == upper), letter


@pytest.mark.parametrize("size", SIZES)
def test_the_hook_of_one_twin_is_open_and_of_the_other_half_closed(size: int) -> None:
    left = slice(0, size // 4)
    over = slice(size // 4, size // 4 + size // 8)
    assert lit("己", size)[over, left].sum() == 0
    assert lit("已", size)[over, left].sum() > 0


def test_near_twins_differ_in_the_smallest_letters() -> None:
    assert len({dots.matrix(letter).tobytes() for letter in TWINS}) == len(TWINS)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_of_a_letter_is_cut_off(size: int) -> None:
    for letter in SAID + LATIN:
        assert expected(letter, size)[[0, -1]].max() < 0.7, letter
        assert lit(letter, size).sum() >= 0.75 * (expected(letter, size) > 0.6).sum(), letter
