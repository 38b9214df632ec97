"""A pipe to nothing: remembers writes, replays answers, and can stall, fail or lose one of them.

It is the stand-in for a device that is not there (a kiosk without a printer)
and for one that misbehaves (in tests); it never answers of its own accord.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from transports.errors import TransportError

REMEMBERED: Final = 1000  # writes kept, so that a kiosk without a printer does not grow for ever


class NullTransport:
    """A Transport without a device.

    ``answers`` are made readable one after each write; ``answer``, when given,
    makes the answer from the written bytes instead. The N-th write (from 1) of
    ``stall_on`` is never taken, of ``fail_on`` breaks the pipe, of ``lose_on``
    vanishes on the way. ``missing`` makes open() fail while it is True.
    """

    def __init__(
        self,
        address: str = "null:",
        *,
        answers: Iterable[bytes] = (),
        answer: Callable[[bytes], bytes] | None = None,
        stall_on: int = 0,
        fail_on: int = 0,
        lose_on: int = 0,
    ) -> None:
        self._address = address
        self._answers = deque(answers)
        self._answer = answer
        self.stall_on = stall_on
        self.fail_on = fail_on
        self.lose_on = lose_on
        self.missing = False
        self.opened = False
        self.opens = 0
        self.count = 0
        self.writes: deque[bytes] = deque(maxlen=REMEMBERED)
        self._incoming = bytearray()
        self._arrived = asyncio.Event()

    @property
    def address(self) -> str:
        return self._address

    async def open(self) -> None:
        """See Transport; ``opens`` counts."""
        if self.missing:
            raise TransportError(self._address, "missing")
        if not self.opened:
            self.opened = True
            self.opens += 1

    async def write(self, data: bytes, timeout: float) -> None:
        """Remember ``data``; see Transport."""
        self._ready()
        self.count += 1
        if self.count == self.stall_on:
            await asyncio.sleep(timeout)
            raise TransportError(self._address, "timeout")
        if self.count == self.fail_on:
            self.opened = False
            raise TransportError(self._address, "gone")
        if self.count == self.lose_on:
            return
        self.writes.append(bytes(data))
        if self._answer is not None:
            self.feed(self._answer(bytes(data)))
        elif self._answers:
            self.feed(self._answers.popleft())

    async def read(self, limit: int, timeout: float) -> bytes:
        """Return what was fed; see Transport."""
        self._ready()
        try:
            async with asyncio.timeout(timeout):  # wait_for may swallow a cancellation
                await self._arrived.wait()
        except TimeoutError:
            return b""
        data = bytes(self._incoming[:limit])
        del self._incoming[:limit]
        if not self._incoming:
            self._arrived.clear()
        return data

    async def close(self) -> None:
        """See Transport; what was not read yet is forgotten."""
        self.opened = False
        self._incoming.clear()
        self._arrived.clear()

    def feed(self, data: bytes) -> None:
        """Make ``data`` readable, as if the device had sent it."""
        if data:
            self._incoming += data
            self._arrived.set()

    def _ready(self) -> None:
        if not self.opened:
            raise TransportError(self._address, "gone", "not open")
