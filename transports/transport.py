"""The port every byte pipe implements; blocking inside, awaited outside."""

from typing import Protocol


class Transport(Protocol):
    """One open pipe to a device; not shared between tasks.

    All calls raise :class:`transports.errors.TransportError`; after that the
    only useful call is :meth:`close`.
    """

    @property
    def address(self) -> str:
        """The address text it was opened from, e.g. ``serial:/dev/ttyUSB0?baud=9600``."""

    async def open(self) -> None:
        """Open the pipe; calling it on an open pipe does nothing."""

    async def write(self, data: bytes, timeout: float) -> None:
        """Hand all of ``data`` to the device within ``timeout`` seconds."""

    async def read(self, limit: int, timeout: float) -> bytes:
        """Return what comes first, at most ``limit`` bytes; ``b""`` after ``timeout`` seconds of silence."""

    async def close(self) -> None:
        """Close the pipe; never raises, may be called twice."""
