"""What slips and guides are made of before they know the paper's width.

A block says what is meant (a headline, a labelled value, a list entry);
``layout`` decides sizes and line breaks.
"""

from typing import Literal

import msgspec

Align = Literal["left", "centre", "right"]
Size = tuple[int, int]  # how many times as wide and as high as an ordinary character, 1-8


class Text(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A paragraph. The first of ``sizes`` at which it fits one line is taken, else it wraps at the last."""

    text: str
    sizes: tuple[Size, ...] = ((1, 1),)
    align: Align = "left"
    bold: bool = False


class Pair(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A label and its value, the value in a column of its own; ``label_columns`` is that column's start."""

    label: str
    value: str
    label_columns: int
    bold: bool = False


class Entry(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A list entry: ``mark`` (a tick box, a number) before text that hangs beside it."""

    mark: str
    text: str
    indent: int = 0
    bold: bool = False


class Rule(msgspec.Struct, frozen=True, tag=True):
    """A line across the paper."""


class Gap(msgspec.Struct, frozen=True, tag=True):
    """White space, in dots (1 mm is 8 dots)."""

    dots: int = 12


class Qr(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A QR code, centred."""

    payload: str


Block = Text | Pair | Entry | Rule | Gap | Qr
