"""Lumen C-Power cards (流明): pure text in a window of the card, on RS-485 or TCP.

The maker's "External Calls" and "Basic" protocol documents, as published with
the MIT-licensed ``arturas88/led-controller-sdk``::

    serial   A5 | stuffed{ body } | AE       A5 → AA 05   AA → AA 0A   AE → AA 0E
    network  id code u32 big | length u16 | 00 00 | body
    body     68 | 32 | card, FF all | command | answer wanted 01 | data | sum of all before u16
    answer   E8 (older cards 68) | 32 | card | command | 00 ok, else error | data | sum u16

Numbers are little-endian but for the id code and those inside external calls.
Command 7B is an external call: length u16 | packet 00 | last packet 00 | call …
Pure text (call 12) is used and not rich text (call 02), because the documents
disagree about which size a rich character's code means.
"""

from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from display.led.protocols.chinese import encode

START, END = 0xA5, 0xAE
ESCAPES: Final = {0xA5: b"\xaa\x05", 0xAA: b"\xaa\x0a", 0xAE: b"\xaa\x0e"}
UNESCAPES: Final = {pair: bytes([byte]) for byte, pair in ESCAPES.items()}
EVERYONE: Final = 0xFF
EXTERNAL, BRIGHTNESS, POWER = 0x7B, 0x46, 0x76
SPLIT, PURE_TEXT = 0x01, 0x12
SIZES: Final = MappingProxyType({16: 0x02, 24: 0x03, 32: 0x04})
"""Height of letters in dots → its code."""

MIDDLE: Final = 0x01 << 2
STAY: Final = 0xFFFF
HOURS: Final = 24
LONGEST_ANSWER: Final = 1024
HEAD: Final = 5
ERRORS: Final = {1: "checksum", 2: "sequence"}


class Effect(IntEnum):
    """How text comes in; the documents list 70, these are used."""

    DRAW = 0
    SCROLL_LEFT = 14


class Align(IntEnum):
    """Where text stands across the window."""

    LEFT = 0
    CENTRE = 1


@dataclass(frozen=True)
class Reply:
    """A card's answer to ``command``; ``error`` is the card's number, 0 for none."""

    screen: int
    command: int
    error: int

    @property
    def reason(self) -> str:
        """The error as a stable word, ``error_<n>`` for one the documents do not list."""
        return ERRORS.get(self.error, f"error_{self.error}")


def split(screen: int, width: int, height: int) -> bytes:
    """Return the body that makes the whole screen, in dots, window 0."""
    place = b"".join(number.to_bytes(2, "big") for number in (0, 0, width, height))
    return _body(screen, EXTERNAL, _call(bytes([SPLIT, 1]) + place))


def text(
    screen: int,
    said: str,
    rgb: bytes,
    *,
    size: int = SIZES[16],
    effect: Effect = Effect.DRAW,
    align: Align = Align.CENTRE,
    speed: int = 5,
) -> bytes:
    """Return the body that writes ``said`` into window 0; ``speed`` is 1 (fastest) to 100, ``size`` of SIZES.

    Raises ValueError for a character that neither GB2312 nor GBK has.
    """
    stay = STAY if effect is Effect.DRAW else 1
    head = bytes([PURE_TEXT, 0, effect, align | MIDDLE, speed]) + stay.to_bytes(2, "big")
    return _body(screen, EXTERNAL, _call(head + bytes([size]) + rgb + encode(said) + b"\x00"))


def dim(screen: int, level: int) -> bytes:
    """Return the body that sets the brightness, 0 to 31, of every hour."""
    return _body(screen, BRIGHTNESS, b"\x00" + bytes([level]) * HOURS)


def ask_power(screen: int) -> bytes:
    """Return the body that asks whether the screen is on: a poll that changes nothing."""
    return _body(screen, POWER, b"\x01")


def serial(body: bytes) -> bytes:
    """Return ``body`` as it goes over a serial line."""
    return bytes([START]) + b"".join(ESCAPES.get(byte, bytes([byte])) for byte in body) + bytes([END])


def network(body: bytes, id_code: int) -> bytes:
    """Return ``body`` as it goes over TCP to a card with this id code."""
    return id_code.to_bytes(4, "big") + len(body).to_bytes(2, "little") + b"\x00\x00" + body


def decode_serial(buffer: bytes) -> tuple[int, Reply | None]:
    """Take one reply off the front of ``buffer``: bytes used (0: wait for more), and the reply in them.

    Used without a reply: noise, a broken frame, or an echo; drop them and call again.
    """
    start = buffer.find(START)
    if start != 0:
        return (len(buffer) if start < 0 else start), None
    end, again = buffer.find(END), buffer.find(START, 1)
    if again >= 0 and (end < 0 or again < end):
        return again, None
    if end < 0:
        return (len(buffer) if len(buffer) > LONGEST_ANSWER else 0), None
    return end + 1, _reply(_unescape(buffer[1:end]))


def decode_network(buffer: bytes) -> tuple[int, Reply | None]:
    """As :func:`decode_serial`, of what a card sends over TCP."""
    if len(buffer) < 8:
        return 0, None
    length = int.from_bytes(buffer[4:6], "little")
    if buffer[6:8] != b"\x00\x00" or not HEAD + 2 <= length <= LONGEST_ANSWER:
        return 1, None
    if len(buffer) < 8 + length:
        return 0, None
    reply = _reply(buffer[8 : 8 + length])
    return (1 if reply is None else 8 + length), reply


def _body(screen: int, command: int, data: bytes) -> bytes:
    body = bytes([0x68, 0x32, screen, command, screen != EVERYONE]) + data
    return body + (sum(body) & 0xFFFF).to_bytes(2, "little")


def _call(call: bytes) -> bytes:
    return len(call).to_bytes(2, "little") + b"\x00\x00" + call


def _unescape(stuffed: bytes) -> bytes | None:
    plain, at = bytearray(), 0
    while at < len(stuffed):
        if stuffed[at] == 0xAA:
            byte = UNESCAPES.get(bytes(stuffed[at : at + 2]))
            if byte is None:
                return None
            plain += byte
            at += 2
        else:
            plain.append(stuffed[at])
            at += 1
    return bytes(plain)


def _reply(body: bytes | None) -> Reply | None:
    if body is None or len(body) < HEAD + 2 or body[0] & 0x7F != 0x68 or body[1] != 0x32:
        return None
    if sum(body[:-2]) & 0xFFFF != int.from_bytes(body[-2:], "little"):
        return None
    failed = body[3] == BRIGHTNESS and body[HEAD:-2][:1] == b"\x00"
    return Reply(screen=body[2], command=body[3], error=body[4] or (255 if failed else 0))
