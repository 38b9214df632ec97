"""What a printer says of itself: DLE EOT n, automatic status back, GS r.

Source: Epson "ESC/POS Command Reference", DLE EOT, GS a, GS r. Every DLE EOT
answer is one byte ``0xx1xx10``; an automatic status is four bytes of which the
first is ``0xx1xx00``; a GS r answer is one byte ``0xx0xxxx``. So the three can
be told apart in one stream, but a DLE EOT answer does not say which ``n`` it
answers: ask, wait, ask again.

What a newcomer gets wrong: a printer that says nothing is *unknown*, not ready.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

import msgspec

ASKED: Final = (1, 2, 3, 4)
PROOF: Final = b"\x1dr\x01"  # answered after all that was sent before it has been printed
CLEAR: Final = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"  # DLE DC4 8: forget what is not printed yet

Marks = tuple[tuple[int, str], ...]

# Bit → reason. "offline" says only that something is wrong, so it gives way to any other reason.
ANSWERS: Final[Mapping[int, Marks]] = MappingProxyType(
    {
        1: ((0x08, "offline"),),
        2: ((0x04, "cover_open"), (0x20, "paper_out"), (0x40, "error")),
        3: ((0x08, "cutter_error"), (0x24, "error"), (0x40, "overheated")),
        4: ((0x60, "paper_out"), (0x0C, "paper_low")),
    }
)
AUTOMATIC: Final[tuple[Marks, ...]] = (
    ((0x08, "offline"), (0x20, "cover_open")),
    ((0x08, "cutter_error"), (0x24, "error"), (0x40, "overheated")),
    ((0x0C, "paper_out"), (0x03, "paper_low")),
    (),
)
RANK: Final = ("cover_open", "paper_out", "cutter_error", "overheated", "error", "offline")


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """How the printer is; ``reasons`` says why not ``good``, the most telling first.

    ``paper_low`` is a hint (most printers without the sensor never say so).
    """

    state: Literal["good", "bad", "unknown"]
    reasons: tuple[str, ...] = ()
    paper_low: bool = False


UNKNOWN: Final = Status(state="unknown", reasons=("mute",))


class Answer(msgspec.Struct, frozen=True):
    """One byte that answers a DLE EOT."""

    value: int


class Automatic(msgspec.Struct, frozen=True):
    """The four bytes a printer sends by itself once GS a switched that on."""

    values: bytes


class Proof(msgspec.Struct, frozen=True):
    """The answer to GS r: all before it is on paper."""

    value: int


class Junk(msgspec.Struct, frozen=True):
    """A byte that is none of them: line noise, or an answer nobody asked for."""

    value: int


def ask(n: int) -> bytes:
    """Return DLE EOT ``n``."""
    return b"\x10\x04" + bytes([n])


def decode(buffer: bytes) -> tuple[int, Answer | Automatic | Proof | Junk | None]:
    """Return how many bytes of ``buffer`` were used, and what they are; ``(0, None)`` is "wait for more"."""
    if not buffer:
        return 0, None
    first = buffer[0]
    if first & 0x93 == 0x12:
        return 1, Answer(first)
    if first & 0x93 == 0x10:
        if any(byte & 0x90 for byte in buffer[1:4]):
            return 1, Junk(first)
        return (4, Automatic(bytes(buffer[:4]))) if len(buffer) >= 4 else (0, None)
    if first & 0x90 == 0x00:
        return 1, Proof(first)
    return 1, Junk(first)


def marks(n: int, answer: Answer) -> frozenset[str]:
    """Return what ``answer`` to DLE EOT ``n`` (1-4) complains of."""
    return _marks(ANSWERS[n], answer.value)


def status_of(said: frozenset[str]) -> Status:
    """Return the status of a printer that complains of ``said`` and of nothing else."""
    reasons = tuple(word for word in RANK if word in said)
    return Status(state="bad" if reasons else "good", reasons=reasons, paper_low="paper_low" in said)


def status_from(automatic: Automatic) -> Status:
    """Return the status in an automatic status back."""
    pairs = zip(AUTOMATIC, automatic.values, strict=True)
    return status_of(frozenset().union(*(_marks(table, value) for table, value in pairs)))


def _marks(table: Marks, value: int) -> frozenset[str]:
    return frozenset(word for mask, word in table if value & mask)
