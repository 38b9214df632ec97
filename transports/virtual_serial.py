"""The far end of a serial line without hardware: a pty with a stable name, paced, that can be pulled out.

Virtual devices sit on it; the drivers open ``link`` as if it were
``/dev/serial/by-id/…``. A pty ignores the baud rate, so both directions are
slowed down here to what the wire would take.
"""

import asyncio
import contextlib
import os
import pty
import tty
from collections.abc import Callable
from pathlib import Path
from typing import Final

CHUNK: Final = 16
BITS_A_BYTE: Final = 10


class VirtualSerial:
    """A line whose near end is the pty behind the symbolic link ``link``.

    ``on_bytes`` hears what the driver sent, in small pieces, when the last bit
    of each would have arrived. ``baud`` None does not pace.
    """

    def __init__(self, link: Path, *, baud: int | None, on_bytes: Callable[[bytes], None]) -> None:
        self.link = link
        self._on_bytes = on_bytes
        self._byte_time = BITS_A_BYTE / baud if baud else 0.0
        self._ends: tuple[int, int] | None = None
        self._incoming: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        self._outgoing: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def plugged(self) -> bool:
        """Whether the near end can be opened now."""
        return self._ends is not None

    def plug(self) -> None:
        """Put the line in: a new pty under the same name; does nothing when it is in."""
        if self._ends is not None:
            return
        far, near = pty.openpty()
        tty.setraw(near)  # kept open here, so that the far end survives the driver's closing
        os.set_blocking(far, False)
        self.link.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.link.with_name(f"{self.link.name}.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(near))
        fresh.replace(self.link)
        self._ends = (far, near)
        loop = asyncio.get_running_loop()
        loop.add_reader(far, self._read, far)
        self._tasks = [loop.create_task(self._arrive()), loop.create_task(self._leave())]

    def unplug(self) -> None:
        """Pull the line out: the driver's next read or write fails, the name is gone."""
        if self._ends is None:
            return
        far, near = self._ends
        self._ends = None
        asyncio.get_running_loop().remove_reader(far)
        for task in self._tasks:
            task.cancel()
        self._incoming, self._outgoing = asyncio.Queue(), asyncio.Queue()
        self.link.unlink(missing_ok=True)
        os.close(near)
        os.close(far)

    def send(self, data: bytes) -> None:
        """Send to the driver; lost when nobody is plugged in, as on a wire."""
        if self._ends is not None:
            self._outgoing.put_nowait((_now(), data))

    def _read(self, far: int) -> None:
        with contextlib.suppress(BlockingIOError, OSError):
            data, now = os.read(far, 4096), _now()
            for at in range(0, len(data), CHUNK):
                self._incoming.put_nowait((now, data[at : at + CHUNK]))

    async def _arrive(self) -> None:
        free_at = 0.0
        while True:
            given_at, piece = await self._incoming.get()
            free_at = await self._pace(max(given_at, free_at), len(piece))
            self._on_bytes(piece)

    async def _leave(self) -> None:
        free_at = 0.0
        while self._ends is not None:
            given_at, data = await self._outgoing.get()
            free_at = await self._pace(max(given_at, free_at), len(data))
            with contextlib.suppress(BlockingIOError, OSError):
                os.write(self._ends[0], data)

    async def _pace(self, begin: float, count: int) -> float:
        """Sleep until ``count`` bytes that began at ``begin`` are through; return when that is."""
        end = begin + count * self._byte_time
        if (left := end - _now()) > 0:
            await asyncio.sleep(left)
        return end


def _now() -> float:
    return asyncio.get_running_loop().time()
