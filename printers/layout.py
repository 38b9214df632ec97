"""Blocks + a printer's profile → lines that fit its paper.

Everything a printer could stumble over is settled here: what its font lacks,
how wide the text gets, where it breaks. The encoder only spells the result.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

import msgspec
import segno

from printers.blocks import Align, Block, Entry, Gap, Pair, Qr, Rule, Size, Text
from printers.charset import printable
from printers.profile import Profile
from printers.wrap import NO_BREAK, width, wrap

STROKE: Final = "\u2500"  # box drawing, full width: printed side by side it makes one line
QR_MODULE: Final = range(3, 9)  # dots; below 3 phones fail, above 8 printers do
KANJI_SIZES: Final[frozenset[Size]] = frozenset({(1, 1), (2, 2)})  # all that FS W can do


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One printed line: ``lead`` in ordinary weight, then ``text``.

    ``wide``/``high`` multiply the character's size for both.
    """

    text: str
    lead: str = ""
    wide: int = 1
    high: int = 1
    align: Align = "left"
    bold: bool = False


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """White paper, in dots."""

    dots: int


class QrCode(msgspec.Struct, frozen=True, kw_only=True):
    """A QR code (model 2, error correction M), centred; ``module`` is the dots of one little square."""

    payload: str
    module: int


Row = Line | Feed | QrCode


def lay_out(blocks: Iterable[Block], profile: Profile) -> tuple[Row, ...]:
    """Return ``blocks`` as lines none of which is wider than the paper of ``profile``."""
    return tuple(line for block in blocks for line in LAYERS[type(block)](block, profile))


def columns_of(line: Line) -> int:
    """Return how many half-width columns ``line`` takes on the paper."""
    return (width(line.lead) + width(line.text)) * line.wide


def _text(block: Text, profile: Profile) -> list[Line]:
    text = printable(block.text, profile.charset)
    sizes = block.sizes
    if profile.kanji_size == "fs" and not text.isascii():
        sizes = (*(size for size in sizes if size in KANJI_SIZES), (1, 1))
    fitting = (size for size in sizes if width(text) * size[0] <= profile.columns)
    wide, high = next(fitting, sizes[-1])
    lines = (_balanced if block.align == "centre" else wrap)(text, profile.columns // wide)
    return [Line(text=line, wide=wide, high=high, align=block.align, bold=block.bold) for line in lines]


def _balanced(text: str, columns: int) -> tuple[str, ...]:
    """Wrap into no more lines than needed, but of like length: a centred word alone looks lost."""
    lines = wrap(text, columns)
    while columns > 2 and len(closer := wrap(text, columns - 1)) == len(lines) > 1:
        columns, lines = columns - 1, closer
    return lines


def _pair(block: Pair, profile: Profile) -> list[Line]:
    label = printable(block.label, profile.charset).replace(NO_BREAK, " ")
    value = printable(block.value, profile.charset)
    start = max(block.label_columns, width(label) + 1)
    if start > profile.columns // 2:  # too narrow beside the label: below it
        return [Line(text=label), *_hanging("  ", "  ", value, block.bold, profile)]
    return _hanging(label + " " * (start - width(label)), " " * start, value, block.bold, profile)


def _entry(block: Entry, profile: Profile) -> list[Line]:
    mark = printable(block.mark, profile.charset).replace(NO_BREAK, " ")
    before = " " * block.indent + (mark + " " if mark else "")
    return _hanging(before, " " * width(before), printable(block.text, profile.charset), block.bold, profile)


def _hanging(first: str, later: str, text: str, bold: bool, profile: Profile) -> list[Line]:
    lines = wrap(text, profile.columns - width(first))
    return [Line(lead=later if at else first, text=line, bold=bold) for at, line in enumerate(lines)]


def _rule(_block: Rule, profile: Profile) -> list[Line]:
    return [Line(text=STROKE * (profile.columns // 2))]


def _gap(block: Gap, _profile: Profile) -> list[Feed]:
    return [Feed(dots=block.dots)]


def _qr(block: Qr, profile: Profile) -> list[QrCode]:
    modules, _ = qr_symbol(block.payload).symbol_size(border=0)
    wished = profile.qr_dots // int(modules)
    module = min(max(wished, QR_MODULE.start), QR_MODULE.stop - 1, profile.dots // int(modules))
    return [QrCode(payload=block.payload, module=module)]


@lru_cache(maxsize=8)
def qr_symbol(payload: str) -> segno.QRCode:
    """Return the symbol of ``payload`` as printers make it: error correction M, no bigger than needed."""
    return segno.make(payload, error="m", micro=False, boost_error=False)


LAYERS: Final[Mapping[type, Callable[[Any, Profile], Iterable[Row]]]] = MappingProxyType(
    {Text: _text, Pair: _pair, Entry: _entry, Rule: _rule, Gap: _gap, Qr: _qr}
)
