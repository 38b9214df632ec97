"""``fanout``: from a call to the last of many displays, beside bare ``websockets.broadcast``.

Both servers write down when they begin to publish; the displays of both are in
this process, and the two take turns with the same bytes.  So the commit is left
out of the ratio; it is in ``call_to_answer_ms``, which the clerk sees.
"""

import asyncio
import itertools
import os
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import uvloop

from benchmarks.displays import Screen, Wall
from benchmarks.measure import Round, percentile
from benchmarks.processes import Served, all_ready, altered, free_port
from wire import version
from wire.codec import encode
from wire.hello import Hello
from wire.intents import CallNext, Intent, Issue, OpenWindow

HALL: Final = "left"
QUEUE: Final = "business"
WINDOW: Final = "l02"
CROWDS: Final = (100, 500, 1_000)
WITHIN: Final = 20.0


class Marks:
    """When a server began to publish, as it writes it to its standard output."""

    def __init__(self, server: Served) -> None:
        self._server = server
        self._reader = asyncio.StreamReader()

    async def open(self) -> None:
        """Begin to read."""
        loop = asyncio.get_running_loop()
        assert self._server.process.stdout is not None
        copy = os.fdopen(os.dup(self._server.process.stdout.fileno()), "rb")
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(self._reader), copy)

    async def next(self) -> int:
        """Return the next mark, in nanoseconds of the monotonic clock."""
        return int(await asyncio.wait_for(self._reader.readline(), WITHIN))


class Clerk:
    """A console on a connection of its own, one command under way."""

    def __init__(self, screen: Screen, wall: Wall) -> None:
        self._screen = screen
        self._wall = wall
        self._ids = itertools.count()

    async def do(self, intent: Intent) -> bytes:
        """Send an intent, wait for its answer and return it."""
        answered = self._wall.expect()
        self._screen.say(encode(intent))
        await asyncio.wait_for(answered, WITHIN)
        return self._wall.text

    def name(self) -> str:
        """Return a fresh command id."""
        return f"clerk-{next(self._ids)}"


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    rounds: list[Round] = uvloop.run(_run(3 if quick else 5, 25 if quick else 100))
    return rounds


async def _run(rounds: int, calls: int) -> list[Round]:
    with tempfile.TemporaryDirectory(prefix="hall-bench-") as folder:
        port = free_port()
        hall = altered(Path(folder) / "hall.db", "--marks")
        bare = Served("benchmarks.bare", [str(port)], port)
        with all_ready(hall, bare):
            marks = Marks(hall), Marks(bare)
            for one in marks:
                await one.open()
            clerk = await _clerk(hall.port)
            await _fill(clerk, marks[0], rounds * calls * len(CROWDS) + len(CROWDS))
            alone = hall.resident(), bare.resident()
            return [await _round(hall, bare, marks, clerk, calls, alone) for _ in range(rounds)]


async def _clerk(port: int) -> Clerk:
    wall = Wall()
    await wall.hang(port, 1, hello(()))
    return Clerk(wall.screens[0], wall)


async def _fill(clerk: Clerk, mark: Marks, waiting: int) -> None:
    await clerk.do(OpenWindow(command_id=clerk.name(), window=WINDOW))
    await mark.next()
    for _ in range(waiting):
        await clerk.do(Issue(command_id=clerk.name(), queue=QUEUE))
        await mark.next()


def hello(rooms: tuple[str, ...]) -> bytes:
    """Return what a display or console says first."""
    said = Hello(
        program="hall-board", device="bench", oldest=version.OLDEST, newest=version.NEWEST, rooms=rooms
    )
    return encode(said)


async def _round(  # noqa: PLR0917
    hall: Served, bare: Served, marks: tuple[Marks, Marks], clerk: Clerk, calls: int, alone: tuple[int, int]
) -> Round:
    """Return a round's figures; ``alone`` is the memory of the two before any display came."""
    figures: dict[str, float] = {}
    for crowd in CROWDS:
        async with hung(hall, bare, crowd) as walls:
            ours, theirs, answers = await _calls(walls, marks, clerk, calls)
            held = hall.resident() - alone[0], bare.resident() - alone[1]
        figures |= {
            f"p50_ms_{crowd}": percentile(ours, 50),
            f"p99_ms_{crowd}": percentile(ours, 99),
            f"bare_p50_ms_{crowd}": percentile(theirs, 50),
            f"bare_p99_ms_{crowd}": percentile(theirs, 99),
            f"p50_vs_bare_{crowd}": percentile(ours, 50) / percentile(theirs, 50),
            f"p99_vs_bare_{crowd}": percentile(ours, 99) / percentile(theirs, 99),
            f"call_to_answer_ms_{crowd}": percentile(answers, 50),
        }
    # A crowd's memory is used again by the next, so the largest crowd tells what one display takes.
    figures["kib_per_connection"] = held[0] / CROWDS[-1] / 1024
    figures["bare_kib_per_connection"] = held[1] / CROWDS[-1] / 1024
    return figures


@asynccontextmanager
async def hung(hall: Served, bare: Served, crowd: int) -> AsyncIterator[tuple[Wall, Wall]]:
    """Hang as many displays at the hall's server and at the bare one."""
    walls = Wall(), Wall()
    await walls[0].hang(hall.port, crowd, hello((f"hall:{HALL}",)))
    await walls[1].hang(bare.port, crowd, b"")
    try:
        yield walls
    finally:
        for screen in (*walls[0].screens, *walls[1].screens):
            screen.close()
        await _gone(hall)


async def _gone(hall: Served) -> None:
    """Wait until the server has let go of all displays, so that the next crowd is alone."""
    deadline = time.monotonic() + WITHIN
    while await asyncio.to_thread(hall.figure, "hall_connections") > 1 and time.monotonic() < deadline:
        await asyncio.sleep(0.05)


async def _calls(
    walls: tuple[Wall, Wall], marks: tuple[Marks, Marks], clerk: Clerk, calls: int
) -> tuple[list[float], list[float], list[float]]:
    """Return ascending milliseconds: ours, the bare server's, and from a clerk's key to its answer."""
    ours: list[float] = []
    theirs: list[float] = []
    answers: list[float] = []
    for _ in range(calls):
        seen = walls[0].expect()
        asked = time.monotonic_ns()
        await clerk.do(CallNext(command_id=clerk.name(), window=WINDOW))
        answers.append((time.monotonic_ns() - asked) / 1e6)
        await asyncio.wait_for(seen, WITHIN)
        ours.append((walls[0].last - await marks[0].next()) / 1e6)
        seen = walls[1].expect()
        walls[1].screens[0].say(walls[0].text)
        await asyncio.wait_for(seen, WITHIN)
        theirs.append((walls[1].last - await marks[1].next()) / 1e6)
    return sorted(ours), sorted(theirs), sorted(answers)
