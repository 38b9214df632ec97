"""The print head: carries out commands in order, on a strip of paper.

What it does not know it notes and passes over, as firmware does.
"""

import codecs
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec
import segno
from PIL import Image

from printers.virtual.glyphs import Style, cell_width
from printers.virtual.stream import Characters, Command, known
from printers.virtual.strip import Cell, Strip

SPACING: Final = 34  # dots; 1/6 inch at 203 dots an inch
ALIGN: Final = ("left", "centre", "right")
EC: Final = "lmqh"
TEAR_LINES: Final = 3  # fed at once on a printer without a cutter, the paper is past the tear bar


class Head:
    """``on_end`` is called when the paper is cut (or fed past the tear bar)."""

    def __init__(self, strip: Strip, *, cutter: bool, on_end: Callable[[str], None]) -> None:
        self.strip = strip
        self.unknown: list[str] = []
        self._cutter = cutter
        self._on_end = on_end
        self._reset()

    def forget(self) -> None:
        """Drop the line that is being built."""
        self._cells: list[Cell] = []
        self._reset_decoder()

    def do(self, piece: Command | Characters) -> None:
        """Carry out one piece of the stream."""
        if isinstance(piece, Characters):
            self._write(self._decoder.decode(piece.raw))
            return
        doing = ACTIONS.get(piece.name)
        if doing is not None:
            doing(self, piece.parameters)
        elif not known(piece):
            self.unknown.append(piece.name)

    def _reset(self) -> None:
        self._style = Style()
        self._kanji_style = (1, 1)
        self._align = "left"
        self._spacing = SPACING
        self._kanji = False
        self._qr = (3, "l", b"")
        self.forget()

    def _reset_decoder(self) -> None:
        name = "gb18030" if self._kanji else "cp437"
        self._decoder = codecs.getincrementaldecoder(name)("replace")

    def _write(self, text: str) -> None:
        for character in text:
            style = msgspec.structs.replace(self._style, narrow=not self._kanji)
            if character >= "\x80" and self._kanji_style != (1, 1):
                style = msgspec.structs.replace(style, wide=self._kanji_style[0], high=self._kanji_style[1])
            taken = sum(cell_width(*cell) for cell in self._cells)
            if taken + cell_width(character, style) > self.strip.dots:
                self._line(wrapped=True)
            self._cells.append((character, style))

    def _line(self, *, wrapped: bool = False) -> None:
        cells, self._cells = self._cells, []
        self.strip.write(cells, self._align, self._spacing, wrapped)

    def _end(self) -> None:
        if self._cells:
            self._line()
        self._on_end("cut" if self._cutter else "torn")

    def _initialise(self, _raw: bytes) -> None:
        self._reset()

    def _line_feed(self, _raw: bytes) -> None:
        self._line()

    def _feed_dots(self, raw: bytes) -> None:
        if self._cells:
            self._line()
        self.strip.feed(raw[0])

    def _feed_lines(self, raw: bytes) -> None:
        if self._cells:
            self._line()
        self.strip.feed(raw[0] * self._spacing)
        if not self._cutter and raw[0] >= TEAR_LINES and not self.strip.blank:
            self._on_end("torn")

    def _cut(self, raw: bytes) -> None:
        if not self._cutter:
            return
        if len(raw) > 1:
            self.strip.feed(raw[1])
        self._end()

    def _set_align(self, raw: bytes) -> None:
        self._align = ALIGN[raw[0] & 3] if raw[0] & 3 < 3 else "left"

    def _set_bold(self, raw: bytes) -> None:
        self._style = msgspec.structs.replace(self._style, bold=bool(raw[0] & 1))

    def _set_reverse(self, raw: bytes) -> None:
        self._style = msgspec.structs.replace(self._style, reverse=bool(raw[0] & 1))

    def _set_underline(self, raw: bytes) -> None:
        self._style = msgspec.structs.replace(self._style, underline=bool(raw[0] & 3))

    def _set_size(self, raw: bytes) -> None:
        wide, high = (raw[0] >> 4 & 7) + 1, (raw[0] & 7) + 1
        self._style = msgspec.structs.replace(self._style, wide=wide, high=high)

    def _set_mode(self, raw: bytes) -> None:
        wide, high = 1 + bool(raw[0] & 0x20), 1 + bool(raw[0] & 0x10)
        bold, underline = bool(raw[0] & 8), bool(raw[0] & 0x80)
        self._style = msgspec.structs.replace(
            self._style, wide=wide, high=high, bold=bold, underline=underline
        )

    def _set_kanji_twice(self, raw: bytes) -> None:
        self._kanji_style = (2, 2) if raw[0] & 1 else (1, 1)

    def _set_kanji_mode(self, raw: bytes) -> None:
        self._kanji_style = (1 + bool(raw[0] & 4), 1 + bool(raw[0] & 8))

    def _kanji_on(self, _raw: bytes) -> None:
        self._kanji = True
        self._reset_decoder()

    def _kanji_off(self, _raw: bytes) -> None:
        self._kanji = False
        self._reset_decoder()

    def _default_spacing(self, _raw: bytes) -> None:
        self._spacing = SPACING

    def _set_spacing(self, raw: bytes) -> None:
        self._spacing = raw[0]

    def _two_d(self, raw: bytes) -> None:  # k pL pH cn fn …
        letter, function, body = raw[:1], raw[3:5], raw[5:]
        module, level, payload = self._qr
        if letter != b"k" or function[:1] != b"1":
            return
        match function[1:]:
            case b"C":
                self._qr = (body[0], level, payload)
            case b"E":
                self._qr = (module, EC[body[0] - 48], payload)
            case b"P":
                self._qr = (module, level, body[1:])
            case b"Q":
                self._print_qr()

    def _print_qr(self) -> None:
        module, level, payload = self._qr
        symbol = segno.make(payload, error=level, micro=False, boost_error=False)
        rows = [bytes(255 if dot else 0 for dot in row) for row in symbol.matrix_iter(scale=module, border=0)]
        self.strip.draw(Image.frombytes("L", (len(rows[0]), len(rows)), b"".join(rows)), self._align)
        self.strip.qr.append(payload.decode("utf-8", "replace"))

    def _raster(self, raw: bytes) -> None:  # 0 m xL xH yL yH d…
        across, down = int.from_bytes(raw[2:4], "little"), int.from_bytes(raw[4:6], "little")
        if across and down:
            self.strip.draw(Image.frombytes("1", (across * 8, down), raw[6:]).convert("L"), self._align)


ACTIONS: Final[Mapping[str, Callable[[Head, bytes], None]]] = MappingProxyType(
    {
        "ESC @": Head._initialise,
        "LF": Head._line_feed,
        "ESC J": Head._feed_dots,
        "ESC d": Head._feed_lines,
        "GS V": Head._cut,
        "ESC i": Head._cut,
        "ESC m": Head._cut,
        "ESC a": Head._set_align,
        "ESC E": Head._set_bold,
        "ESC G": Head._set_bold,
        "GS B": Head._set_reverse,
        "ESC -": Head._set_underline,
        "GS !": Head._set_size,
        "ESC !": Head._set_mode,
        "FS W": Head._set_kanji_twice,
        "FS !": Head._set_kanji_mode,
        "FS &": Head._kanji_on,
        "FS .": Head._kanji_off,
        "ESC 2": Head._default_spacing,
        "ESC 3": Head._set_spacing,
        "GS (": Head._two_d,
        "GS v": Head._raster,
    }
)
