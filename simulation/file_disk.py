"""The real store on a real file, without its thread: SQLite works in the very call that asks for it.

Memory stays the model: what the file holds is compared with it at the end. The
file lies on a file system in memory where there is one, for the syncs of a
disk are another proof's business.
"""

import contextlib
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import aiosqlite

from queue_server.domain.ticket import Ticket
from queue_server.engine.ports import CHUNK, Stored
from queue_server.engine.record import Row
from queue_server.engine.span import Span
from queue_server.storage.sqlite import SqliteStore, open_store
from simulation.disk import Disk, MemoryStore
from simulation.process import Process
from simulation.violation import Violation
from simulation.world import World

IN_MEMORY: Final = Path("/dev/shm")
T = TypeVar("T")


class Here:
    """In the place of the connection's queue and thread: does the work at once."""

    def put_nowait(self, asked: tuple[Any, Callable[[], Any]]) -> None:
        """Do the work, and let its future have the result."""
        future, work = asked
        try:
            result = work()
        except Exception as error:  # noqa: BLE001  handed on to who awaits it
            future.set_exception(error)
        else:
            future.set_result(result)

    def start(self) -> None:
        """There is no thread."""


class Threadless(aiosqlite.Connection):
    """A connection that works in the caller's thread."""

    def __init__(self, path: Path) -> None:
        super().__init__(partial(sqlite3.connect, path), 64)
        self._tx = self._thread = Here()  # type: ignore[assignment]

    def shut(self) -> None:
        """Close it as the end of its process does: at once, whatever goes on; closing twice does no harm."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def at_once(work: Coroutine[Any, Any, T]) -> T:
    """Return the result of a coroutine that never has to wait."""
    try:
        work.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    raise AssertionError("the store waited for something")


class FileKeeper:
    """Opens the file for one process after the other."""

    def __init__(self, world: World, disk: Disk) -> None:
        self.disk = disk
        self._world = world
        place = IN_MEMORY if IN_MEMORY.is_dir() else None
        self._folder = tempfile.TemporaryDirectory(prefix="simulated-hall-", dir=place)
        self._path = Path(self._folder.name) / "hall.db"
        self._open: list[Threadless] = []

    def open(self, process: Process) -> "FileStore":
        """Return a process's store."""
        file = Threadless(self._path)
        self._open.append(file)
        real = at_once(open_store(self._path, lambda _: file))
        return FileStore(self._world, self.disk, process, real, file)

    def close(self) -> None:
        """Close what is open, and forget the file."""
        for file in self._open:
            file.shut()
        self._folder.cleanup()

    def verify(self) -> None:
        """Raise Violation when the file does not hold what memory says."""
        with contextlib.closing(sqlite3.connect(self._path)) as file:
            held = [Row(*row) for row in file.execute("SELECT seq, line, hash FROM events ORDER BY seq")]
        if held != self.disk.rows:
            raise Violation("acknowledged and lost", "the file does not hold the records that were kept")


class FileStore(MemoryStore):
    """One process's way to the file."""

    def __init__(
        self, world: World, disk: Disk, process: Process, real: SqliteStore, file: Threadless
    ) -> None:
        super().__init__(world, disk, process)
        self._real = real
        self._file = file

    async def snapshot(self) -> Stored | None:
        """Return the newest snapshot. Raises StoreFailed."""
        await super().snapshot()
        return await self._real.snapshot()

    async def save_snapshot(self, snapshot: Stored) -> None:
        """Keep a snapshot. Raises StoreFailed."""
        await super().save_snapshot(snapshot)
        await self._real.save_snapshot(snapshot)

    async def rows_after(self, seq: int, chunk: int = CHUNK) -> AsyncIterator[Sequence[Row]]:
        """Yield the log after ``seq``. Raises StoreFailed."""
        async for rows in self._real.rows_after(seq, chunk):
            await self._takes(0.003)
            self._up()
            yield rows

    def crash(self) -> None:
        """The machine dies; the file stays."""
        super().crash()
        self._file.shut()

    def _write(self, rows: Sequence[Row], tickets: Sequence[Ticket], spans: Sequence[Span]) -> None:
        at_once(self._real.append(rows, tickets, spans))
        super()._write(rows, tickets, spans)
