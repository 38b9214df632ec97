"""The condition a virtual printer is in, and what it answers when asked.

Source of the bits: Epson "ESC/POS Command Reference", DLE EOT, GS a, GS r, GS I.
"""

from enum import StrEnum
from typing import Final


class Fault(StrEnum):
    """What can be wrong; several at once."""

    PAPER_OUT = "paper_out"
    PAPER_LOW = "paper_low"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    CUTTER_JAM = "cutter_jam"
    MUTE = "mute"
    SLOW = "slow"


STOPPING: Final = frozenset({Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.OFFLINE, Fault.CUTTER_JAM})
NAMES: Final = {65: b"1.0", 66: b"HALL", 67: b"VIRTUAL-80", 68: b"0001", 69: b"CHINA GB18030"}
CLEARED: Final = b"\x37\x25\x00"


def stopped(faults: frozenset[Fault]) -> bool:
    """Return whether nothing can be printed now."""
    return bool(faults & STOPPING)


def real_time_answer(n: int, faults: frozenset[Fault]) -> bytes:
    """Return the answer to DLE EOT ``n``; nothing for an ``n`` that is not known."""
    lit = {
        1: 0x08 if stopped(faults) else 0,
        2: 0x04 * (Fault.COVER_OPEN in faults)
        | 0x20 * (Fault.PAPER_OUT in faults)
        | 0x40 * (Fault.CUTTER_JAM in faults),
        3: 0x08 * (Fault.CUTTER_JAM in faults),
        4: 0x60 * (Fault.PAPER_OUT in faults) | 0x0C * bool({Fault.PAPER_OUT, Fault.PAPER_LOW} & faults),
    }.get(n)
    return b"" if lit is None else bytes([0x12 | lit])


def automatic_status(faults: frozenset[Fault]) -> bytes:
    """Return the four bytes of an automatic status back."""
    first = 0x10 | 0x08 * stopped(faults) | 0x20 * (Fault.COVER_OPEN in faults)
    second = 0x08 * (Fault.CUTTER_JAM in faults)
    third = 0x0C * (Fault.PAPER_OUT in faults) | 0x03 * bool({Fault.PAPER_OUT, Fault.PAPER_LOW} & faults)
    return bytes([first, second, third, 0])


def paper_answer(faults: frozenset[Fault]) -> bytes:
    """Return the answer to GS r 1."""
    return bytes([0x03 * (Fault.PAPER_LOW in faults)])


def name_answer(n: int) -> bytes:
    """Return the answer to GS I ``n``."""
    return b"_" + NAMES[n] + b"\0" if n in NAMES else b"\x20" if n in (1, 2, 3) else b""
