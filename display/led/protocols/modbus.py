"""Modbus-RTU, as far as a board with text in its holding registers needs it (Modbus over Serial Line V1.02).

::

    write    board | 10 | first u16 | count u16 | bytes u8 | registers… | CRC-16/MODBUS u16 little
    written  board | 10 | first u16 | count u16 | CRC
    read     board | 03 | first u16 | count u16 | CRC
    was      board | 03 | bytes u8 | registers… | CRC
    refused  board | function + 80 | code u8 | CRC

Numbers are big-endian but for the CRC. Frames are told apart by 3.5 characters
of silence, which is nothing a program above a UART sees: here by their lengths.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from display.led.protocols.crc16 import crc16_modbus

WRITE, READ, REFUSED = 0x10, 0x03, 0x80
EVERYONE: Final = 0
"""A write to this number is obeyed by all boards and answered by none (section 2.1)."""

MOST_REGISTERS: Final = 123
LONGEST: Final = 256
CODES: Final = MappingProxyType(
    {1: "function", 2: "register", 3: "value", 4: "failure", 5: "acknowledged", 6: "busy"}
)


@dataclass(frozen=True)
class Reply:
    """A board's answer; ``code`` is 0, or why it refused."""

    board: int
    code: int = 0

    @property
    def reason(self) -> str:
        """The code as a stable word, ``code_<n>`` for one the standard does not list."""
        return CODES.get(self.code, f"code_{self.code}")


def write(board: int, first: int, registers: Sequence[int]) -> bytes:
    """Return the frame that writes ``registers`` from ``first`` on; raises ValueError for too many."""
    if not 0 < len(registers) <= MOST_REGISTERS:
        raise ValueError(f"registers: {len(registers)}; expected 1 to {MOST_REGISTERS}")
    data = b"".join(register.to_bytes(2, "big") for register in registers)
    return _checked(bytes([board, WRITE]) + _two(first, len(registers)) + bytes([len(data)]) + data)


def read(board: int, first: int, count: int) -> bytes:
    """Return the frame that asks for ``count`` registers from register ``first`` on."""
    return _checked(bytes([board, READ]) + _two(first, count))


def decode(buffer: bytes) -> tuple[int, Reply | None]:
    """Take one reply off the front of ``buffer``: bytes used (0: wait for more), and the reply in them."""
    starts = [at for at in range(len(buffer)) if _length(buffer[at : at + 3]) is not None]
    for at in starts:
        length = _length(buffer[at : at + 3]) or 0
        frame = buffer[at : at + length]
        if 0 < length == len(frame) and not crc16_modbus(frame):
            return at + length, Reply(frame[0], frame[2] if frame[1] & REFUSED else 0)
    if not starts or len(buffer) > LONGEST:
        return len(buffer), None
    return starts[0], None


def text_registers(text: bytes, count: int, order: str) -> list[int]:
    """Return ``text`` as ``count`` registers, filled up with blanks; ``order`` says which byte is first."""
    padded = text.ljust(2 * count)[: 2 * count]
    pairs = (padded[at : at + 2] for at in range(0, 2 * count, 2))
    return [int.from_bytes(pair, "big" if order == "big" else "little") for pair in pairs]


def _length(head: bytes) -> int | None:
    """Return how long the reply is that begins with ``head``; 0 for not yet known, None for none."""
    if not 0 < head[0] <= 247:
        return None
    if len(head) < 2:
        return 0
    if head[1] == WRITE:
        return 8
    if head[1] in (WRITE | REFUSED, READ | REFUSED):
        return 5
    if head[1] != READ:
        return None
    return 5 + head[2] if len(head) > 2 else 0


def _two(one: int, other: int) -> bytes:
    return one.to_bytes(2, "big") + other.to_bytes(2, "big")


def _checked(frame: bytes) -> bytes:
    return frame + crc16_modbus(frame).to_bytes(2, "little")
