"""The address text of a device → a frozen value, or a BadAddress that says which part is wrong.

``serial:/dev/ttyUSB0?baud=9600&exclusive=1`` · ``tcp:10.0.0.9:9100`` ·
``tcp:10.0.0.9:4001?baud=9600`` for a serial server whose line has that speed ·
``rfc2217:10.0.0.9:4001?baud=9600`` for one that is told the speed ·
``file:/dev/usb/lp0`` · ``null:``. Options follow a ``?`` and are joined by
``&``; an option that the kind does not have is an error, not a default.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, cast

from transports.errors import BadAddress

Parity = Literal["N", "E", "O"]
Flow = Literal["none", "rtscts", "xonxoff"]


class SerialAddress(NamedTuple):
    """A serial line: device path and line settings; 8N1 without flow control unless told."""

    text: str
    device: str
    baud: int = 9600
    bits: int = 8
    parity: Parity = "N"
    stop: int = 1
    flow: Flow = "none"
    exclusive: bool = True


class TcpAddress(NamedTuple):
    """A TCP listener: raw port of a network printer or of a serial server, ``baud`` of the line behind it."""

    text: str
    host: str
    port: int
    baud: int | None = None


class Rfc2217Address(NamedTuple):
    """A serial server that takes the line's settings over Telnet, as RFC 2217 says."""

    text: str
    host: str
    port: int
    baud: int = 9600
    bits: int = 8
    parity: Parity = "N"
    stop: int = 1


class FileAddress(NamedTuple):
    """A character device such as ``/dev/usb/lp0``, or an ordinary file that collects the bytes."""

    text: str
    path: str


class NullAddress(NamedTuple):
    """No device at all: writes are remembered, nothing answers."""

    text: str


Address = SerialAddress | TcpAddress | Rfc2217Address | FileAddress | NullAddress

CHOICES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "bits": ("7", "8"),
        "parity": ("N", "E", "O"),
        "stop": ("1", "2"),
        "flow": ("none", "rtscts", "xonxoff"),
        "exclusive": ("0", "1"),
    }
)


def parse(text: str) -> Address:
    """Return the value of address ``text``; raises BadAddress."""
    kind, colon, rest = text.strip().partition(":")
    reader = READERS.get(kind)
    if reader is None or not colon:
        raise BadAddress(text, "kind", kind, "one of serial: tcp: rfc2217: file: null:")
    return reader(text.strip(), rest)


def _serial(text: str, rest: str) -> SerialAddress:
    device, _, tail = rest.partition("?")
    _absolute(text, "device", device)
    options = _options(text, tail, ("baud", *CHOICES))
    return SerialAddress(
        text,
        device,
        baud=_number(text, "baud", options.get("baud", "9600"), 50, 4_000_000),
        bits=int(options.get("bits", "8")),
        parity=cast("Parity", options.get("parity", "N")),
        stop=int(options.get("stop", "1")),
        flow=cast("Flow", options.get("flow", "none")),
        exclusive=options.get("exclusive", "1") == "1",
    )


def _tcp(text: str, rest: str) -> TcpAddress:
    place, _, tail = rest.partition("?")
    options = _options(text, tail, ("baud",))
    baud = _number(text, "baud", options["baud"], 50, 4_000_000) if "baud" in options else None
    return TcpAddress(text, *_place(text, place), baud)


def _rfc2217(text: str, rest: str) -> Rfc2217Address:
    place, _, tail = rest.partition("?")
    options = _options(text, tail, ("baud", "bits", "parity", "stop"))
    return Rfc2217Address(
        text,
        *_place(text, place),
        baud=_number(text, "baud", options.get("baud", "9600"), 50, 4_000_000),
        bits=int(options.get("bits", "8")),
        parity=cast("Parity", options.get("parity", "N")),
        stop=int(options.get("stop", "1")),
    )


def _place(text: str, place: str) -> tuple[str, int]:
    host, colon, port = place.rpartition(":")
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if not colon or not bare or any(mark in bare for mark in "[]/ ") or (":" in bare and bare == host):
        raise BadAddress(text, "host", place, "HOST:PORT such as 10.0.0.9:9100 or [fe80::1]:9100")
    return bare, _number(text, "port", port, 1, 65_535)


def _file(text: str, rest: str) -> FileAddress:
    path, _, tail = rest.partition("?")
    _absolute(text, "path", path)
    _options(text, tail, ())
    return FileAddress(text, path)


def _null(text: str, rest: str) -> NullAddress:
    if rest:
        raise BadAddress(text, "rest", rest, "nothing after null:")
    return NullAddress(text)


def _usb(text: str, rest: str) -> Address:
    raise BadAddress(
        text, "kind", "usb", "file:/dev/usb/lp0 for a USB printer; usb: comes with a later release"
    )


READERS: Final[Mapping[str, Callable[[str, str], Address]]] = MappingProxyType(
    {"serial": _serial, "tcp": _tcp, "rfc2217": _rfc2217, "file": _file, "null": _null, "usb": _usb}
)


def _absolute(text: str, field: str, path: str) -> None:
    if not path.startswith("/") or path.endswith("/") or "\0" in path:
        raise BadAddress(text, field, path, "an absolute path such as /dev/ttyUSB0")


def _number(text: str, field: str, value: str, low: int, high: int) -> int:
    if value.isascii() and value.isdigit() and low <= int(value) <= high:
        return int(value)
    raise BadAddress(text, field, value, f"a whole number from {low} to {high}")


def _options(text: str, tail: str, known: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in tail.split("&") if tail else ():
        name, _, value = pair.partition("=")
        if name not in known:
            raise BadAddress(text, "option", name, f"one of {', '.join(known)}" if known else "no options")
        if name in found:
            raise BadAddress(text, name, value, "each option once")
        if name in CHOICES and value not in CHOICES[name]:
            raise BadAddress(text, name, value, f"one of {', '.join(CHOICES[name])}")
        found[name] = value
    return found
