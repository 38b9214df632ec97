"""Text as a dot matrix, and the matrix as a picture of a real bar: round dots, dark and glowing. Pillow.

Half-width characters take 8 × 16 dots, all others 16 × 16, as in the fonts of the cards; those of 24 and 32
dots likewise. Letters are cut from Noto Sans (Mono) SC: a dot is lit where the outline covers enough of it.
"""

from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

FONT: Final = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
FACE_WIDE: Final = 2  # Sans SC
FACE_HALF: Final = 7  # Sans Mono SC
ROWS: Final = 16
HALF: Final = 8
BASELINE: Final = MappingProxyType({16: 14, 24: 21, 32: 28})
INK_FROM: Final = MappingProxyType({16: 110, 24: 120, 32: 128})
"""Height of letters → from which light of 255 on a dot is lit: the smaller, the sooner, for thin strokes."""

PITCH: Final = 8
BEZEL: Final = 20
OVERSAMPLE: Final = 8

GLOW: Final = {"red": (255, 58, 26), "amber": (255, 142, 12), "green": (70, 255, 90)}
UNLIT: Final = (34, 25, 23)
BOARD: Final = (14, 11, 11)
CASE: Final = (38, 40, 44)
CASE_EDGE: Final = (74, 77, 83)


def matrix(text: str, size: int = ROWS) -> Image.Image:
    """Return ``text`` as a one-bit image ``size`` (16, 24, 32) dots high, one pixel a dot."""
    glyphs = [_glyph(character, size) for character in text]
    strip = Image.new("1", (max(1, sum(glyph.width for glyph in glyphs)), size))
    at = 0
    for glyph in glyphs:
        strip.paste(glyph, (at, 0))
        at += glyph.width
    return strip


def window(strip: Image.Image, columns: int, offset: int = 0) -> Image.Image:
    """Return the ``columns`` dots of ``strip`` that a bar shows from ``offset`` on."""
    seen = Image.new("1", (columns, strip.height))
    seen.paste(strip, (-offset, 0))
    return seen


def glass(dots: Image.Image, colour: str, percent: int = 100) -> Image.Image:
    """Return the lit and dark dots as seen from the front, without the case, at ``percent`` of full light."""
    size = (dots.width * PITCH, dots.height * PITCH)
    mask = dots.convert("L").resize(size, Image.Resampling.NEAREST)
    lit = Image.composite(
        _tiled(size, GLOW[colour], hot=True), _tiled(size, UNLIT, hot=False), mask.convert("1")
    )
    light = Image.composite(Image.new("RGB", size, GLOW[colour]), Image.new("RGB", size), mask.convert("1"))
    near = light.filter(ImageFilter.GaussianBlur(PITCH * 0.55)).point(lambda v: int(v * 0.30))
    far = light.filter(ImageFilter.GaussianBlur(PITCH * 2.2)).point(lambda v: int(v * 0.22))
    whole = ImageChops.add(ImageChops.add(lit, near), far)
    # The eye's scale is not the diodes': half the light is no half picture.
    return whole if percent >= 100 else whole.point(lambda v: int(v * (0.25 + 0.75 * percent / 100)))


def in_case(face: Image.Image) -> Image.Image:
    """Return ``face`` in a bar's aluminium case."""
    size = (face.width + 2 * BEZEL, face.height + 2 * BEZEL)
    picture = Image.new("RGB", size, CASE)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, size[0] - 1, size[1] - 1), outline=CASE_EDGE, width=2)
    inner = (BEZEL - 6, BEZEL - 6, size[0] - BEZEL + 5, size[1] - BEZEL + 5)
    draw.rounded_rectangle(inner, 5, fill=BOARD, outline=(8, 8, 9), width=2)
    picture.paste(face, (BEZEL, BEZEL))
    return picture


@lru_cache(maxsize=2048)
def _glyph(character: str, size: int) -> Image.Image:
    half, ink = character < "\x80", INK_FROM[size]
    image = Image.new("L", (size // 2 if half else size, size))
    ImageDraw.Draw(image).text((0, BASELINE[size]), character, font=_font(half, size), fill=255, anchor="ls")
    return image.point(lambda v: 255 if v >= ink else 0).convert("1")


@lru_cache(maxsize=6)
def _font(half: bool, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size, index=FACE_HALF if half else FACE_WIDE)


@lru_cache(maxsize=32)
def _tiled(size: tuple[int, int], colour: tuple[int, int, int], hot: bool) -> Image.Image:
    tile = _dot(colour, hot)
    row = Image.new("RGB", (size[0], PITCH))
    for x in range(0, size[0], PITCH):
        row.paste(tile, (x, 0))
    whole = Image.new("RGB", size)
    for y in range(0, size[1], PITCH):
        whole.paste(row, (0, y))
    return whole


@lru_cache(maxsize=8)
def _dot(colour: tuple[int, int, int], hot: bool) -> Image.Image:
    side = PITCH * OVERSAMPLE
    tile = Image.new("RGB", (side, side), BOARD)
    draw = ImageDraw.Draw(tile)
    edge = side * 0.09
    draw.ellipse((edge, edge, side - edge, side - edge), fill=colour)
    if hot:
        core = side * 0.30
        warm = tuple(min(255, value + 45) for value in colour)
        draw.ellipse((core, core, side - core, side - core), fill=warm)
        tile = tile.filter(ImageFilter.GaussianBlur(side * 0.05))
    return tile.resize((PITCH, PITCH), Image.Resampling.LANCZOS)
