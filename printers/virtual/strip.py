"""The paper that is hanging out of the printer: grows line by line until it is cut or torn off.

Ink is kept as a grey mask, 255 is black; the colours of paper and ink come
only at the end.
"""

from typing import Final

from PIL import Image, ImageChops

from printers.virtual.glyphs import CELL, Style, cell_width, glyph
from printers.virtual.sheet import SheetLine

Cell = tuple[str, Style]

PAPER: Final = (253, 252, 248)
INK: Final = (34, 32, 38)
MARGIN: Final = 36  # dots of paper between the print head and the cutter, above and below
PAPER_DOTS: Final = {576: 640, 384: 464}  # the paper is 80 or 58 mm wide, its print area 72 or 48 mm
SHADE: Final = 10  # dots at each side that curl away from the light


class Strip:
    """Paper ``dots`` wide."""

    def __init__(self, dots: int) -> None:
        self.dots = dots
        self.lines: list[SheetLine] = []
        self.qr: list[str] = []
        self._rows: list[tuple[int, Image.Image]] = []  # top, ink
        self._length = 0

    @property
    def blank(self) -> bool:
        """Whether nothing is on it."""
        return not self._rows

    def feed(self, dots: int) -> None:
        """Move the paper on."""
        self._length += dots

    def write(self, cells: list[Cell], align: str, spacing: int, wrapped: bool) -> None:
        """Print a line of ``cells`` and move on by its height, at least by ``spacing`` dots."""
        high = max((style.high for _, style in cells), default=1)
        if cells:
            tall = CELL * high
            ink = Image.new("L", (self.dots, tall + tall // 4), 0)
            at = self._start(sum(cell_width(*cell) for cell in cells), align)
            for character, style in cells:
                self._stamp(ink, character, style, at, tall)
                at += cell_width(character, style)
            self._rows.append((self._length, ink))
            self.lines.append(_told(cells, align, wrapped))
        self._length += max(spacing, CELL * high + (6 if high > 1 else 0))

    def draw(self, picture: Image.Image, align: str) -> None:
        """Print a picture (ink mask) and move on by its height."""
        ink = Image.new("L", (self.dots, picture.height), 0)
        ink.paste(picture, (self._start(picture.width, align), 0))
        self._rows.append((self._length, ink))
        self._length += picture.height

    def picture(self) -> Image.Image:
        """Return the paper as one sees it, in colours."""
        mask = Image.new("L", (self.dots, self._length + 2 * MARGIN), 0)
        for top, ink in self._rows:
            box = (0, MARGIN + top)
            below = mask.crop((*box, self.dots, box[1] + ink.height))
            mask.paste(ImageChops.lighter(below, ink.crop((0, 0, self.dots, below.height))), box)
        across = PAPER_DOTS.get(self.dots, self.dots)
        paper = Image.new("RGB", (across, mask.height), PAPER)
        paper.paste(INK, ((across - self.dots) // 2, 0), mask)
        return _shaded(paper)

    def _start(self, taken: int, align: str) -> int:
        return {"left": 0, "centre": (self.dots - taken) // 2, "right": self.dots - taken}[align]

    def _stamp(self, ink: Image.Image, character: str, style: Style, at: int, tall: int) -> None:
        drawn = glyph(character, style)
        top = tall - CELL * style.high
        if style.reverse:
            drawn = ImageChops.invert(drawn)
        if style.underline:
            foot = CELL * style.high - 1
            drawn = drawn.copy()
            drawn.paste(255, (0, foot, drawn.width, foot + 2))
        box = (at, top, min(at + drawn.width, self.dots), top + drawn.height)
        if box[2] > box[0]:
            part = drawn.crop((0, 0, box[2] - at, drawn.height))
            ink.paste(ImageChops.lighter(ink.crop(box), part), box)


def _told(cells: list[Cell], align: str, wrapped: bool) -> SheetLine:
    largest = max((style for _, style in cells), key=lambda style: style.wide * style.high)
    return SheetLine(
        text="".join(character for character, _ in cells).rstrip(),
        wide=largest.wide,
        high=largest.high,
        align=align,  # type: ignore[arg-type]
        bold=any(style.bold for _, style in cells),
        wrapped=wrapped,
    )


def _shaded(paper: Image.Image) -> Image.Image:
    """Darken the long edges a little, so that paper on a white page is seen as paper."""
    fall = Image.linear_gradient("L").rotate(90).resize((SHADE, paper.height)).point(lambda value: value // 9)
    for strip, left in ((fall.transpose(Image.Transpose.FLIP_LEFT_RIGHT), 0), (fall, paper.width - SHADE)):
        paper.paste((120, 116, 105), (left, 0), strip)
    return paper
