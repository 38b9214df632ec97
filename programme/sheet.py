"""A notice set on a sheet of given pixels: title, text, and the same in English below it.

The type is as large as the sheet allows, and no larger than its role asks for.
"""

from collections.abc import Iterator
from typing import Any, Final

import msgspec
from PIL import Image, ImageDraw

from faces.fonts import drawable
from programme.look import LEADING, Ground, Palette, Rgb, Size, font, palette, width
from programme.markup import Block, Run, blocks
from programme.plan import Item
from programme.typesetting import Glyph, Line, lines

LARGEST: Final = 0.075
URGENT: Final = 0.1
"""The size of the text as a share of the sheet's height, when there is room; and of an urgent one."""
STEP: Final = 0.95
SMALLEST: Final = 9
TITLE, ENGLISH = 1.45, 0.72
"""Sizes in those of the Chinese text."""
MARGIN, EDGE = 0.06, 0.012
"""The white around the text, and the bar at the top, as shares of the height."""
POINT: Final = "•"
BETWEEN: Final = 0.45
"""The space between title, text and English, in type sizes."""


class Row(msgspec.Struct, frozen=True):
    """A line set: where its baseline box begins, its size and its ink."""

    line: Line
    x: float
    y: float
    size: int
    ink: Rgb


def sheet(item: Item, size: Size, ground: Ground) -> Image.Image:
    """Return the notice drawn. Raises NoFont."""
    wide, high = size
    colours = palette(ground, urgent=item.urgent)
    image = Image.new("RGB", size, colours.ground)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, wide, max(2, round(high * EDGE))), fill=colours.mark)
    margin = _margin(size)
    rows, used = fitted(item, size, colours)
    top = margin + max(0.0, (high - 2 * margin - used) / (2 if item.urgent or not item.text else 3))
    for row in rows:
        _draw(pen, row, margin, top)
    return image


def fitted(item: Item, sheet_size: Size, colours: Palette) -> tuple[list[Row], float]:
    """Return the rows in the largest type that fits a sheet of these pixels, and the height they take."""
    margin, high = _margin(sheet_size), sheet_size[1]
    inner, room = sheet_size[0] - 2 * margin, high - 2 * margin
    size = float(high) * (URGENT if item.urgent else LARGEST)
    while True:
        rows = list(_rows(item, inner, max(SMALLEST, round(size)), colours))
        used = rows[-1].y + rows[-1].size * LEADING if rows else 0.0
        if used <= room or size <= SMALLEST:
            return rows, used
        size *= STEP


def _margin(size: Size) -> int:
    return round(min(size) * MARGIN)


def _rows(item: Item, inner: int, size: int, colours: Palette) -> Iterator[Row]:
    y = 0.0
    parts = (
        (_title(item.title), round(size * TITLE), colours.ink, False),
        (blocks(drawable(item.text)), size, colours.ink, True),
        (_title(item.title_en), round(size * ENGLISH * 1.15), colours.soft, False),
        (blocks(drawable(item.text_en)), round(size * ENGLISH), colours.soft, False),
    )
    for written, high, ink, chinese in parts:
        for block in written:
            for row in _block(block, inner, high, ink, chinese=chinese):
                yield Row(row.line, row.x, y, high, ink)
                y += high * LEADING
        y += high * BETWEEN if written else 0.0


def _title(text: str) -> tuple[Block, ...]:
    return (Block("heading", (Run(drawable(" ".join(text.split())), bold=True),)),) if text else ()


def _block(block: Block, inner: int, size: int, ink: Rgb, *, chinese: bool) -> Iterator[Row]:
    indent = 2.0 * size if chinese and block.role == "paragraph" else 0.0
    inset = 1.2 * size if block.role == "point" else 0.0
    runs = [Run(run.text, run.bold or block.role == "heading") for run in block.runs]
    made = lines(runs, inner - inset, lambda one, bold: width(one, size, bold), indent)
    if block.role == "point" and made:
        made[0] = (Glyph(POINT, False, -inset, width(POINT, size, False)), *made[0])
    for line in made:
        yield Row(line, inset + _shift(block, line, inner - inset), 0.0, size, ink)


def _shift(block: Block, line: Line, inner: float) -> float:
    spare = inner - (line[-1].x + line[-1].wide)
    return {"heading": spare / 2, "signature": spare}.get(block.role, 0.0)


def _draw(pen: Any, row: Row, left: float, top: float) -> None:
    for glyph in row.line:
        if not glyph.character.isspace():
            at = (round(left + row.x + glyph.x), round(top + row.y + row.size * (LEADING - 1) / 2))
            pen.text(at, glyph.character, font=font(row.size, glyph.bold), fill=row.ink, anchor="la")
