"""What the tests of all protocols share: a line that brings bytes piece by piece."""

from collections.abc import Callable
from typing import Any

import pytest

Decode = Callable[[bytes], tuple[int, Any]]


def everything(decode: Decode, data: bytes, piece: int = 1) -> list[Any]:
    """Return the replies that ``decode`` finds in ``data``, which comes ``piece`` bytes at a time."""
    found, buffer = [], b""
    for at in range(0, len(data), piece):
        buffer += data[at : at + piece]
        used = 1
        while used and buffer:
            used, reply = decode(buffer)
            buffer = buffer[used:]
            found += [reply] if reply else []
    return found


@pytest.fixture(scope="session")
def decode_all() -> Callable[..., list[Any]]:
    """Return :func:`everything`."""
    return everything
