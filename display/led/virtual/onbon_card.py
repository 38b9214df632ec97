"""What an Onbon font card does with the bytes on its line; written from the frame's description alone.

Nothing here comes from ``protocols/onbon``: unescaping byte by byte, the check
bit by bit, the fields by ``struct``, so that encoder and card judge each other.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

AREA_HEAD: Final = struct.Struct("<BHHHHBBBHB")
AREA_TAIL: Final = struct.Struct("<BBBBBBBBI")
LEFT: Final = 3
COLOURS: Final = {"1": "red", "2": "green", "3": "amber"}


@dataclass(frozen=True)
class Order:
    """A whole frame that arrived unharmed: for which screen, and its DATA."""

    screen: int
    data: bytes


@dataclass(frozen=True)
class Drawn:
    """An area as the card will draw it; positions in dots of a sixth-generation card."""

    id: int
    x: int
    y: int
    width: int
    height: int
    motion: int
    speed: int
    text: str
    colour: str = ""
    voice: str | None = None

    @property
    def scrolls(self) -> bool:
        """Whether the text moves for ever to the left."""
        return self.motion == LEFT


@dataclass(frozen=True)
class Update:
    """Command A3 06: areas to take away, areas to draw."""

    delete: tuple[int, ...]
    areas: tuple[Drawn, ...]


class CannotDo(ValueError):
    """The card refuses the command; ``code`` is the vendor's error number."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


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


def answer(screen: int, error: int = 0) -> bytes:
    """Return the card's reply: ack, or nack with an error number."""
    plain = struct.pack("<HH3xBBBBBH", 0x8000, screen, 0, 0, 0, 0xFE, 2, 5)
    plain += bytes([0xA0, 1 if error else 0, error, 0, 0])
    plain += struct.pack("<H", checksum(plain))
    for byte, escape in ((0xA6, b"\xa6\x01"), (0xA5, b"\xa6\x02"), (0x5B, b"\x5b\x01"), (0x5A, b"\x5b\x02")):
        plain = plain.replace(bytes([byte]), escape)
    return b"\xa5" * 8 + plain + b"\x5a"


def understand(data: bytes) -> Update | Literal["on", "off", "clear", "clock"]:
    """Return what DATA asks for; raise CannotDo as the card would."""
    if len(data) < 5:
        raise CannotDo(2)
    match data[:2]:
        case b"\xa3\x06":
            return _update(data[4:])
        case b"\xa3\x00":
            return "on" if data[5:6] == b"\x01" else "off"
        case b"\xa3\x10":
            return "clear"
        case b"\xa2\x03":
            return "clock"
        case _:
            raise CannotDo(1 if data[0] not in (0xA1, 0xA2, 0xA3) else 2)


def _update(rest: bytes) -> Update:
    try:
        at = 2 + rest[1]
        delete, count, at = tuple(rest[2:at]), rest[at], at + 1
        areas = []
        for _ in range(count):
            (length,) = struct.unpack_from("<H", rest, at)
            areas.append(_area(rest[at + 2 : at + 2 + length]))
            at += 2 + length
    except (IndexError, struct.error, UnicodeDecodeError):
        raise CannotDo(4) from None
    return Update(delete, tuple(areas))


def _area(area: bytes) -> Drawn:
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
    said = text.decode("gb2312")
    colour = re.match(r"\\C(\d)", said)
    return Drawn(
        id=number,
        x=x,
        y=y,
        width=width,
        height=height,
        motion=motion,
        speed=speed,
        text=re.sub(r"\\C\d", "", said),
        colour=COLOURS.get(colour[1], "") if colour else "",
        voice=said if sound == 1 else voice,
    )
