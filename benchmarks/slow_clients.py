"""``slow_clients``: from a clerk's key to the last healthy display, while others are slow, dead or rude.

Two servers take turns, one of them under :mod:`benchmarks.siege`: 500 clients
that never read, 100 that drip their requests, and frames over the limit.
"""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import uvloop

from benchmarks.displays import Wall
from benchmarks.fanout import HALL, QUEUE, WINDOW, WITHIN, Clerk, hello
from benchmarks.measure import Round, percentile
from benchmarks.processes import Served, all_ready, hall
from wire.intents import CallNext, Issue, OpenWindow

HEALTHY: Final = 50
BESIEGED_WITHIN: Final = 60.0


class Counter:
    """A server, its healthy displays and a clerk."""

    def __init__(self, server: Served) -> None:
        self.server = server
        self._wall = Wall()
        self._desk = Wall()

    async def open(self, waiting: int) -> None:
        """Hang the displays and let ``waiting`` people take a number."""
        await self._desk.hang(self.server.port, 1, hello(()))
        self._clerk = Clerk(self._desk.screens[0], self._desk)
        await self._clerk.do(OpenWindow(command_id=self._clerk.name(), window=WINDOW))
        for _ in range(waiting):
            await self._clerk.do(Issue(command_id=self._clerk.name(), queue=QUEUE))
        await self._wall.hang(self.server.port, HEALTHY, hello((f"hall:{HALL}",)))

    async def call(self) -> float:
        """Return the milliseconds from the key to the last display."""
        seen = self._wall.expect()
        asked = time.monotonic_ns()
        await self._clerk.do(CallNext(command_id=self._clerk.name(), window=WINDOW))
        await asyncio.wait_for(seen, WITHIN)
        return (self._wall.last - asked) / 1e6


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    rounds: list[Round] = uvloop.run(_run(3, 150 if quick else 500))
    return rounds


async def _run(rounds: int, calls: int) -> list[Round]:
    with tempfile.TemporaryDirectory(prefix="hall-bench-") as folder:
        quiet, loud = (Counter(hall(Path(folder) / f"{name}.db")) for name in ("quiet", "loud"))
        with all_ready(quiet.server, loud.server):
            for counter in (quiet, loud):
                await counter.open(rounds * calls)
            before = loud.server.resident()
            async with _siege(loud.server.port):
                return [await _round(quiet, loud, calls, before) for _ in range(rounds)]


async def _round(quiet: Counter, loud: Counter, calls: int, before: int) -> Round:
    alone: list[float] = []
    besieged: list[float] = []
    for _ in range(calls):
        alone.append(await quiet.call())
        besieged.append(await loud.call())
        await asyncio.sleep(0.01)
    alone.sort()
    besieged.sort()
    return {
        "p99_vs_quiet": percentile(besieged, 99) / percentile(alone, 99),
        "p50_vs_quiet": percentile(besieged, 50) / percentile(alone, 50),
        "p99_ms": percentile(besieged, 99),
        "quiet_p99_ms": percentile(alone, 99),
        "p50_ms": percentile(besieged, 50),
        "quiet_p50_ms": percentile(alone, 50),
        "more_mb": (loud.server.resident() - before) / 1e6,
    }


@asynccontextmanager
async def _siege(port: int) -> AsyncIterator[None]:
    """Let the slow ones come, and be there meanwhile. Raises TimeoutError."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.siege", str(port), stdout=subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        await asyncio.wait_for(process.stdout.readline(), BESIEGED_WITHIN)
        yield
    finally:
        process.terminate()
        await process.wait()
