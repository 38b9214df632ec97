"""Draws characters the way a printer's font places them: a cell of 12 × 24 dots, 24 × 24 for Chinese.

The face is Noto Sans Mono CJK with mainland glyph shapes (face 7 of the
collection; face 5, the first Mono, has Japanese shapes).
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec
from PIL import Image, ImageDraw, ImageFont

CELL: Final = 24
FACE: Final = 7
FONTS: Final = Path("/usr/share/fonts/opentype/noto")
BASELINE: Final = 0.84  # of the cell's height, from its top


class Style(msgspec.Struct, frozen=True):
    """How a character is printed; sizes multiply the cell.

    ``narrow`` is for a single-byte code page, whose characters all take half a cell.
    """

    wide: int = 1
    high: int = 1
    bold: bool = False
    reverse: bool = False
    underline: bool = False
    narrow: bool = False


class FontMissing(RuntimeError):
    """The Chinese font is not installed."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is missing: install the Debian package fonts-noto-cjk")


def cell_width(character: str, style: Style) -> int:
    """Return the dots ``character`` takes across."""
    return (CELL // 2 if style.narrow or character < "\x80" else CELL) * style.wide


@lru_cache(maxsize=32)
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    path = FONTS / f"NotoSansCJK-{'Bold' if bold else 'Regular'}.ttc"
    if not path.is_file():
        raise FontMissing(path)
    return ImageFont.truetype(str(path), size, index=FACE)


@lru_cache(maxsize=4096)
def glyph(character: str, style: Style) -> Image.Image:
    """Return the picture of one cell and of what hangs below it: grey, 255 is ink."""
    size = CELL * style.high
    room = size + size // 4
    natural = cell_width(character, style) * style.high // style.wide
    drawn = Image.new("L", (natural, room))
    font = _font(size, style.bold)
    ImageDraw.Draw(drawn).text((0, round(size * BASELINE)), character, fill=255, font=font, anchor="ls")
    across = cell_width(character, style)
    return drawn if across == natural else drawn.resize((across, room), Image.Resampling.LANCZOS)
