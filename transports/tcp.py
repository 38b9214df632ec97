"""A TCP connection: a network printer's raw port 9100, or a serial server.

What a newcomer gets wrong: asyncio's ``drain`` returns while 64 KiB still wait
in the program, so the buffer's high-water mark is set to 0 here.
"""

import asyncio
import socket

from transports.address import TcpAddress
from transports.errors import TransportError, failure

CONNECT_TIMEOUT = 5.0


class TcpSocket:
    """A TCP connection as a Transport."""

    def __init__(self, place: TcpAddress) -> None:
        self._place = place
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    @property
    def address(self) -> str:
        return self._place.text

    async def open(self) -> None:
        """Connect within 5 seconds; see Transport."""
        if self._streams is not None:
            return
        try:
            async with asyncio.timeout(CONNECT_TIMEOUT):
                self._streams = await _connect(self._place.host, self._place.port)
        except OSError as error:
            raise failure(self.address, error, "missing") from error
        self._streams[1].transport.set_write_buffer_limits(high=0)

    async def write(self, data: bytes, timeout: float) -> None:
        """Hand ``data`` to the kernel; see Transport."""
        _, writer = self._ready()
        try:
            async with asyncio.timeout(timeout):
                writer.write(data)
                await writer.drain()
        except OSError as error:
            raise failure(self.address, error, "gone") from error

    async def read(self, limit: int, timeout: float) -> bytes:
        """Return the first bytes that come; see Transport."""
        reader, _ = self._ready()
        try:
            async with asyncio.timeout(timeout):
                data = await reader.read(limit)
        except TimeoutError:
            return b""
        except OSError as error:
            raise failure(self.address, error, "gone") from error
        if not data:
            raise TransportError(self.address, "gone", "closed by the device")
        return data

    async def close(self) -> None:
        """Close after orderly sent bytes, cut when some are stuck; see Transport."""
        streams, self._streams = self._streams, None
        if streams is None:
            return
        writer = streams[1]
        if writer.transport.get_write_buffer_size():
            writer.transport.abort()
        writer.close()
        try:
            async with asyncio.timeout(CONNECT_TIMEOUT):
                await writer.wait_closed()
        except OSError:
            return  # the device was gone first, which is what closing wants

    def _ready(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._streams is None:
            raise TransportError(self.address, "gone", "not open")
        return self._streams


async def _connect(host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Try the addresses of ``host`` in turn and raise the last one's own error.

    asyncio alone would fold several refusals into one error without a number.
    """
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    failed: OSError = OSError(f"no address for {host}")
    for *_, place in found:
        try:
            return await asyncio.open_connection(str(place[0]), port)
        except OSError as error:
            failed = error
    raise failed
