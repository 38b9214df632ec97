"""Library errors become TransportErrors with stable reasons."""

import errno
import socket

import pytest

from transports.errors import TransportError, failure

CASES = [
    (FileNotFoundError(errno.ENOENT, "no"), "missing"),
    (OSError(errno.ENXIO, "no"), "missing"),
    (PermissionError(errno.EACCES, "no"), "denied"),
    (BlockingIOError(errno.EAGAIN, "locked"), "busy"),
    (OSError(errno.EBUSY, "busy"), "busy"),
    (ConnectionRefusedError(errno.ECONNREFUSED, "no"), "refused"),
    (TimeoutError("late"), "timeout"),
    (OSError(errno.ETIMEDOUT, "late"), "timeout"),
    (socket.gaierror(socket.EAI_NONAME, "who"), "missing"),
    (OSError(errno.EIO, "unplugged"), "otherwise"),
    (OSError("no number"), "otherwise"),
    (ValueError("not an OSError"), "otherwise"),
]


@pytest.mark.parametrize(("error", "reason"), CASES)
def test_reasons(error: Exception, reason: str) -> None:
    told = failure("null:", error, "otherwise")
    assert (told.reason, told.address) == (reason, "null:")
    assert told.detail


def test_it_says_where_and_why() -> None:
    assert str(TransportError("tcp:h:1", "gone", "closed")) == "tcp:h:1: gone (closed)"
    assert str(TransportError("tcp:h:1", "gone")) == "tcp:h:1: gone"
