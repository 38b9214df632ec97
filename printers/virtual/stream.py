"""ESC/POS bytes → commands, as a printer's firmware reads them.

Source: Epson "ESC/POS Command Reference", command by command; the lengths
below count the bytes after the command's name. In GB18030 no byte of a
character is below 20 hex, so text can be told from commands without decoding.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec


class Command(msgspec.Struct, frozen=True):
    """A command by its name in the manual, and its parameters."""

    name: str
    parameters: bytes = b""


class Characters(msgspec.Struct, frozen=True):
    """A run of text bytes; it may end in the middle of a character."""

    raw: bytes


Length = Callable[[bytes], int | None]
"""Parameters so far → how many there are in all, None while that cannot be told."""

PREFIXES: Final[Mapping[int, str]] = MappingProxyType({0x10: "DLE", 0x1B: "ESC", 0x1C: "FS", 0x1D: "GS"})
SINGLES: Final[Mapping[int, str]] = MappingProxyType(
    {0x09: "HT", 0x0A: "LF", 0x0C: "FF", 0x0D: "CR", 0x18: "CAN", 0x00: "NUL"}
)
DLE_NAMES: Final[Mapping[int, str]] = MappingProxyType({0x04: "EOT", 0x05: "ENQ", 0x14: "DC4"})


def _little(raw: bytes, at: int, count: int) -> int | None:
    return int.from_bytes(raw[at : at + count], "little") if len(raw) >= at + count else None


def _plus(head: int, body: int | None) -> int | None:
    return None if body is None else head + body


def _until_nul(raw: bytes) -> int | None:
    end = raw.find(0)
    return None if end < 0 else end + 1


def _bit_image(raw: bytes) -> int | None:  # m nL nH d…
    count = _little(raw, 1, 2)
    return None if count is None else 3 + count * (3 if raw[0] >= 32 else 1)


def _raster(raw: bytes) -> int | None:  # 0 m xL xH yL yH d…
    across, down = _little(raw, 2, 2), _little(raw, 4, 2)
    return None if across is None or down is None else 6 + across * down


def _cut(raw: bytes) -> int | None:  # m or m n
    return None if not raw else 1 if raw[0] in (0, 1, 48, 49) else 2


def _barcode(raw: bytes) -> int | None:  # m d… NUL or m n d…
    if not raw:
        return None
    if raw[0] <= 6:
        return _plus(1, _until_nul(raw[1:]))
    return _plus(2, _little(raw, 1, 1))


def _real_time(raw: bytes) -> int | None:  # DLE EOT n [a]
    return None if not raw else 2 if raw[0] in (7, 8, 18) else 1


def _pulse_or_clear(raw: bytes) -> int | None:  # DLE DC4 fn …
    return None if not raw else {1: 3, 2: 3, 7: 2, 8: 8}.get(raw[0], 1)


FIXED: Final[Mapping[str, int]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("ESC @", "ESC 2", "ESC L", "ESC S", "ESC i", "ESC m", "ESC <", "FS &", "FS .", "GS :"), 0
        ),
        **dict.fromkeys(("ESC !", "ESC -", "ESC 3", "ESC =", "ESC ?", "ESC E", "ESC G", "ESC J", "ESC M"), 1),
        **dict.fromkeys(
            ("ESC R", "ESC SP", "ESC T", "ESC V", "ESC a", "ESC d", "ESC r", "ESC t", "ESC {"), 1
        ),
        **dict.fromkeys(("FS !", "FS -", "FS C", "FS W", "GS !", "GS /", "GS B", "GS E", "GS H", "GS I"), 1),
        **dict.fromkeys(("GS a", "GS b", "GS f", "GS h", "GS r", "GS w", "DLE ENQ"), 1),
        **dict.fromkeys(
            ("ESC $", "ESC \\", "ESC B", "ESC c", "FS S", "FS p", "GS $", "GS L", "GS P", "GS W"), 2
        ),
        "GS \\": 2,
        "ESC p": 3,
        "GS ^": 3,
        "ESC W": 8,
        "FS 2": 74,
    }
)
VARIABLE: Final[Mapping[str, Length]] = MappingProxyType(
    {
        "ESC (": lambda raw: _plus(3, _little(raw, 1, 2)),
        "FS (": lambda raw: _plus(3, _little(raw, 1, 2)),
        "GS (": lambda raw: _plus(3, _little(raw, 1, 2)),
        "GS 8": lambda raw: _plus(5, _little(raw, 1, 4)),
        "ESC *": _bit_image,
        "ESC D": _until_nul,
        "GS v": _raster,
        "GS V": _cut,
        "GS k": _barcode,
        "DLE EOT": _real_time,
        "DLE DC4": _pulse_or_clear,
    }
)


def decode(buffer: bytes) -> tuple[int, Command | Characters | None]:
    """Return how many bytes of ``buffer`` were used, and what they are; ``(0, None)`` is "wait for more".

    A command that is not known comes back by name without parameters.
    """
    if not buffer:
        return 0, None
    first = buffer[0]
    if first >= 0x20:
        end = next((at for at, byte in enumerate(buffer) if byte < 0x20), len(buffer))
        return end, Characters(bytes(buffer[:end]))
    if first not in PREFIXES:
        return 1, Command(SINGLES.get(first, f"{first:02X}"))
    if len(buffer) < 2:
        return 0, None
    name = f"{PREFIXES[first]} {_named(first, buffer[1])}"
    rest = bytes(buffer[2:])
    count = FIXED.get(name)
    if count is None:
        count = VARIABLE[name](rest) if name in VARIABLE else 0
    if count is None or len(rest) < count:
        return 0, None
    return 2 + count, Command(name, rest[:count])


def _named(prefix: int, byte: int) -> str:
    if prefix == 0x10:
        return DLE_NAMES.get(byte, f"{byte:02X}")
    return "SP" if byte == 0x20 else chr(byte) if 0x20 < byte < 0x7F else f"{byte:02X}"


def known(command: Command) -> bool:
    """Return whether the manual has ``command``."""
    return command.name in FIXED or command.name in VARIABLE or command.name in SINGLES.values()
