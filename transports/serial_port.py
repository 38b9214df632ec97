"""A serial line through pyserial.

What a newcomer gets wrong: without ``write_timeout`` a device that stops
draining blocks for ever; a write that returned has filled the driver's buffer,
not yet the wire, so it is watched until that is empty; an unplugged adapter
shows as SerialException in one call, bare OSError in the next and
termios.error in a third.
"""

import termios
import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

import serial

from transports.address import SerialAddress
from transports.errors import TransportError, failure
from transports.worker import Worker

R = TypeVar("R")
BITS_A_BYTE: Final = 10
LIBRARY_ERRORS: Final = (OSError, termios.error, ValueError)  # SerialException is an OSError


class SerialPort:
    """A serial line as a Transport; one worker thread a port, which alone touches ``_port``."""

    def __init__(self, place: SerialAddress) -> None:
        self._place = place
        self._port: Any = None
        self._worker = Worker(place.device)

    @property
    def address(self) -> str:
        return self._place.text

    async def open(self) -> None:
        """Open and lock the line; see Transport."""
        await self._run(self._open, "missing")

    async def write(self, data: bytes, timeout: float) -> None:
        """Send ``data`` down the wire, to the last byte; see Transport."""
        await self._run(lambda: self._write(data, timeout), "gone")

    async def read(self, limit: int, timeout: float) -> bytes:
        """Return the first bytes that come; see Transport."""
        return await self._run(lambda: self._read(limit, timeout), "gone")

    async def close(self) -> None:
        """Drop what was not sent yet and close; see Transport."""
        worker, self._worker = self._worker, Worker(self._place.device)
        try:
            await worker.run(self._close)
        finally:
            worker.stop()

    def _open(self) -> None:
        if self._port is not None:
            return
        place = self._place
        self._port = serial.Serial(
            place.device,
            baudrate=place.baud,
            bytesize=place.bits,
            parity=place.parity,
            stopbits=place.stop,
            rtscts=place.flow == "rtscts",
            xonxoff=place.flow == "xonxoff",
            exclusive=place.exclusive or None,
            timeout=1.0,
            write_timeout=1.0,
        )

    def _write(self, data: bytes, timeout: float) -> None:
        port = self._ready()
        end = time.monotonic() + timeout
        port.write_timeout = timeout
        port.write(data)
        while waiting := port.out_waiting:
            if time.monotonic() >= end:
                raise TimeoutError(f"{waiting} of {len(data)} bytes still in the driver after {timeout} s")
            time.sleep(min(0.05, waiting * BITS_A_BYTE / self._place.baud + 0.001))

    def _read(self, limit: int, timeout: float) -> bytes:
        port = self._ready()
        port.timeout = timeout
        first: bytes = port.read(1)
        more = min(port.in_waiting, limit - 1) if first else 0
        return first + port.read(more) if more else first

    def _close(self) -> None:
        """Throw unsent bytes away: a slip given up must not come out when the printer wakes."""
        port, self._port = self._port, None
        for step in (port.reset_output_buffer, port.close) if port is not None else ():
            try:
                step()
            except LIBRARY_ERRORS:
                continue  # the line is gone already, which is what closing wants

    def _ready(self) -> Any:
        if self._port is None:
            raise TransportError(self.address, "gone", "not open")
        return self._port

    async def _run(self, call: Callable[[], R], otherwise: str) -> R:
        try:
            return await self._worker.run(call)
        except serial.SerialTimeoutException as error:
            raise TransportError(self.address, "timeout", str(error)) from error
        except LIBRARY_ERRORS as error:
            raise failure(self.address, error, otherwise) from error
