"""The frames of a bar as a hall describes them: pieces in the order they go over the line.

Which keys of a piece count depends on its ``kind``:

- ``bytes``: ``hex``, the bytes themselves
- ``address``, ``sequence``, ``level``: a number, ``size`` bytes in ``order``: shifted right by ``shift``,
  cut by ``mask``, then ``plus`` is added; ``level`` is the brightness, of which ``top`` is the most
- ``length``: how many bytes the pieces from ``since`` to ``until`` have, then as above
- ``text``: the words; ``after`` follows every character, ``nibbles`` sends double bytes as four half bytes,
  ``pad`` fills up with blanks to the width of the bar
- ``colour``, ``motion``, ``size``: the ``values`` entry of what is wanted
- ``check``: ``method`` over the pieces from ``since`` to ``until``

Without ``since`` a range begins at the first piece. Without ``until`` it ends at the last, for a check at
the one before it.
"""

from typing import Annotated, Literal

import msgspec

from config.part import Id, Part

Hex = Annotated[
    str, msgspec.Meta(pattern=r"^([0-9A-Fa-f]{2}( |$))*$", description="bytes in hexadecimal, such as AA 01")
]
Word = Annotated[int, msgspec.Meta(ge=0, le=65535)]
Milliseconds = Annotated[int, msgspec.Meta(ge=0, le=5000)]
Kind = Literal["bytes", "address", "sequence", "level", "length", "text", "colour", "motion", "size", "check"]
Method = Literal["sum8", "sum16", "xor8", "crc16-arc", "crc16-modbus", "crc16-xmodem"]


class Value(Part, frozen=True, kw_only=True):
    """The bytes for one colour (red, green, amber), motion (still, scroll) or height of letters."""

    of: Literal["red", "green", "amber", "still", "scroll", "16", "24", "32"]
    hex: Hex


class Piece(Part, frozen=True, kw_only=True):
    """A piece of a frame; which keys count depends on its kind."""

    kind: Kind
    name: str = ""
    hex: Hex = ""
    size: Annotated[int, msgspec.Meta(ge=1, le=4)] = 1
    order: Literal["big", "little"] = "big"
    shift: Annotated[int, msgspec.Meta(ge=0, le=15)] = 0
    mask: Word = 65535
    plus: Word = 0
    top: Word = 15
    since: str = ""
    until: str = ""
    after: Hex = ""
    nibbles: bool = False
    pad: bool = False
    values: tuple[Value, ...] = ()
    method: Method = "sum8"


class Escape(Part, frozen=True, kw_only=True):
    """A byte that may not stand in the middle of a frame, and what stands for it."""

    byte: Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Fa-f]{2}$", description="one byte in hexadecimal")]
    by: Hex


class LedTemplate(Part, frozen=True, kw_only=True):
    """A make of bar described by its frames; one that has no ``ack`` never answers.

    Only the pieces between the first and the last are escaped: those two mark
    the frame. Checks and lengths are made before. ``everyone`` is the address
    that all bars of a line obey and none answers, for emergencies.
    """

    id: Id
    encoding: Literal["gbk", "utf-8"] = "gbk"
    show: Annotated[tuple[Piece, ...], msgspec.Meta(min_length=1)]
    poll: tuple[Piece, ...] = ()
    dim: tuple[Piece, ...] = ()
    ack: tuple[Piece, ...] = ()
    nack: tuple[Piece, ...] = ()
    escapes: tuple[Escape, ...] = ()
    everyone: Word | None = None
    gap_ms: Milliseconds = 100
    answer_ms: Milliseconds = 250
