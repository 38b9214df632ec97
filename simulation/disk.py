"""A store in memory that obeys the Store port, with a model of what is durable.

What is being written when the machine dies may be kept or lost, whole: a
transaction. What was acknowledged is kept. Like the real tables it refuses a
second record of the same number.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from queue_server.domain.ticket import Ticket
from queue_server.engine.ports import CHUNK, Stored, StoreFailed
from queue_server.engine.record import Row
from queue_server.engine.span import Span
from simulation.process import Process
from simulation.world import World


@dataclass
class Disk:
    """What survives; ``mood`` is what the next writes meet: ``before`` and ``after`` fail them so."""

    rows: list[Row] = field(default_factory=list)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    kept: Stored | None = None
    mood: list[str] = field(default_factory=list)
    down: bool = False
    slow: float = 1.0

    @property
    def last(self) -> int:
        """The number of the last durable record."""
        return self.rows[-1].seq if self.rows else 0


class MemoryKeeper:
    """Opens a disk for one process after the other."""

    def __init__(self, world: World, disk: Disk) -> None:
        self.disk = disk
        self._world = world

    def open(self, process: Process) -> "MemoryStore":
        """Return a process's store."""
        return MemoryStore(self._world, self.disk, process)

    def verify(self) -> None:
        """The disk is its own model."""

    def close(self) -> None:
        """Nothing to close."""


class MemoryStore:
    """One process's way to the disk."""

    def __init__(self, world: World, disk: Disk, process: Process) -> None:
        self._world = world
        self._disk = disk
        self._process = process
        self._chance = world.chance(f"disk of {process.name}")
        self._writing: tuple[Sequence[Row], Sequence[Ticket], Sequence[Span]] | None = None

    async def append(
        self, rows: Sequence[Row], tickets: Sequence[Ticket], spans: Sequence[Span] = ()
    ) -> None:
        """Keep what belongs to a group, whole. Raises StoreFailed."""
        mood = self._disk.mood.pop(0) if self._disk.mood else ""
        self._writing = (rows, tickets, spans)
        await self._takes(0.004)
        self._writing = None
        self._up()
        if mood == "before":
            raise StoreFailed("disk full")
        self._write(rows, tickets, spans)
        await self._takes(0.001)
        if mood == "after":
            raise StoreFailed("the answer was lost")

    async def snapshot(self) -> Stored | None:
        """Return the newest snapshot. Raises StoreFailed."""
        await self._takes(0.002)
        self._up()
        return self._disk.kept

    async def save_snapshot(self, snapshot: Stored) -> None:
        """Keep a snapshot. Raises StoreFailed."""
        await self._takes(0.005)
        self._up()
        self._disk.kept = snapshot
        self._world.note("snapshot", str(snapshot.seq))

    async def rows_after(self, seq: int, chunk: int = CHUNK) -> AsyncIterator[Sequence[Row]]:
        """Yield the log after ``seq``. Raises StoreFailed."""
        while rows := self._disk.rows[seq : seq + chunk]:
            await self._takes(0.003)
            self._up()
            seq = rows[-1].seq
            yield rows

    async def close(self) -> None:
        """Nothing to close."""

    def crash(self) -> None:
        """The machine dies: chance says whether what is being written gets there."""
        if self._writing is not None and not self._disk.down and self._chance.random() < 0.5:
            self._write(*self._writing)
        self._writing = None

    def _write(self, rows: Sequence[Row], tickets: Sequence[Ticket], spans: Sequence[Span]) -> None:
        known = self._disk.last
        if any(row.seq <= known for row in rows):
            raise StoreFailed("UNIQUE constraint failed: events.seq")
        self._disk.rows.extend(rows)
        self._disk.tickets.update((ticket.id, ticket) for ticket in tickets)
        self._disk.spans.extend(spans)
        self._world.note("kept", f"{rows[0].seq}..{rows[-1].seq} {rows[-1].hash.hex()[:16]}")

    async def _takes(self, seconds: float) -> None:
        await asyncio.sleep(seconds * self._disk.slow * self._chance.uniform(0.2, 3.0))

    def _up(self) -> None:
        if self._disk.down:
            raise StoreFailed("disk gone")
