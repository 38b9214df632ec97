r"""Lines → ESC/POS bytes for printers with Chinese firmware.

Command names and bytes are those of Epson's "ESC/POS Command Reference"; the
FS commands those of its Chinese models and of HCC POS80B (manual p. 49)::

    1B 40        ESC @   initialise          1C 26     FS &   kanji mode on
    1B 61 n      ESC a   align 0 1 2         1C 2E     FS .   kanji mode off
    1B 45 n      ESC E   bold                1C 57 n   FS W   kanji twice as wide and high
    1D 21 n      GS !    size, (wide-1) << 4 | (high-1)
    1B 4A n      ESC J   feed n dots         1B 64 n   ESC d   feed n lines
    1D 28 6B …   GS ( k  QR code             1D 76 30  GS v 0  picture
    1D 56 42 0   GS V    feed to the cutter, cut but for one point (41: cut wholly)

What a newcomer gets wrong: kanji mode is on at power-up with some makers only,
so it is always switched on; and a string of full-width punctuation alone must
go out as GB18030 too. python-escpos builds the same QR, picture and cut bytes
(a test compares them), but importing it takes 0.7 s of a kiosk's start, sets
up the root logger and leaves a temporary directory behind.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from printers.layout import Feed, Line, QrCode, Row, qr_symbol
from printers.profile import Profile

INIT: Final = b"\x1b@"
KANJI_ON: Final = b"\x1c&"
KANJI_OFF: Final = b"\x1c."
KANJI_TWICE: Final = b"\x1cW"
LF: Final = b"\n"
ALIGN: Final[Mapping[str, bytes]] = MappingProxyType(
    {"left": b"\x1ba\x00", "centre": b"\x1ba\x01", "right": b"\x1ba\x02"}
)
CUT: Final[Mapping[str, bytes]] = MappingProxyType(
    {"partial": b"\x1dVB\x00", "full": b"\x1dVA\x00", "none": b""}
)
FEED_MOST: Final = 255


def encode(lines: Iterable[Row], profile: Profile) -> bytes:
    """Return one whole slip: initialise, print ``lines``, feed, cut."""
    out = bytearray(INIT + KANJI_ON)
    for line in lines:
        out += SPELLERS[type(line)](line, profile)
    out += KANJI_OFF
    if profile.feed_lines:
        out += b"\x1bd" + bytes([profile.feed_lines])
    return bytes(out + CUT[profile.cut])


def _line(line: Line, profile: Profile) -> bytes:
    """Every line sets what it needs and takes it back, so that a lost byte spoils no other line."""
    before, after = b"", b""
    if line.align != "left":
        before, after = ALIGN[line.align], ALIGN["left"]
    if (line.wide, line.high) != (1, 1):
        before += b"\x1d!" + bytes([(line.wide - 1) << 4 | (line.high - 1)])
        after += b"\x1d!\x00"
        if profile.kanji_size == "fs" and not line.text.isascii():
            before += KANJI_TWICE + b"\x01"
            after += KANJI_TWICE + b"\x00"
    text = line.text.encode("gb18030")
    if line.bold:
        text = b"\x1bE\x01" + text + b"\x1bE\x00"
    return before + line.lead.encode("gb18030") + text + LF + after


def _feed(feed: Feed, _profile: Profile) -> bytes:
    full, rest = divmod(feed.dots, FEED_MOST)
    return b"\x1bJ\xff" * full + (b"\x1bJ" + bytes([rest]) if rest else b"")


def _qr(code: QrCode, profile: Profile) -> bytes:
    drawn = _native_qr(code) if profile.qr == "native" else _raster_qr(code)
    return ALIGN["centre"] + drawn + ALIGN["left"]


def _native_qr(code: QrCode) -> bytes:
    """GS ( k, functions 165 model 2, 167 module size, 169 error correction M, 180 store, 181 print."""
    return b"".join(
        (
            _two_d(b"1A2\x00"),
            _two_d(b"1C" + bytes([code.module])),
            _two_d(b"1E1"),
            _two_d(b"1P0" + code.payload.encode()),
            _two_d(b"1Q0"),
        )
    )


def _two_d(parameters: bytes) -> bytes:
    return b"\x1d(k" + len(parameters).to_bytes(2, "little") + parameters


def _raster_qr(code: QrCode) -> bytes:
    """GS v 0: rows of dots from the left, 1 is black, each row filled up to whole bytes."""
    rows = [list(row) for row in qr_symbol(code.payload).matrix_iter(scale=code.module, border=0)]
    across = (len(rows[0]) + 7) // 8
    head = b"\x1dv0\x00" + across.to_bytes(2, "little") + len(rows).to_bytes(2, "little")
    return head + b"".join(_packed(row, across) for row in rows)


def _packed(row: list[int], across: int) -> bytes:
    bits = "".join("1" if dot else "0" for dot in row).ljust(across * 8, "0")
    return int(bits, 2).to_bytes(across, "big")


SPELLERS: Final[Mapping[type, Callable[[Any, Profile], bytes]]] = MappingProxyType(
    {Line: _line, Feed: _feed, QrCode: _qr}
)
