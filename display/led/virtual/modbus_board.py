"""A Modbus board without hardware: registers, and a glass that shows those with the text.

Nothing here comes from ``protocols/modbus``: frames are cut by their lengths
with ``struct``, the CRC is the Onbon card's bit by bit one begun at FFFF.
"""

import struct
from collections.abc import Iterator
from typing import Final

from display.led.virtual.card import CannotDo, Dim, Drawn, Heard, Meaning, Update
from display.led.virtual.onbon_card import read

HEAD: Final = struct.Struct(">BBHH")
EVERYONE: Final = 0
COLOURS: Final = {1: "red", 2: "green", 3: "amber"}
NO_FUNCTION, NO_REGISTER = 1, 2


class ModbusBoards:
    """Boards on a line, all with these registers; None where they have none."""

    def __init__(
        self,
        *,
        text: int = 0x70,
        count: int = 32,
        colour: int | None = None,
        level: int | None = None,
        top: int = 15,
    ) -> None:
        self._text = range(text, text + count)
        self._colour = colour
        self._level = level
        self._top = top
        self._buffer = b""
        self._values: dict[int, dict[int, int]] = {}

    def hear(self, data: bytes) -> Iterator[Heard]:
        """See Card."""
        self._buffer += data
        while len(self._buffer) >= 8:
            length = 9 + self._buffer[6] if self._buffer[1] == 0x10 else 8
            if self._buffer[1] == 0x10 and len(self._buffer) < length:
                return
            frame = self._buffer[:length]
            if checksum(frame):
                self._buffer = self._buffer[1:]
                continue
            self._buffer = self._buffer[length:]
            screen = frame[0] or None
            yield Heard(screen, self._meaning(frame), frame, wants_answer=screen is not None)

    def answer(self, heard: Heard, screen: int, error: int) -> bytes:
        """See Card."""
        _, function, first, count = HEAD.unpack_from(heard.data)
        if error:
            said = struct.pack(">BBB", screen, function | 0x80, error)
        elif function == 3:
            values = [self._values.get(screen, {}).get(at, 0) for at in range(first, first + count)]
            said = struct.pack(f">BBB{count}H", screen, function, 2 * count, *values)
        else:
            said = struct.pack(">BBHH", screen, function, first, count)
        return said + struct.pack("<H", checksum(said))

    def _meaning(self, frame: bytes) -> Meaning:
        screen, function, first, count = HEAD.unpack_from(frame)
        if function not in (3, 0x10):
            return CannotDo(NO_FUNCTION)
        known = {*self._text, self._colour, self._level}
        if not known.issuperset(range(first, first + count)):
            return CannotDo(NO_REGISTER)
        if function == 3:
            return "nothing"
        mine = self._values.setdefault(screen, dict(self._values.get(EVERYONE, {})))
        for values in self._values.values() if screen == EVERYONE else (mine,):
            told = struct.unpack_from(f">{count}H", frame, 7)
            values.update(zip(range(first, first + count), told, strict=True))
        if first == self._level:
            return Dim(round(mine[first] * 100 / self._top))
        return "nothing" if first == self._colour else Update((), (self._drawn(mine),))

    def _drawn(self, mine: dict[int, int]) -> Drawn:
        data = b"".join(struct.pack(">H", mine.get(at, 0x2020)) for at in self._text)
        colour = COLOURS.get(mine.get(self._colour, 0), "") if self._colour is not None else ""
        text = read(data).rstrip(" ")
        return Drawn(id=0, x=0, y=0, width=len(data) * 8, height=16, text=text, colour=colour)


def checksum(data: bytes) -> int:
    """CRC-16/MODBUS shifted through bit by bit; 0 over data followed by its own check."""
    register = 0xFFFF
    for byte in data:
        for bit in range(8):
            carry = (register ^ byte >> bit) & 1
            register >>= 1
            if carry:
                register ^= 0xA001
    return register
