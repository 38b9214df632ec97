"""Frames after a template: the pieces of ``config.led_template`` put together for one bar and one text.

Lengths are filled in when every piece has its size, checks when every length
is there, escapes last.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import xor
from types import MappingProxyType
from typing import Final

from config.led_template import Escape, LedTemplate, Method, Piece
from display.led.charset import cells
from display.led.protocols.chinese import encode
from display.led.protocols.crc16 import crc16_arc, crc16_modbus, crc16_xmodem

CHECKS: Final[Mapping[Method, Callable[[bytes], int]]] = MappingProxyType(
    {
        "sum8": lambda data: sum(data) & 0xFF,
        "sum16": lambda data: sum(data) & 0xFFFF,
        "xor8": lambda data: reduce(xor, data, 0),
        "crc16-arc": crc16_arc,
        "crc16-modbus": crc16_modbus,
        "crc16-xmodem": crc16_xmodem,
    }
)


@dataclass(frozen=True)
class Given:
    """What goes into a frame: the bar's number and width in cells, the words, and how they are shown."""

    address: int
    width: int = 0
    text: str = ""
    sequence: int = 0
    colour: str = ""
    motion: str = "still"
    size: str = "16"
    percent: int = 100


def frame(template: LedTemplate, pieces: Sequence[Piece], given: Given) -> bytes:
    """Return the bytes of ``pieces``; raises ValueError for a number or character that does not fit."""
    parts = [_first(template, piece, given) for piece in pieces]
    for at, piece in enumerate(pieces):
        if piece.kind == "length":
            parts[at] = _number(piece, sum(map(len, parts[_range(pieces, at)])))
    for at, piece in enumerate(pieces):
        if piece.kind == "check":
            found = CHECKS[piece.method](b"".join(parts[_range(pieces, at)]))
            parts[at] = found.to_bytes(piece.size, piece.order)
    return parts[0] + _escaped(b"".join(parts[1:-1]), template.escapes) + b"".join(parts[1:][-1:])


def _first(template: LedTemplate, piece: Piece, given: Given) -> bytes:
    match piece.kind:
        case "bytes":
            return bytes.fromhex(piece.hex)
        case "address":
            return _number(piece, given.address)
        case "sequence":
            return _number(piece, given.sequence)
        case "level":
            return _number(piece, round(piece.top * given.percent / 100))
        case "text":
            return _text(template, piece, given)
        case "colour":
            return _value(piece, given.colour)
        case "motion":
            return _value(piece, given.motion)
        case "size":
            return _value(piece, given.size)
        case _:
            return bytes(piece.size)


def _number(piece: Piece, number: int) -> bytes:
    value = (number >> piece.shift & piece.mask) + piece.plus
    try:
        return value.to_bytes(piece.size, piece.order)
    except OverflowError:
        expected = f"at most {256**piece.size - 1} in {piece.size} byte(s)"
        raise ValueError(f"{piece.kind}: {value}; expected {expected}") from None


def _value(piece: Piece, wanted: str) -> bytes:
    """Return the bytes for ``wanted``; the first ones stand for what the bar does not have."""
    chosen = next((value for value in piece.values if value.of == wanted), piece.values[0])
    return bytes.fromhex(chosen.hex)


def _text(template: LedTemplate, piece: Piece, given: Given) -> bytes:
    blanks = " " * (given.width - cells(given.text)) if piece.pad else ""
    after = bytes.fromhex(piece.after)
    return b"".join(_character(template, piece, sign) + after for sign in given.text + blanks)


def _character(template: LedTemplate, piece: Piece, sign: str) -> bytes:
    data = encode(sign) if template.encoding == "gbk" else sign.encode()
    if piece.nibbles and len(data) > 1:
        return bytes(half for byte in data for half in (byte >> 4, byte & 0x0F))
    return data


def _range(pieces: Sequence[Piece], at: int) -> slice:
    names = {piece.name: place for place, piece in enumerate(pieces) if piece.name}
    last = at - 1 if pieces[at].kind == "check" else len(pieces) - 1
    since, until = pieces[at].since, pieces[at].until
    return slice(names[since] if since else 0, (names[until] if until else last) + 1)


def _escaped(data: bytes, escapes: Sequence[Escape]) -> bytes:
    table = {int(escape.byte, 16): bytes.fromhex(escape.by) for escape in escapes}
    return b"".join(table.get(byte, bytes([byte])) for byte in data)
