"""What a C-Power card does with the bytes it gets; written from the documents alone.

Nothing here comes from ``protocols/cpower``: frames are cut with a regular
expression and unstuffed by three replacements, so that encoder and card judge
each other.
"""

import re
import struct
from collections.abc import Iterator
from typing import Final

from display.led.virtual.card import CannotDo, Dim, Drawn, Heard, Meaning, Update
from display.led.virtual.onbon_card import read

SERIAL_FRAME: Final = re.compile(rb"\xa5([^\xa5\xae]*)\xae")
NETWORK_HEAD: Final = struct.Struct(">I2sH")
CALL_HEAD: Final = struct.Struct("<HBB")
TEXT_HEAD: Final = struct.Struct(">BBBBBHB3s")
SCROLL: Final = 14
SPEED_SECONDS: Final = 0.005
SIZES: Final = {2: 16, 3: 24, 4: 32}
EVERYONE: Final = 0xFF
COLOURS: Final = {(1, 0): "red", (0, 1): "green", (1, 1): "amber"}


class CPowerCard:
    """Cards on a serial line, or with ``network`` behind a TCP port with the id code ``id_code``."""

    def __init__(self, *, network: bool = False, id_code: int = 0xFFFFFFFF) -> None:
        self._network = network
        self._id_code = id_code
        self._buffer = b""
        self._windows: dict[int, tuple[int, int]] = {}

    def hear(self, data: bytes) -> Iterator[Heard]:
        """See Card."""
        self._buffer += data
        for body in self._network_bodies() if self._network else self._serial_bodies():
            if (heard := self._whole(body)) is not None:
                yield heard

    def answer(self, heard: Heard, screen: int, error: int) -> bytes:
        """See Card."""
        command = heard.data[3]
        said = {0x46: bytes([not error]), 0x76: b"\x01\x01" + bytes(8)}.get(
            command, struct.pack("<HBBB", 1, 0, 0, 1)
        )
        body = bytes([0xE8, 0x32, screen, command, 0 if command == 0x46 else error]) + said
        body += struct.pack("<H", sum(body) % 0x10000)
        if self._network:
            return NETWORK_HEAD.pack(self._id_code, struct.pack("<H", len(body)), 0) + body
        body = body.replace(b"\xaa", b"\xaa\x0a").replace(b"\xa5", b"\xaa\x05").replace(b"\xae", b"\xaa\x0e")
        return b"\xa5" + body + b"\xae"

    def _serial_bodies(self) -> Iterator[bytes]:
        while (frame := SERIAL_FRAME.search(self._buffer)) is not None:
            self._buffer = self._buffer[frame.end() :]
            stuffed = frame[1].replace(b"\xaa\x05", b"\xa5").replace(b"\xaa\x0e", b"\xae")
            yield stuffed.replace(b"\xaa\x0a", b"\xaa")

    def _network_bodies(self) -> Iterator[bytes]:
        while len(self._buffer) >= NETWORK_HEAD.size:
            code, length, zero = NETWORK_HEAD.unpack_from(self._buffer)
            (count,) = struct.unpack("<H", length)
            if zero or code != self._id_code or count > 2048:
                self._buffer = self._buffer[1:]
            elif len(self._buffer) < NETWORK_HEAD.size + count:
                return
            else:
                body = self._buffer[NETWORK_HEAD.size :][:count]
                self._buffer = self._buffer[NETWORK_HEAD.size + count :]
                yield body

    def _whole(self, body: bytes) -> Heard | None:
        if len(body) < 7 or body[:2] != b"\x68\x32":
            return None
        if struct.pack("<H", sum(body[:-2]) % 0x10000) != body[-2:]:
            return None
        screen = None if body[2] == 0xFF else body[2]
        try:
            meaning = self._meaning(body[2], body[3], body[5:-2])
        except (struct.error, LookupError, UnicodeDecodeError):
            meaning = CannotDo(2)
        return Heard(screen, meaning, body, wants_answer=bool(body[4] & 1) and screen is not None)

    def _meaning(self, screen: int, command: int, data: bytes) -> Meaning:
        match command:
            case 0x46 if data[:1] == b"\x00" and len(data) == 25:
                return Dim(round(data[13] * 100 / 31))  # what holds from noon to one o'clock
            case 0x76 if data[:1] == b"\x00":
                return "on" if data[1] else "off"
            case 0x76:
                return "nothing"
            case 0x7B:
                length, _, _ = CALL_HEAD.unpack_from(data)
                call = data[CALL_HEAD.size :]
                return self._call(screen, call) if len(call) == length else CannotDo(2)
            case _:
                return CannotDo(2)

    def _call(self, screen: int, call: bytes) -> Meaning:
        if call[0] == 0x01:
            count, _, _, width, height = struct.unpack_from(">BHHHH", call, 1)
            if screen == EVERYONE:
                self._windows.clear()
            self._windows[screen] = (width, height)
            return "nothing" if count == 1 else CannotDo(2)
        if call[0] != 0x12 or not call.endswith(b"\x00"):
            return CannotDo(2)
        window = self._windows.get(screen) or self._windows.get(EVERYONE)
        return Update((), (self._text(window, call),)) if window else CannotDo(3)

    def _text(self, window: tuple[int, int], call: bytes) -> Drawn:
        _, _, effect, align, speed, _, font, rgb = TEXT_HEAD.unpack_from(call)
        said, size = read(call[TEXT_HEAD.size : -1]), SIZES[font & 0x0F]
        width = sum(size // 2 if sign < "\x80" else size for sign in said)
        left = (window[0] - width) // 2 if align & 3 == 1 and width < window[0] else 0
        return Drawn(
            id=0,
            x=left,
            y=0,
            width=window[0] - left,
            height=window[1],
            text=said,
            size=size,
            scrolls=effect == SCROLL,
            seconds_a_dot=speed * SPEED_SECONDS,
            colour=COLOURS.get((rgb[0] > 127, rgb[1] > 127), ""),
        )
