"""The frames of second-generation ID-card readers (SAM_V, by GA 450; 华视 神思 新中新 精伦 share them).

``AA AA AA 96 69 | length u16BE | command, parameter, data | xor``: the length
counts what follows it, the xor covers all from the length on. An answer has
three status bytes in front of its data, of which the third says how it went.
115200 8N1; at most one question in 300 ms. See docs/hardware/id-card-readers.md.
"""

from enum import Enum
from functools import reduce
from operator import xor
from typing import Final, NamedTuple

HEAD: Final = b"\xaa\xaa\xaa\x96\x69"
LONGEST: Final = 4096
"""More than any answer has; a longer one is noise."""

SHORTEST: Final = 4
"""Three status bytes and the xor."""


class Command(Enum):
    """What a reader is asked: command and parameter."""

    STATUS = b"\x11\xff"
    FIND = b"\x20\x01"
    SELECT = b"\x20\x02"
    READ = b"\x30\x01"


FINE: Final = 0x90
FOUND: Final = 0x9F


class Answer(NamedTuple):
    """``status`` is the third status byte; ``data`` may be personal: it is never shown nor logged."""

    status: int
    data: bytes

    def __repr__(self) -> str:
        """Tell no data."""
        return f"Answer(status={self.status:#04x}, {len(self.data)} bytes)"


def encode(command: Command) -> bytes:
    """Return the bytes that ask ``command``."""
    body = (len(command.value) + 1).to_bytes(2, "big") + command.value
    return HEAD + body + bytes([_sum(body)])


def decode(buffer: bytes) -> tuple[int, Answer | None]:
    """Return how many bytes of ``buffer`` are done with, and the answer they end with, if they do.

    (0, None) asks for more. What is no answer is skipped, up to where one may begin.
    """
    begin = buffer.find(HEAD)
    if begin < 0:
        return max(0, len(buffer) - len(HEAD) + 1), None
    if begin:
        return begin, None
    rest = buffer[len(HEAD) :]
    if len(rest) < 2:
        return 0, None
    length = int.from_bytes(rest[:2], "big")
    if not SHORTEST <= length <= LONGEST:
        return 1, None
    if len(rest) < 2 + length:
        return 0, None
    body, check = rest[: 1 + length], rest[1 + length]
    if _sum(body) != check:
        return 1, None
    return len(HEAD) + 2 + length, Answer(body[4], body[5:])


def _sum(data: bytes) -> int:
    return reduce(xor, data, 0)
