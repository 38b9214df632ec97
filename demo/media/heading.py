"""The head of every picture: title and line in both languages, and the county's seal."""

from collections.abc import Sequence

from demo.media.brush import Brush, Point, width_of
from demo.media.furniture import fitted
from demo.media.words import words

WIDE, TALL = 196, 316


def heading(brush: Brush, title: Sequence[str], line: Sequence[str]) -> float:
    """Draw the head over the picture's top and return where it ends."""
    height = TALL if brush.tall else WIDE
    brush.box(0, 0, brush.width, height, "pine")
    brush.box(0, height - 8, brush.width, 8, "cinnabar")
    if brush.tall:
        room = brush.width - 260.0
        _write(brush, (64, 74), title[0], fitted(title[0], room, 96))
        _write(brush, (66, 158), title[1], fitted(title[1], room, 36))
        _write(brush, (64, 220), line[0], fitted(line[0], room, 40))
        _write(brush, (66, 270), line[1], fitted(line[1], room, 26))
    else:
        size = fitted(title[0], brush.width * 0.42, 92)
        _write(brush, (72, 78), title[0], size)
        _write(brush, (76, 152), title[1], fitted(title[1], brush.width * 0.42, 36))
        middle = max(brush.width * 0.4, 72 + width_of(title[0], size, "bold") + 84)
        room = brush.width - 220 - middle
        brush.box(middle - 44, 50, 3, 100, "pine-mist/pine/0.4")
        _write(brush, (middle, 78), line[0], fitted(line[0], room, 50))
        _write(brush, (middle, 148), line[1], fitted(line[1], room, 32))
    seal(brush, brush.width - 152, height / 2 - 62, 104)
    return height


def seal(brush: Brush, x: float, y: float, side: float) -> None:
    """Draw the county's seal: its name in a cinnabar square."""
    brush.box(x, y, side, side * 1.1, "cinnabar", radius=side * 0.12)
    brush.box(
        x + side * 0.06,
        y + side * 0.06,
        side * 0.88,
        side * 0.98,
        "cinnabar",
        radius=side * 0.08,
        edge="on-pine",
    )
    for row, character in enumerate(words()["entrance"]["seal"]):
        middle = y + side * (0.32 + 0.46 * row)
        brush.text(x + side / 2, middle, character, side * 0.42, "on-cinnabar", anchor="mm", weight="bold")


def _write(brush: Brush, at: Point, text: str, size: float) -> None:
    """Write Chinese in bold and white, English lighter."""
    chinese = not text.isascii() and text[0] > "\u2e80"
    brush.text(
        *at,
        text,
        size,
        "on-pine" if chinese else "pine-mist",
        anchor="lm",
        weight="bold" if chinese else "regular",
    )
