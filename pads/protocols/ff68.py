"""The FF 68 bus: call pads and rating pads of many halls on one line, 9600 8N1 (docs/hardware/pads.md).

Frame, the same in both directions::

    FF 68 | LEN | LEN | 68 | ADDR | FUNC | DATA … | SUM | 16
    LEN = 2 + number of DATA bytes        SUM = (ADDR + FUNC + all DATA) mod 256

A pad speaks when a key is pressed, whenever that is, and repeats itself until
the host has answered with the same frame. A rating (FUNC 11) is answered with
FUNC 01. Pads can speak at once and spoil each other's bytes, so a decoder has
to find its way back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

HEAD: Final = b"\xff\x68"
START: Final = 0x68
END: Final = 0x16
MOST_DATA: Final = 16
AROUND: Final = 9  # bytes of a frame besides its DATA

DISPLAY, BEEP, RATE, RATED = 0x02, 0x03, 0x01, 0x11
OPEN_RATING: Final = 0x0B
BLANK: Final = 0x0A
CELLS: Final = 6


class Key(IntEnum):
    """The last DATA byte of a key press; digits pressed before it come before it."""

    ASK_RATING = 0x0B
    NEXT = 0x0C
    RECALL = 0x0D
    CANCEL = 0x0E
    ENTER = 0x0F
    ONE_METRE = 0x11
    PAUSE = 0x12
    TRANSFER = 0x13


@dataclass(frozen=True)
class Frame:
    """One frame, to or from the pad ``address``."""

    address: int
    function: int
    data: bytes = b""


@dataclass(frozen=True)
class Press:
    """A key was pressed on a pad, after ``digits``."""

    pad: int
    key: Key
    digits: str = ""


@dataclass(frozen=True)
class Rating:
    """A citizen pressed one of the rating keys, 0 (best) to 3."""

    pad: int
    level: int


def encode(frame: Frame) -> bytes:
    """Return the frame's bytes; raises ValueError for a pad or DATA that no frame can carry."""
    if not 0 <= frame.address <= 0xFF or len(frame.data) > MOST_DATA:
        raise ValueError(f"{frame}: expected an address up to 255 and at most {MOST_DATA} bytes of data")
    length = 2 + len(frame.data)
    body = bytes([frame.address, frame.function]) + frame.data
    return HEAD + bytes([length, length, START]) + body + bytes([sum(body) & 0xFF, END])


def decode(buffer: bytes) -> tuple[int, Frame | None]:
    """Take one frame off the front of ``buffer``: bytes used, and the frame in them.

    0 used: wait for more. Used without a frame: noise; drop it and call again.
    A whole frame further back wins over a torn one before it.
    """
    hopeful = len(buffer)
    at = buffer.find(HEAD[0])
    while at >= 0:
        frame, hope = _frame_at(buffer, at)
        if frame is not None:
            return (at, None) if at else (AROUND + len(frame.data), frame)
        hopeful = min(hopeful, at) if hope else hopeful
        at = buffer.find(HEAD[0], at + 1)
    return hopeful, None


def meaning(frame: Frame) -> Press | Rating | None:
    """Return what a pad says with ``frame``; None for a key or rating we do not know."""
    if not frame.data:
        return None
    if frame.function == RATED:
        return Rating(frame.address, frame.data[0]) if frame.data[0] <= 3 else None
    *digits, key = frame.data
    if key not in Key.__members__.values() or any(digit > 9 for digit in digits):
        return None
    return Press(frame.address, Key(key), "".join(map(str, digits)))


def answer(frame: Frame) -> Frame:
    """Return the frame that tells the pad it was heard."""
    return Frame(frame.address, RATE, frame.data) if frame.function == RATED else frame


def show(pad: int, cells: Sequence[int | None]) -> Frame:
    """Return the frame that puts six cells on the pad's display, None for a dark one."""
    if len(cells) != CELLS or any(cell is not None and not 0 <= cell <= 9 for cell in cells):
        raise ValueError(f"cells: {cells!r}: expected {CELLS} digits or None")
    return Frame(pad, DISPLAY, bytes(BLANK if cell is None else cell for cell in cells))


def beep(pad: int) -> Frame:
    """Return the frame that makes the pad beep."""
    return Frame(pad, BEEP)


def open_rating(pad: int) -> Frame:
    """Return the frame that asks the citizen for a rating."""
    return Frame(pad, RATE, bytes([OPEN_RATING]))


def _frame_at(buffer: bytes, at: int) -> tuple[Frame | None, bool]:
    """Return the whole frame at ``at`` if there is one, and whether one may still come of it."""
    head = buffer[at : at + 5]
    if not (HEAD + bytes([START])).startswith(head[:2] + head[4:5]):
        return None, False
    if len(head) > 2 and not 2 <= head[2] <= 2 + MOST_DATA:
        return None, False
    if len(head) > 3 and head[2] != head[3]:
        return None, False
    if len(head) < 5 or len(buffer) < at + 7 + head[2]:
        return None, True
    body = buffer[at + 5 : at + 5 + head[2]]
    checked, end = buffer[at + 5 + head[2] : at + 7 + head[2]]
    if checked != sum(body) & 0xFF or end != END:
        return None, False
    return Frame(body[0], body[1], bytes(body[2:])), False
