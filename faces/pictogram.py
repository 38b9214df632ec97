"""Drawing the pictograms of ``pictograms.toml``: one style, line drawings, any size. No Kivy.

``python -m faces.pictogram SHEET.png`` draws all of them with their names, to be
looked at; :func:`svg` gives one to a web page.
"""

import math
import sys
import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Final

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from PIL import Image, ImageDraw, ImageFont

from faces.fonts import face

GRID: Final = 32
STROKE: Final = 2.0
FINER: Final = 4
"""Drawn this many times larger, then made smaller: smooth edges."""

LOOK: Final = (
    f'fill="none" stroke="currentColor" stroke-width="{STROKE:g}" '
    'stroke-linecap="round" stroke-linejoin="round"'
)

CURVE: Final = 20
"""Straight pieces a curve is drawn in."""

Point = tuple[float, float]
Line = list[Point]


@lru_cache(maxsize=1)
def drawings() -> Mapping[str, tuple[str, ...]]:
    """Return name → parts, as they stand in the file."""
    table = tomllib.loads(Path(__file__).with_name("pictograms.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: tuple(parts) for name, parts in table.items()})


@lru_cache(maxsize=512)
def mask(name: str, side: int, stroke: float = STROKE) -> Image.Image:
    """Return the pictogram as an ``L`` image of ``side`` pixels, the line white; KeyError if unknown."""
    scale = side * FINER / GRID
    large = Image.new("L", (side * FINER, side * FINER))
    pen = ImageDraw.Draw(large)
    for part in drawings()[name]:
        lines, filled = _lines(part)
        for line in lines:
            points = [(x * scale, y * scale) for x, y in line]
            if filled:
                pen.polygon(points, fill=255)
            else:
                _stroke(pen, points, stroke * scale / 2)
    return large.resize((side, side), Image.Resampling.BOX)


def svg(name: str) -> str:
    """Return the pictogram as an SVG element that takes the colour of the text around it."""
    parts = ((line, _how(part)) for part in drawings()[name] for line in _lines(part)[0])
    paths = "".join(f'<path d="{_path(line)}"{how}/>' for line, how in parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}" {LOOK}>{paths}</svg>'


def _how(part: str) -> str:
    return ' fill="currentColor" stroke="none"' if part.startswith("D ") else ""


def _path(line: Line) -> str:
    return "M" + " L".join(f"{x:.2f} {y:.2f}" for x, y in line)


def _stroke(pen: ImageDraw.ImageDraw, points: Line, half: float) -> None:
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        dx, dy = (y0 - y1) / length * half, (x1 - x0) / length * half
        pen.polygon(
            [(x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1 - dx, y1 - dy), (x0 - dx, y0 - dy)], fill=255
        )
    for x, y in points:
        pen.ellipse((x - half, y - half, x + half, y + half), fill=255)


def _lines(part: str) -> tuple[list[Line], bool]:
    """Return the part as polylines, and whether it is filled."""
    shape = SHAPES.get(part[0])
    if shape is None or not part[1:2].isspace():
        return _from_path(part), False
    return [shape(*(float(number) for number in part[1:].split()))], part[0] == "D"


def _circle(x: float, y: float, r: float) -> Line:
    turns = [math.tau * step / 48 for step in range(49)]
    return [(x + r * math.cos(turn), y + r * math.sin(turn)) for turn in turns]


def _star(x: float, y: float, r: float) -> Line:
    corners = [(r if step % 2 == 0 else r * 0.45, math.pi * step / 5 - math.pi / 2) for step in range(11)]
    return [(x + far * math.cos(turn), y + far * math.sin(turn)) for far, turn in corners]


def _rectangle(x: float, y: float, w: float, h: float, r: float) -> Line:
    corners = (
        (x + w - r, y + r, -90),
        (x + w - r, y + h - r, 0),
        (x + r, y + h - r, 90),
        (x + r, y + r, 180),
    )
    line = [
        (cx + r * math.cos(math.radians(start + step)), cy + r * math.sin(math.radians(start + step)))
        for cx, cy, start in corners
        for step in range(0, 91, 15)
    ]
    return [*line, line[0]]


SHAPES: Final[Mapping[str, Callable[..., Line]]] = MappingProxyType(
    {"O": _circle, "D": _circle, "S": _star, "R": _rectangle}
)


def _from_path(d: str) -> list[Line]:
    pen = RecordingPen()
    parse_path(d, pen)
    lines: list[Line] = []
    for verb, points in pen.value:
        if verb == "moveTo":
            lines.append([points[0]])
        elif verb == "lineTo":
            lines[-1].append(points[0])
        elif verb == "curveTo":
            lines[-1] += _bend(lines[-1][-1], *points)
        elif verb == "closePath":
            lines[-1].append(lines[-1][0])
    return lines


def _bend(a: Point, b: Point, c: Point, d: Point) -> Line:
    return [_at(step / CURVE, a, b, c, d) for step in range(1, CURVE + 1)]


def _at(t: float, a: Point, b: Point, c: Point, d: Point) -> Point:
    s = 1 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    points = (a, b, c, d)
    return (
        sum(w * p[0] for w, p in zip(weights, points, strict=True)),
        sum(w * p[1] for w, p in zip(weights, points, strict=True)),
    )


def sheet(path: Path, side: int = 96, across: int = 10) -> None:
    """Draw all pictograms with their names on one sheet."""
    names = list(drawings())
    cell = side + 48
    paper = Image.new("RGB", (across * cell, -(-len(names) // across) * cell), "#F6F4EE")
    pen = ImageDraw.Draw(paper)
    font = ImageFont.truetype(str(face()), 16)
    for number, name in enumerate(names):
        x, y = number % across * cell, number // across * cell
        paper.paste("#0E5A5E", (x + 24, y + 8), mask(name, side))
        pen.text((x + cell / 2, y + side + 24), name, "#47585C", font, anchor="mm")
    paper.save(path)


if __name__ == "__main__":
    sheet(Path(sys.argv[1] if len(sys.argv) > 1 else "pictograms.png"))
