"""The far side of the wire: what a reader hears and says, sharing nothing with the driver."""

import struct
from collections.abc import Iterator
from functools import reduce
from operator import xor

START = b"\xaa\xaa\xaa\x96\x69"
FIELDS = (
    *(("name", 30), ("sex", 2), ("nation", 4), ("born", 16), ("address", 70), ("number", 36)),
    *(("office", 30), ("since", 16), ("until", 16), ("spare", 36)),
)


class Ear:
    """Finds the questions in what comes, whole or in pieces."""

    def __init__(self) -> None:
        self._heard = bytearray()

    def hear(self, data: bytes) -> Iterator[bytes]:
        """Yield command and parameter of every question whose check is right."""
        self._heard += data
        while (at := self._heard.find(START)) >= 0:
            del self._heard[:at]
            if len(self._heard) < 7:
                return
            (length,) = struct.unpack_from(">H", self._heard, 5)
            if len(self._heard) < 7 + length:
                return
            frame = bytes(self._heard[: 7 + length])
            del self._heard[: 7 + length]
            if reduce(xor, frame[5:]) == 0:
                yield frame[7:9]


def says(status: int, data: bytes = b"") -> bytes:
    """Return an answer with the third status byte ``status``."""
    inside = bytes([0, 0, status]) + data
    frame = struct.pack(">H", len(inside) + 1) + inside
    return START + frame + bytes([reduce(xor, frame)])


def written(**fields: str) -> bytes:
    """Return what a reader gives of a card: sizes, text, and a photograph of noughts."""
    text = b"".join(_padded(fields.get(name, ""), size) for name, size in FIELDS)
    return struct.pack(">HH", len(text), 1024) + text + bytes(1024)


def _padded(value: str, size: int) -> bytes:
    return value.ljust(size // 2)[: size // 2].encode("utf-16-le")[:size]
