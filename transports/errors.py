"""What can go wrong with a byte pipe; every exception of a driver's library is turned into one of these.

``reason`` is a stable word that programs may compare and clients translate;
``detail`` is for the log only.
"""

import errno
import socket
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

REASONS: Final[Mapping[int, str]] = MappingProxyType(
    {
        errno.ENOENT: "missing",
        errno.ENXIO: "missing",
        errno.ENODEV: "missing",
        errno.EHOSTUNREACH: "missing",
        errno.ENETUNREACH: "missing",
        errno.EHOSTDOWN: "missing",
        errno.EBUSY: "busy",
        errno.EAGAIN: "busy",
        errno.EACCES: "denied",
        errno.EPERM: "denied",
        errno.ECONNREFUSED: "refused",
        errno.ETIMEDOUT: "timeout",
    }
)


class TransportError(Exception):
    """The pipe cannot carry bytes now: close it, wait, reopen.

    ``address`` is the pipe's address text, ``reason`` a stable word
    (``missing``, ``busy``, ``refused``, ``gone``, ``timeout``, ``denied``).
    """

    def __init__(self, address: str, reason: str, detail: str = "") -> None:
        super().__init__(address, reason, detail)
        self.address = address
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.address}: {self.reason}" + (f" ({self.detail})" if self.detail else "")


class BadAddress(ValueError):
    """A device address in the configuration that no transport understands.

    ``field`` is the part that is wrong, ``value`` what stands there,
    ``expected`` what should.
    """

    def __init__(self, text: str, field: str, value: str, expected: str) -> None:
        super().__init__(text, field, value, expected)
        self.text = text
        self.field = field
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        return f"device address {self.text!r}: {self.field} = {self.value!r}: expected {self.expected}"


def failure(address: str, error: BaseException, otherwise: str) -> TransportError:
    """Return ``error`` of a driver's library as a TransportError.

    ``otherwise`` is the reason when the error number says nothing: ``missing``
    while opening, ``gone`` afterwards. A time-out is always ``timeout``.
    """
    if isinstance(error, TimeoutError):
        return TransportError(address, "timeout", str(error))
    if isinstance(error, socket.gaierror):
        return TransportError(address, "missing", str(error))
    number = error.errno if isinstance(error, OSError) else None
    return TransportError(address, REASONS.get(number or 0, otherwise), str(error))
