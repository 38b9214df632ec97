"""A character device written like a file (``/dev/usb/lp0``), or an ordinary file that collects bytes.

What a newcomer gets wrong: opened without O_NONBLOCK, a printer without paper
blocks the write for ever; opened with O_CREAT, an unplugged printer becomes an
ordinary file under /dev that swallows every slip from then on.
"""

import contextlib
import os
import select
import stat
import time
from collections.abc import Callable
from typing import TypeVar

from transports.address import FileAddress
from transports.errors import TransportError, failure
from transports.worker import Worker

R = TypeVar("R")


class DeviceFile:
    """A file or character device as a Transport; one worker thread, which alone touches the descriptor.

    Only character devices are read from: an ordinary file never answers.
    """

    def __init__(self, place: FileAddress) -> None:
        self._place = place
        self._descriptor: int | None = None
        self._answers = False
        self._worker = Worker(place.path)

    @property
    def address(self) -> str:
        return self._place.text

    async def open(self) -> None:
        """Open for appending, created only outside /dev; see Transport."""
        await self._run(self._open, "missing")

    async def write(self, data: bytes, timeout: float) -> None:
        """Hand ``data`` to the driver; see Transport."""
        await self._run(lambda: _write(self._ready(), data, timeout), "gone")

    async def read(self, limit: int, timeout: float) -> bytes:
        """Return the first bytes that come; see Transport."""
        if self._descriptor is not None and not self._answers:
            return b""
        return await self._run(lambda: _read(self._ready(), limit, timeout), "gone")

    async def close(self) -> None:
        """Close; see Transport."""
        worker, self._worker = self._worker, Worker(self._place.path)
        try:
            await worker.run(self._close)
        finally:
            worker.stop()

    def _open(self) -> None:
        if self._descriptor is None:
            self._descriptor, self._answers = _opened(self._place.path)

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with contextlib.suppress(OSError):  # the device was gone first, which is what closing wants
                os.close(descriptor)

    def _ready(self) -> int:
        if self._descriptor is None:
            raise TransportError(self.address, "gone", "not open")
        return self._descriptor

    async def _run(self, call: Callable[[], R], otherwise: str) -> R:
        try:
            return await self._worker.run(call)
        except OSError as error:
            raise failure(self.address, error, otherwise) from error


def _opened(path: str) -> tuple[int, bool]:
    """Return the descriptor and whether answers can be read from it."""
    flags = os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
    try:
        device = stat.S_ISCHR(os.stat(path).st_mode)  # noqa: PTH116 - a path of a device, not of our files
    except FileNotFoundError:
        device = False
    if device:
        try:
            return os.open(path, flags | os.O_RDWR), True
        except PermissionError:
            return os.open(path, flags | os.O_WRONLY), False
    create = 0 if path.startswith("/dev/") else os.O_CREAT
    return os.open(path, flags | os.O_WRONLY | os.O_APPEND | create, 0o644), False


def _write(descriptor: int, data: bytes, timeout: float) -> None:
    end = time.monotonic() + timeout
    left = memoryview(data)
    while left:
        _, ready, _ = select.select([], [descriptor], [], max(0.0, end - time.monotonic()))
        if not ready:
            raise TimeoutError(f"{len(left)} of {len(data)} bytes not taken in {timeout} s")
        try:
            left = left[os.write(descriptor, left) :]
        except BlockingIOError:
            continue  # select promised more room than there was


def _read(descriptor: int, limit: int, timeout: float) -> bytes:
    ready, _, _ = select.select([descriptor], [], [], timeout)
    if not ready:
        return b""
    data = os.read(descriptor, limit)
    if not data:
        raise OSError("end of file from a device")
    return data
