"""The four simple bars of the presets, each read by hand from what is known of its frame; none ever answers.

Nothing here comes from the templates or their encoder: frames are cut with
regular expressions, checks made by the standard library.
"""

import binascii
import re
from collections.abc import Callable, Iterator
from functools import reduce
from operator import xor
from typing import Final

from display.led.virtual.card import Drawn, Heard, Update
from display.led.virtual.onbon_card import read

WIDE: Final = 64 * 8
"""Such a bar does not know how wide its words are: it draws as far as it goes."""

Found = tuple[int, int, bytes]
"""Bytes used up, the bar's number, its text; number 0 for none."""

A: Final = re.compile(rb"\xaa(.)\xbb\x51\x54(.)(\x01\x00\x99\x00\x63([^\xff]*)\xff)", re.DOTALL)
B: Final = re.compile(rb"\xa0\x90(.)\xa5(..)", re.DOTALL)
C: Final = re.compile(rb"(.)\xfe(.).\x86\x3c\x00\x05\x00", re.DOTALL)
D: Final = re.compile(rb"([\x80-\xbf])([\xc0-\xc3])\x44([^\x1a]*)\x1a")


class SimpleBars:
    """Bars of one of these makes on a line; ``find`` looks for the next whole frame."""

    def __init__(self, find: Callable[[bytes], Found | None]) -> None:
        self._find = find
        self._buffer = b""

    def hear(self, data: bytes) -> Iterator[Heard]:
        """See Card."""
        self._buffer = (self._buffer + data)[-4096:]
        while (found := self._find(self._buffer)) is not None:
            used, screen, text = found
            self._buffer = self._buffer[used:]
            if screen:
                yield Heard(screen, Update((), (_drawn(text),)))

    def answer(self, heard: Heard, screen: int, error: int) -> bytes:
        """See Card; these bars have no voice."""
        return b""


def find_a(buffer: bytes) -> Found | None:
    """Look for a frame of bar A."""
    frame = A.search(buffer)
    if frame is None:
        return None
    good = sum(frame[3]) % 256 == frame[2][0]
    return (frame.end(), frame[1][0], frame[4]) if good else (frame.start() + 1, 0, b"")


def find_b(buffer: bytes) -> Found | None:
    """Look for a frame of bar B: after each character, single or double, an attribute byte."""
    head = B.search(buffer)
    if head is None:
        return None
    end = head.end() + int.from_bytes(head[2], "big")
    if len(buffer) <= end:
        return None
    if reduce(xor, buffer[head.start() + 2 : end + 1]):  # with its own check, nothing is left
        return head.start() + 1, 0, b""
    return end + 1, head[1][0], re.sub(rb"([\x81-\xfe].|[\x00-\x7f])\x00", rb"\1", buffer[head.end() : end])


def find_c(buffer: bytes) -> Found | None:
    """Look for a frame of bar C: its whole length in its third byte, a CRC over all of it."""
    head = C.search(buffer)
    if head is None:
        return None
    frame = buffer[head.start() :][: head[2][0]]
    if len(frame) < head[2][0]:
        return None
    if len(frame) < 12 or binascii.crc_hqx(frame, 0):
        return head.start() + 1, 0, b""
    return head.start() + len(frame), head[1][0], frame[9:-3]


def find_d(buffer: bytes) -> Found | None:
    """Look for a frame of bar D: bytes below 16 are halves of double bytes, high half first."""
    frame = D.search(buffer)
    if frame is None:
        return None
    screen = (frame[1][0] & 0x3F) + ((frame[2][0] & 0x03) << 6)
    halves = re.sub(rb"([\x00-\x0f])([\x00-\x0f])", lambda two: bytes([two[1][0] * 16 + two[2][0]]), frame[3])
    return frame.end(), screen, halves


def _drawn(text: bytes) -> Drawn:
    return Drawn(id=0, x=0, y=0, width=WIDE, height=16, text=_read(text))


def _read(text: bytes) -> str:
    try:
        return read(text)
    except UnicodeDecodeError:
        return text.decode("gbk", errors="replace")
