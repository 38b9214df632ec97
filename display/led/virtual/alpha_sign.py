"""What an Alpha sign does with the bytes on its line; written from the protocol document alone.

Nothing here comes from ``protocols/alpha``: a transmission is cut with one
regular expression, its commands with another.
"""

import re
from collections.abc import Iterator
from typing import Final

from display.led.virtual.card import Dim, Drawn, Heard, Meaning, Update

TRANSMISSION: Final = re.compile(rb"\x00{5,}\x01([\x21-\x7e])([0-9A-F]{2})((?:\x02[^\x04]*))\x04")
COMMAND: Final = re.compile(rb"\x02([A-O])([^\x03]*)\x03?([0-9A-F]{4})?")
COLOURS: Final = {b"1": "red", b"2": "green", b"3": "amber"}
SECONDS_A_DOT: Final = (0.09, 0.07, 0.05, 0.035, 0.02)
LEVELS: Final = (100, 86, 72, 58, 44)
WIDE: Final = 64 * 8
WELL, ILLEGAL, BAD_CHECK = 0x40, 0x20, 0x10


class AlphaSigns:
    """Signs on one line, each with a serial error status of its own."""

    def __init__(self) -> None:
        self._buffer = b""
        self._status: dict[int, int] = {}

    def hear(self, data: bytes) -> Iterator[Heard]:
        """See Card."""
        self._buffer = (self._buffer + data)[-4096:]
        while (sent := TRANSMISSION.search(self._buffer)) is not None:
            self._buffer = self._buffer[sent.end() :]
            address = int(sent[2], 16)
            for command in COMMAND.finditer(sent[3]):
                yield self._obeyed(address, command)

    def answer(self, heard: Heard, screen: int, error: int) -> bytes:
        """See Card."""
        status = (self._status.get(screen, WELL) | (error and ILLEGAL)) & 0x7F
        body = b"\x02E*" + bytes([status]) + b"\x03"
        return bytes(20) + b"\x01000" + body + b"%04X" % sum(body) + b"\x04"

    def _obeyed(self, address: int, command: re.Match[bytes]) -> Heard:
        screen = address or None
        whole = command[0][: -len(command[3])] if command[3] else command[0]
        if command[3] and b"%04X" % (sum(whole) & 0xFFFF) != command[3]:
            self._blame(address, BAD_CHECK)
            return Heard(screen, "nothing")
        meaning = self._meaning(address, command[1], command[2])
        asked = command[1] == b"F" and screen is not None
        return Heard(screen, meaning, command[1] + command[2], wants_answer=asked)

    def _meaning(self, address: int, code: bytes, data: bytes) -> Meaning:
        match code, data[:1]:
            case b"A", _:
                return Update((), (_drawn(data),))
            case b"E", b"/":
                return Dim(LEVELS[min(int(data[3:5] or b"0"), len(LEVELS) - 1)])
            case b"E", b"4":
                self._status[address] = WELL
            case b"F", b"*":
                pass
            case _:
                self._blame(address, ILLEGAL)
        return "nothing"

    def _blame(self, address: int, bit: int) -> None:
        self._status[address] = self._status.get(address, WELL) | bit


def _drawn(data: bytes) -> Drawn:
    """Read ``label 1B position mode text``, the commands inside the text taken out."""
    mode, text = data[3:4], data[4:]
    colour = re.search(rb"\x1c(.)", text)
    pace = re.search(rb"[\x15-\x19]", text)
    said = re.sub(rb"\x1c.|\x1a.|[\x00-\x1f]", b"", text).decode("ascii", errors="replace")
    return Drawn(
        id=0,
        x=0,
        y=0,
        width=WIDE,
        height=16,
        text=said,
        scrolls=mode == b"a",
        seconds_a_dot=SECONDS_A_DOT[pace[0][0] - 0x15 if pace else 2],
        colour=COLOURS.get(colour[1], "") if colour else "",
        blinks=mode == b"c",
    )
