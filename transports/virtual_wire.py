"""What a wire does to bytes, without one: takes its time, byte after byte, in both directions.

A pty and a loopback connection carry everything at once; virtual devices hear
and speak through this instead, at the speed their wire would have.
"""

import asyncio
from collections.abc import Callable
from typing import Final

CHUNK: Final = 16
BITS_A_BYTE: Final = 10


class VirtualWire:
    """Both directions of a line at ``baud`` 8N1, None for no pacing.

    ``on_bytes`` hears what came in, in small pieces, when the last bit of each
    would have arrived; ``write`` gets what goes out, likewise.
    """

    def __init__(
        self, baud: int | None, *, on_bytes: Callable[[bytes], None], write: Callable[[bytes], None]
    ) -> None:
        self._byte_time = BITS_A_BYTE / baud if baud else 0.0
        self._on_bytes = on_bytes
        self._write = write
        self._incoming: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        self._outgoing: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to carry."""
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._arrive()), loop.create_task(self._leave())]

    def stop(self) -> None:
        """Carry nothing more; what is on the way is lost."""
        for task in self._tasks:
            task.cancel()
        self._tasks = []
        self._incoming, self._outgoing = asyncio.Queue(), asyncio.Queue()

    def came(self, data: bytes) -> None:
        """Take in what the driver sent."""
        now = _now()
        for at in range(0, len(data), CHUNK):
            self._incoming.put_nowait((now, data[at : at + CHUNK]))

    def send(self, data: bytes) -> None:
        """Send to the driver; lost when nothing is carried, as on a wire that is out."""
        if self._tasks:
            self._outgoing.put_nowait((_now(), data))

    async def _arrive(self) -> None:
        free_at = 0.0
        while True:
            given_at, piece = await self._incoming.get()
            free_at = await self._pace(max(given_at, free_at), len(piece))
            self._on_bytes(piece)

    async def _leave(self) -> None:
        free_at = 0.0
        while True:
            given_at, data = await self._outgoing.get()
            free_at = await self._pace(max(given_at, free_at), len(data))
            self._write(data)

    async def _pace(self, begin: float, count: int) -> float:
        """Sleep until ``count`` bytes that began at ``begin`` are through; return when that is."""
        end = begin + count * self._byte_time
        if (left := end - _now()) > 0:
            await asyncio.sleep(left)
        return end


def _now() -> float:
    return asyncio.get_running_loop().time()
