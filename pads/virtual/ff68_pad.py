"""What a pad puts on an FF 68 line and understands of it; written from the frame's description alone.

Nothing here comes from ``protocols/ff68``: the head is found by a pattern and
the sum told by subtraction, so that codec and pad judge each other.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final, NamedTuple

HEAD: Final = re.compile(rb"\xff\x68([\x02-\x12])\1\x68", re.DOTALL)
KEY_FUNCTION: Final = 0x10
"""Our choice: makers differ, and hosts take anything but 11 for a key."""

KEYS: Final = MappingProxyType(
    {
        "next": b"\x0c",
        "recall": b"\x0d",
        "no_show": b"\x06\x0f",
        "hold": b"\x00\x0f",
        "resume": b"\x03\x0f",
        "enter": b"\x0f",
        "start": b"\x0f",
        "finish": b"\x0f",
        "pause": b"\x12",
        "transfer": b"\x13",
        "ask_rating": b"\x0b",
        "cancel": b"\x0e",
        "one_metre": b"\x11",
    }
)


class Heard(NamedTuple):
    """A whole frame that went by."""

    pad: int
    function: int
    data: bytes


class Ear:
    """Listens to a line; yields frames whose sum is right, however the bytes are cut."""

    def __init__(self) -> None:
        self._rest = b""

    def hear(self, data: bytes) -> Iterator[Heard]:
        """Take bytes in."""
        self._rest += data
        while (head := HEAD.search(self._rest)) is not None:
            end = head.end() + head[1][0] + 2
            if len(self._rest) < end:
                self._rest = self._rest[head.start() :]
                return
            body, tail = self._rest[head.end() : end - 2], self._rest[end - 2 : end]
            if tail[1] == 0x16 and (tail[0] - sum(body)) % 256 == 0:
                self._rest = self._rest[end:]
                yield Heard(body[0], body[1], body[2:])
            else:
                self._rest = self._rest[head.start() + 1 :]
        self._rest = self._rest[-4:]


def key_frame(pad: int, key: str, digits: str = "") -> bytes:
    """Return the bytes of a key press; raises ValueError for a key no pad has or digits that are none."""
    if key not in KEYS:
        raise ValueError(f"press: {key!r}: expected one of {', '.join(KEYS)}")
    if not (digits.isascii() and (digits.isdigit() or not digits)) or len(digits) > 3:
        raise ValueError(f"digits: {digits!r}: expected up to three digits")
    return _frame(pad, KEY_FUNCTION, bytes(int(digit) for digit in digits) + KEYS[key])


def rating_frame(pad: int, level: int) -> bytes:
    """Return the bytes of a rating 0 (best) to 3; raises ValueError for another."""
    if level not in range(4):
        raise ValueError(f"rate: {level!r}: expected 0 to 3")
    return _frame(pad, 0x11, bytes([level]))


def _frame(pad: int, function: int, data: bytes) -> bytes:
    frame = bytearray(b"\xff\x68\x00\x00\x68")
    frame += bytes((pad, function)) + data
    frame[2] = frame[3] = len(frame) - 5
    total = 0
    for byte in frame[5:]:
        total = (total + byte) % 256
    return bytes(frame) + bytes((total, 0x16))
