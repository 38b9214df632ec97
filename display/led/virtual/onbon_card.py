"""What an Onbon font card does with the bytes on its line; written from the frame's description alone.

Nothing here comes from ``protocols/onbon``: unescaping byte by byte, the check
bit by bit, the fields by ``struct``, so that encoder and card judge each other.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from display.led.virtual.card import CannotDo, Dim, Drawn, Heard, Meaning, Update

AREA_HEAD: Final = struct.Struct("<BHHHHBBBHB")
AREA_TAIL: Final = struct.Struct("<BBBBBBBBI")
LEFT: Final = 3
EVERYONE: Final = 0xFFFF
STEP_SECONDS: Final = 0.01
"""Speed 0 moves a dot every 10 ms or so; each step of the scale is taken as 10 ms more."""
FONTS: Final = {0: 16, 1: 24, 2: 32}
"""Number of a font file → the height of its letters, as this card was loaded with."""

NO_FONT: Final = 12
COLOURS: Final = {"1": "red", "2": "green", "3": "amber"}


@dataclass(frozen=True)
class Order:
    """A whole frame that arrived unharmed: for which screen, and its DATA."""

    screen: int
    data: bytes


class Ear:
    """Listens to a line byte by byte; yields the frames whose check is right."""

    def __init__(self) -> None:
        self._body: bytearray | None = None
        self._escape = 0
        self.broken = 0

    def hear(self, data: bytes) -> Iterator[Order]:
        """Take bytes in, in pieces of any size."""
        for byte in data:
            if (order := self._byte(byte)) is not None:
                yield order

    def _byte(self, byte: int) -> Order | None:
        if byte == 0xA5:
            self._body, self._escape = bytearray(), 0
            return None
        if self._body is None:
            return None
        if byte == 0x5A:
            body, self._body = bytes(self._body), None
            return self._whole(body)
        self._plain(byte)
        return None

    def _plain(self, byte: int) -> None:
        assert self._body is not None
        if self._escape:
            self._body.append(self._escape - 1 if byte == 2 else self._escape)
            self._escape = 0
        elif byte in (0xA6, 0x5B):
            self._escape = byte
        else:
            self._body.append(byte)

    def _whole(self, body: bytes) -> Order | None:
        if len(body) < 16 or checksum(body) != 0:
            self.broken += 1
            return None
        screen, _, length = struct.unpack_from("<HH8xH", body)
        if length != len(body) - 16:
            self.broken += 1
            return None
        return Order(screen, body[14:-2])


class OnbonCard:
    """Font cards of one line; those of the ``fifth`` generation count x and width in bytes."""

    def __init__(self, *, fifth: bool = False) -> None:
        self._ear = Ear()
        self._unit = 8 if fifth else 1

    def hear(self, data: bytes) -> Iterator[Heard]:
        """See Card."""
        for order in self._ear.hear(data):
            screen = None if order.screen == EVERYONE else order.screen
            wants_answer = screen is not None and order.data[2:3] == b"\x01"
            yield Heard(screen, self._meaning(order.data), order.data, wants_answer)

    def answer(self, heard: Heard, screen: int, error: int) -> bytes:
        """See Card."""
        return answer(screen, error)

    def _meaning(self, data: bytes) -> Meaning:
        try:
            return understand(data, self._unit)
        except CannotDo as refusal:
            return refusal


def checksum(data: bytes) -> int:
    """CRC-16/ARC shifted through bit by bit; 0 over data followed by its own check."""
    register = 0
    for byte in data:
        for bit in range(8):
            carry = (register ^ byte >> bit) & 1
            register >>= 1
            if carry:
                register ^= 0xA001
    return register


def read(text: bytes) -> str:
    """Return ``text`` as a card with GB2312 fonts draws it, or one with GBK fonts where that is needed."""
    try:
        return text.decode("gb2312")
    except UnicodeDecodeError:
        return text.decode("gbk")


def answer(screen: int, error: int = 0) -> bytes:
    """Return the card's reply: ack, or nack with an error number."""
    plain = struct.pack("<HH3xBBBBBH", 0x8000, screen, 0, 0, 0, 0xFE, 2, 5)
    plain += bytes([0xA0, 1 if error else 0, error, 0, 0])
    plain += struct.pack("<H", checksum(plain))
    for byte, escape in ((0xA6, b"\xa6\x01"), (0xA5, b"\xa6\x02"), (0x5B, b"\x5b\x01"), (0x5A, b"\x5b\x02")):
        plain = plain.replace(bytes([byte]), escape)
    return b"\xa5" * 8 + plain + b"\x5a"


def understand(data: bytes, unit: int = 1) -> Update | Dim | Literal["on", "off", "clear", "nothing"]:
    """Return what DATA asks for, ``unit`` dots to one of x and width; raise CannotDo as the card would."""
    if len(data) < 5:
        raise CannotDo(2)
    match data[:2]:
        case b"\xa3\x06":
            return _update(data[4:], unit)
        case b"\xa3\x00":
            return "on" if data[5:6] == b"\x01" else "off"
        case b"\xa3\x02":
            return _dim(data[5:])
        case b"\xa3\x10":
            return "clear"
        case b"\xa2\x03":
            return "nothing"
        case _:
            raise CannotDo(1 if data[0] not in (0xA1, 0xA2, 0xA3) else 2)


def _dim(rest: bytes) -> Dim:
    if len(rest) != 50 or rest[0] != 1 or rest[1] > 15:
        raise CannotDo(4)
    return Dim(round(rest[1] * 100 / 15))


def _update(rest: bytes, unit: int) -> Update:
    try:
        at = 2 + rest[1]
        delete, count, at = tuple(rest[2:at]), rest[at], at + 1
        areas = []
        for _ in range(count):
            (length,) = struct.unpack_from("<H", rest, at)
            areas.append(_area(rest[at + 2 : at + 2 + length], unit))
            at += 2 + length
    except (IndexError, struct.error, UnicodeDecodeError):
        raise CannotDo(4) from None
    return Update(delete, tuple(areas))


def _area(area: bytes, unit: int) -> Drawn:
    _, x, y, width, height, number, _, _, _, sound = AREA_HEAD.unpack_from(area)
    at, voice = AREA_HEAD.size, None
    if sound:
        at += 3
    if sound == 2:
        (length,) = struct.unpack_from("<I", area, at)
        voice = area[at + 4 : at + 4 + length].decode("gb2312")
        at += 4 + length
    _, _, _, _, motion, _, speed, _, length = AREA_TAIL.unpack_from(area, at)
    text = area[at + AREA_TAIL.size :]
    if len(text) != length:
        raise CannotDo(4)
    said = read(text)
    colour, font = re.search(r"\\C(\d)", said), re.search(r"\\FO(\d{3})", said)
    size = FONTS.get(int(font[1]) if font else 0)
    if size is None:
        raise CannotDo(NO_FONT)
    return Drawn(
        id=number,
        x=x * unit,
        y=y,
        width=width * unit,
        height=height,
        text=re.sub(r"\\C\d|\\F[OE]\d{3}", "", said),
        size=size,
        scrolls=motion == LEFT,
        seconds_a_dot=(speed + 1) * STEP_SECONDS,
        colour=COLOURS.get(colour[1], "") if colour else "",
        voice=said if sound == 1 else voice,
    )
