"""Onbon BX-5K and BX-6K font cards (仰邦字库卡): commands to a bar, replies from it.

Frame (vendor's Java source ``bx.k.java`` and SDK document, error table included)::

    A5×8 | escaped{ dst u16 | src u16 = 8000 | 00 00 00 | option 00 | crc mode 00 | display mode 00
                    | device FE | version 02 | length u16 | DATA | CRC-16/ARC u16 } | 5A
    escapes, after the CRC is made:  A5 → A6 02   A6 → A6 01   5A → 5B 02   5B → 5B 01
    DATA of a command:  group | command | reply wanted 01 | two bytes | payload
    DATA of a reply:    A0 | 00 ack, 01 nack | error | 00 00

All numbers are little-endian. A dynamic area lives in RAM: it may be rewritten
for ever and is gone after a power cut, so the whole state is sent again then.
The fifth generation counts x and width in bytes (8 dots), the sixth in dots.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Final

from display.led.protocols.chinese import encode
from display.led.protocols.crc16 import crc16_arc

HOST: Final = 0x8000
EVERYONE: Final = 0xFFFF
PREAMBLE: Final = b"\xa5" * 8
END: Final = 0x5A
HEAD: Final = 14
LONGEST_REPLY: Final = 1024
ESCAPES: Final = {0xA5: b"\xa6\x02", 0xA6: b"\xa6\x01", 0x5A: b"\x5b\x02", 0x5B: b"\x5b\x01"}
UNESCAPES: Final = {pair: bytes([byte]) for byte, pair in ESCAPES.items()}

TURN, DIM, CLEAR, AREAS = b"\xa3\x00", b"\xa3\x02", b"\xa3\x10", b"\xa3\x06"
CLOCK: Final = b"\xa2\x03"
HALF_HOURS: Final = 48
REPLY_GROUP: Final = 0xA0


class Generation(IntEnum):
    """Card generations, by how many dots one unit of x and width is."""

    FIFTH = 8
    SIXTH = 1


class Motion(IntEnum):
    """How an area's text comes in."""

    STILL = 1
    QUICK = 2
    LEFT = 3
    RIGHT = 4
    UP = 5
    DOWN = 6


class Error(IntEnum):
    """Why a bar refused a command (SDK document, Error Code)."""

    NONE = 0
    GROUP = 1
    NO_COMMAND = 2
    BUSY = 3
    MEMORY = 4
    CHECKSUM = 5
    NO_FILE = 6
    FLASH = 7
    DOWNLOAD = 8
    FILE_NAME = 9
    FILE_TYPE = 10
    FILE_CHECKSUM = 11
    NO_FONT = 12
    FIRMWARE = 13
    CLOCK = 14
    FILE_EXISTS = 15
    FILE_BLOCK = 16


@dataclass(frozen=True)
class Voice:
    """What the card's speech module says: ``text``, or the area's own text when None."""

    text: str | None = None
    person: int = 0
    repeats: int = 0
    volume: int = 5
    speed: int = 5


@dataclass(frozen=True)
class Area:
    r"""A dynamic area: position and size in dots, text in GB2312 or GBK, ``colour`` a digit of ``\C``.

    ``font`` are the numbers of the card's font files for Chinese and Latin
    letters, as ``\FO001\FE001`` asks for O001 and E001; None takes the first of
    each. ``speed`` is 0 (fastest) to 24, ``hold`` in half seconds, ``timeout`` in
    seconds (used by the run modes that have one).
    """

    text: str
    width: int
    height: int = 16
    x: int = 0
    y: int = 0
    id: int = 0
    line_space: int = 0
    run_mode: int = 0
    timeout: int = 5
    voice: Voice | None = None
    align: int = 0
    single_line: bool = False
    wrap: bool = False
    motion: Motion = Motion.QUICK
    exit_motion: int = 0
    speed: int = 0
    hold: int = 8
    colour: str = ""
    font: tuple[int, int] | None = None


@dataclass(frozen=True)
class Reply:
    """A bar's answer; ``error`` is the vendor's number, an :class:`Error` where it is a known one."""

    screen: int
    ack: bool
    error: int
    rest: bytes = b""

    @property
    def reason(self) -> str:
        """The error as a stable word, ``error_<n>`` for one the vendor does not list."""
        known = self.error in Error.__members__.values()
        return Error(self.error).name.lower() if known else f"error_{self.error}"


def show(
    screen: int,
    areas: Sequence[Area],
    *,
    delete: Sequence[int] = (),
    clear_first: bool = False,
    generation: Generation = Generation.SIXTH,
) -> bytes:
    """Return the frame that deletes the areas numbered ``delete`` and shows ``areas``.

    Raises ValueError for a character GB2312 lacks: give text that went through ``led.charset``.
    """
    packed = [_area(area, generation) for area in areas]
    payload = bytes([len(delete), *delete, len(packed)])
    payload += b"".join(len(area).to_bytes(2, "little") + area for area in packed)
    return frame(screen, AREAS + bytes([1, clear_first, 0]) + payload)


def turn(screen: int, on: bool) -> bytes:
    """Return the frame that lights the bar up or darkens it, its contents kept."""
    return frame(screen, TURN + b"\x01\x00\x00" + (b"\x01" if on else b"\x02"))


def dim(screen: int, level: int) -> bytes:
    """Return the frame that sets the brightness, 0 to 15, at once and for all hours.

    Not in the open source: the maker's own library (``SCREEN_SetBrightness``
    of Led5kSDK) sends ``A3 02`` with mode 1, the level, and room for 48 half hours.
    """
    return frame(screen, DIM + b"\x01\x00\x00" + bytes([1, level]) + bytes(HALF_HOURS))


def clear(screen: int) -> bytes:
    """Return the frame that empties the bar."""
    return frame(screen, CLEAR + b"\x01\x00\x00")


def set_clock(screen: int, now: datetime) -> bytes:
    """Return the frame that sets the bar's clock to ``now``, which is local time; Monday is 1."""
    digits = now.strftime("%Y%m%d%H%M%S") + f"{now.isoweekday():02d}"
    bcd = bytes.fromhex(digits)
    return frame(screen, CLOCK + b"\x01\x00\x00" + bcd[1::-1] + bcd[2:])


def frame(screen: int, data: bytes) -> bytes:
    """Return ``data`` addressed, checked, escaped and framed."""
    head = screen.to_bytes(2, "little") + HOST.to_bytes(2, "little")
    body = head + b"\x00\x00\x00\x00\x00\x00\xfe\x02" + len(data).to_bytes(2, "little") + data
    body += crc16_arc(body).to_bytes(2, "little")
    return PREAMBLE + b"".join(ESCAPES.get(byte, bytes([byte])) for byte in body) + bytes([END])


def decode(buffer: bytes) -> tuple[int, Reply | None]:
    """Take one reply off the front of ``buffer``: bytes used, and the reply in them.

    0 used: wait for more. Used without a reply: noise, a broken frame, or the
    echo of our own command (some RS-485 adapters return it); drop them and call again.
    """
    start = buffer.find(0xA5)
    if start != 0:
        return (len(buffer) if start < 0 else start), None
    body_at = len(buffer) - len(buffer.lstrip(b"\xa5"))
    end = buffer.find(END, body_at)
    again = buffer.find(0xA5, body_at)
    if again >= 0 and (end < 0 or again < end):
        return again, None
    if end < 0:
        return (len(buffer) if len(buffer) > LONGEST_REPLY else 0), None
    return end + 1, _reply(_unescape(buffer[body_at:end]))


def _area(area: Area, generation: Generation) -> bytes:
    text = encode_text(area.text, area.colour, area.font)
    numbers = (area.x // generation, area.y, area.width // generation, area.height)
    return b"".join(
        (
            b"\x00",
            *(number.to_bytes(2, "little") for number in numbers),
            bytes([area.id, area.line_space, area.run_mode]),
            area.timeout.to_bytes(2, "little"),
            _voice(area.voice),
            bytes([0, area.align, 1 if area.single_line else 2, 2 if area.wrap else 1]),
            bytes([area.motion, area.exit_motion, area.speed, area.hold]),
            len(text).to_bytes(4, "little"),
            text,
        )
    )


def _voice(voice: Voice | None) -> bytes:
    if voice is None:
        return b"\x00"
    mode = 1 if voice.text is None else 2
    head = bytes([mode, voice.repeats << 4 | voice.person, voice.volume, voice.speed])
    if voice.text is None:
        return head
    said = encode_text(voice.text)
    return head + len(said).to_bytes(4, "little") + said


def encode_text(text: str, colour: str = "", font: tuple[int, int] | None = None) -> bytes:
    r"""Encode for the card's fonts; a backslash begins a command to the card, so it is made full-width."""
    chosen = rf"\FO{font[0]:03d}\FE{font[1]:03d}" if font else ""
    told = (rf"\C{colour}" if colour else "") + chosen
    return told.encode() + encode(text.replace("\\", "\uff3c"))


def _unescape(body: bytes) -> bytes | None:
    plain, at = bytearray(), 0
    while at < len(body):
        if body[at] in (0xA6, 0x5B):
            byte = UNESCAPES.get(bytes(body[at : at + 2]))
            if byte is None:
                return None
            plain += byte
            at += 2
        else:
            plain.append(body[at])
            at += 1
    return bytes(plain)


def _reply(body: bytes | None) -> Reply | None:
    if body is None or len(body) < HEAD + 3 + 2:
        return None
    data, check = body[HEAD:-2], body[-2:]
    if crc16_arc(body[:-2]) != int.from_bytes(check, "little"):
        return None
    if len(data) != int.from_bytes(body[12:14], "little") or data[0] != REPLY_GROUP:
        return None
    return Reply(
        screen=int.from_bytes(body[2:4], "little"), ack=data[1] == 0, error=data[2], rest=bytes(data[5:])
    )
