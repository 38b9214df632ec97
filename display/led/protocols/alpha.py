"""Alpha signs (Adaptive, BetaBrite): a text file on the sign, and its own word whether the line is sound.

Alpha Sign Communications Protocol, form 9708-8061::

    to the sign   00×5 | 01 | type "Z" | address, 2 hex digits | 02 | command … | 03 | check | 04
    from it       00×20 | 01 | "0" | "00" | 02 | "E" label data | 03 | check | 04
    check         sum of 02 … 03, 4 hex digits

Writing is never answered; the sign is asked for its serial error status
(command F, label ``*``) instead: one byte, 40 when all was well since the last
clearing. The answer does not say which sign speaks. Signs have ASCII alone.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

WAKE: Final = bytes(5)
HEAD, BEGIN, STOP, END = b"\x01", b"\x02", b"\x03", b"\x04"
ANY_TYPE: Final = b"Z"
EVERYONE: Final = 0
FILE, MIDDLE_LINE = b"A", b"\x1b "
STATUS, CLEAR, DIMMING = b"F*", b"E4", b"E/"
MODES: Final = MappingProxyType({"hold": b"b", "rotate": b"a", "flash": b"c"})
COLOURS: Final = MappingProxyType({"": b"", "red": b"\x1c1", "green": b"\x1c2", "amber": b"\x1c3"})
LEVELS: Final = (100, 86, 72, 58, 44)
"""Brightness in hundredths that a sign has, brightest first."""

WELL: Final = 0x40
FAULTS: Final = MappingProxyType(
    {0x20: "command", 0x10: "checksum", 0x08: "overflow", 0x04: "timeout", 0x02: "framing", 0x01: "parity"}
)
LONGEST_REPLY: Final = 128
Mode = Literal["hold", "rotate", "flash"]


@dataclass(frozen=True)
class Reply:
    """A sign's serial error status."""

    status: int

    @property
    def reason(self) -> str:
        """The gravest fault as a stable word, empty for none."""
        return next((word for bit, word in FAULTS.items() if self.status & bit), "")


def text(address: int, said: str, *, mode: Mode = "hold", colour: str = "", speed: int = 3) -> bytes:
    """Return the transmission that shows ``said``; ``speed`` is 1 (slow) to 5, for what moves.

    Raises ValueError for what is not ASCII or would be a command inside the text.
    """
    if not said.isascii() or not said.isprintable():
        raise ValueError(f"text: {said!r}; expected printable ASCII")
    pace = bytes([0x14 + speed]) if mode == "rotate" else b""
    return _transmission(
        address, b"A" + FILE + MIDDLE_LINE + MODES[mode] + COLOURS[colour] + pace + said.encode()
    )


def ask_status(address: int) -> bytes:
    """Return the transmission that asks for the serial error status."""
    return _transmission(address, STATUS)


def clear_status(address: int) -> bytes:
    """Return the transmission after which earlier errors are forgotten."""
    return _transmission(address, CLEAR)


def dim(address: int, percent: int) -> bytes:
    """Return the transmission that sets the nearest of the sign's five levels."""
    level = min(range(len(LEVELS)), key=lambda place: abs(LEVELS[place] - percent))
    return _transmission(address, DIMMING + f"00{level:02d}".encode())


def decode(buffer: bytes) -> tuple[int, Reply | None]:
    """Take one status off the front of ``buffer``: bytes used (0: wait for more), and the status in them."""
    end = buffer.find(END)
    begin = buffer.rfind(BEGIN, 0, end if end >= 0 else len(buffer))
    if end >= 0:
        return end + 1, _reply(buffer[begin:end]) if begin >= 0 else None
    if begin < 0 and HEAD not in buffer and buffer.strip(b"\x00"):
        return len(buffer), None
    return (len(buffer) if len(buffer) > LONGEST_REPLY else 0), None


def _transmission(address: int, command: bytes) -> bytes:
    body = BEGIN + command + STOP
    return WAKE + HEAD + ANY_TYPE + f"{address:02X}".encode() + body + f"{sum(body):04X}".encode() + END


def _reply(answer: bytes) -> Reply | None:
    """Read ``02 E * status 03 check``; a check that is not there (older signs) is not missed."""
    body, stop, check = answer.partition(STOP)
    if not stop or body[:3] != BEGIN + b"E*" or len(body) != 4:
        return None
    if check and check != f"{sum(body + stop):04X}".encode():
        return None
    return Reply(body[3])
