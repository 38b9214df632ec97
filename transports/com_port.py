"""The client's half of RFC 2217 without I/O: Telnet taken apart, the line's settings asked for and confirmed.

::

    FF FB 2C                    we will speak of the com port;  FF FD/FE 2C  the server will, will not
    FF FA 2C n value FF F0      n = 1 baud u32, 2 bits, 3 parity (1 none, 2 odd, 3 even), 4 stop bits
    FF FA 2C 100+n value FF F0  the server did it
    FF FF                       a byte FF among the data
"""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from transports.address import Rfc2217Address

IAC, DONT, DO, WONT, WILL, SB, SE = 0xFF, 0xFE, 0xFD, 0xFC, 0xFB, 0xFA, 0xF0
BINARY, SUPPRESS_GO_AHEAD, COM_PORT = 0, 3, 44
WANTED: Final = (BINARY, SUPPRESS_GO_AHEAD)
PARITIES: Final = MappingProxyType({"N": 1, "O": 2, "E": 3})
FROM_SERVER: Final = 100


class ComPort:
    """One conversation; ``plain`` collects the data of the line, ``refused`` says why it cannot go on."""

    def __init__(self, place: Rfc2217Address) -> None:
        self._settings = {
            1: place.baud.to_bytes(4, "big"),
            2: bytes([place.bits]),
            3: bytes([PARITIES[place.parity]]),
            4: bytes([place.stop]),
        }
        self._open_settings = set(self._settings)
        self._raw = b""
        self._plain = bytearray()
        self.refused = ""

    @property
    def ready(self) -> bool:
        """Whether the server has confirmed every setting."""
        return not self._open_settings

    def greeting(self) -> bytes:
        """Return what is sent first: all that we want."""
        options = [bytes([IAC, DO, option, IAC, WILL, option]) for option in WANTED]
        settings = [
            bytes([IAC, SB, COM_PORT, number]) + escaped(value) + bytes([IAC, SE])
            for number, value in self._settings.items()
        ]
        return b"".join([bytes([IAC, WILL, COM_PORT]), *options, *settings])

    def feed(self, data: bytes) -> bytes:
        """Take in what came; return what must be answered."""
        self._raw += data
        return b"".join(self._parts())

    def take(self, limit: int) -> bytes:
        """Return and forget at most ``limit`` bytes of the line."""
        taken = bytes(self._plain[:limit])
        del self._plain[:limit]
        return taken

    def _parts(self) -> Iterator[bytes]:
        while self._raw:
            plain, iac, rest = self._raw.partition(bytes([IAC]))
            self._plain += plain
            used = _command_length(rest) if iac else 0
            if iac and not used:
                self._raw = iac + rest
                return
            self._raw = rest[used:]
            if used:
                yield self._command(rest[:used])

    def _command(self, command: bytes) -> bytes:
        if command[0] == IAC:
            self._plain.append(IAC)
        elif command[0] == SB and command[1] == COM_PORT:
            self._confirmed(command[2:-2].replace(b"\xff\xff", b"\xff"))
        elif command[0] in (DONT, WONT) and command[1] == COM_PORT:
            self.refused = "the server does not speak RFC 2217"
        elif command[0] in (DO, WILL) and command[1] not in (*WANTED, COM_PORT):
            return bytes([IAC, WONT if command[0] == DO else DONT, command[1]])
        return b""

    def _confirmed(self, told: bytes) -> None:
        number = told[0] - FROM_SERVER if told else 0
        wanted = self._settings.get(number)
        if wanted is None:
            return  # the state of the line or the modem, which nobody asked for
        if told[1:] != wanted:
            self.refused = f"setting {number}: the server has {told[1:].hex()}, wanted {wanted.hex()}"
        self._open_settings.discard(number)


def escaped(data: bytes) -> bytes:
    """Return ``data`` as it goes through Telnet."""
    return data.replace(b"\xff", b"\xff\xff")


def _command_length(rest: bytes) -> int:
    """Return how long the command is that begins after FF; 0 while it is not all there."""
    if not rest:
        return 0
    if rest[0] in (DONT, DO, WONT, WILL):
        return 2 if len(rest) > 1 else 0
    if rest[0] != SB:
        return 1
    at = rest.find(bytes([IAC, SE]))
    while at > 0 and _is_doubled(rest, at):
        at = rest.find(bytes([IAC, SE]), at + 1)
    return at + 2 if at > 0 else 0


def _is_doubled(rest: bytes, at: int) -> bool:
    """Whether the FF at ``at`` is the second of a doubled one."""
    run = len(rest[:at]) - len(rest[:at].rstrip(b"\xff"))
    return run % 2 == 1
