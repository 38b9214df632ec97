"""A serial line behind a server that speaks RFC 2217: a TCP connection with a conversation about the line.

pyserial has such a client; it negotiates anew whenever its time-out is set, and
its reader thread dies with a traceback when the server goes.
"""

import asyncio
from typing import Final

from transports.address import Rfc2217Address, TcpAddress
from transports.com_port import ComPort, escaped
from transports.errors import TransportError
from transports.tcp import TcpSocket

AGREE_SECONDS: Final = 10.0


class Rfc2217Port:
    """The line as a Transport."""

    def __init__(self, place: Rfc2217Address) -> None:
        self._place = place
        self._pipe = TcpSocket(TcpAddress(place.text, place.host, place.port))
        self._talk = ComPort(place)
        self._open = False

    @property
    def address(self) -> str:
        return self._place.text

    async def open(self) -> None:
        """Connect, and have the server set the line; see Transport."""
        if self._open:
            return
        await self._pipe.open()
        self._talk = ComPort(self._place)
        await self._pipe.write(self._talk.greeting(), AGREE_SECONDS)
        end = _now() + AGREE_SECONDS
        while not self._talk.ready and (left := end - _now()) > 0:
            await self._take(256, left)
        if not self._talk.ready:
            raise TransportError(self.address, "refused", "the server confirmed no settings")
        self._open = True

    async def write(self, data: bytes, timeout: float) -> None:
        """Hand ``data`` to the server; see Transport."""
        await self._pipe.write(escaped(data), timeout)

    async def read(self, limit: int, timeout: float) -> bytes:
        """Return the first bytes of the line that come; see Transport."""
        end = _now() + timeout
        while not (said := self._talk.take(limit)):
            if (left := end - _now()) < 0:
                return b""
            await self._take(limit, left)
        return said

    async def close(self) -> None:
        """Close; see Transport."""
        self._open = False
        await self._pipe.close()

    async def _take(self, limit: int, timeout: float) -> None:
        answer = self._talk.feed(await self._pipe.read(limit, timeout))
        if self._talk.refused:
            raise TransportError(self.address, "refused", self._talk.refused)
        if answer:
            await self._pipe.write(answer, AGREE_SECONDS)


def _now() -> float:
    return asyncio.get_running_loop().time()
