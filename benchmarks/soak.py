"""``soak``: one kiosk through thousands of visits; does its memory grow?

A real hall-kiosk before a real hall-server: each citizen begins, looks at a list
and at an item, takes a number and goes, as fast as the answers come. ``VISITS``
in the environment says how many (10 000; 300 with ``--quick``). The kiosk has no
screen, or with ``GLASS=1`` one under Xvfb, touched by ``xdotool``. The growth is
the slope of the resident memory over the second half of the visits: in the first
half caches fill.
"""

import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from benchmarks.glass import running, virtual_screen
from benchmarks.growth import kib_a_step, later, resident
from benchmarks.measure import Round
from benchmarks.processes import NotStarted, all_ready, hall
from demo.touch import Hand

SIZE: Final = (540, 960)
"""A small glass: what is drawn on it holds less, but what is forgotten is forgotten alike."""
SAMPLES: Final = 40
WITHIN: Final = 60.0
WAY: Final = (
    ("begin", "home"),
    ("popular", "list"),
    ("item:GA-L-001", "item"),
    ("home", "home"),
    ("popular:GA-A-002", "item"),
    ("take", "taken"),
    ("done", "home"),
)
"""What is touched, and the screen that follows."""


class Visitor:
    """Touches the kiosk behind an automation socket."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def ask(self, **question: Any) -> Any:
        """Ask, and return the answer."""
        self._writer.write(msgspec.json.encode(question) + b"\n")
        return msgspec.json.decode(await asyncio.wait_for(self._reader.readline(), WITHIN))

    async def visit(self) -> None:
        """Go the whole way once. Raises NotStarted when a screen does not come."""
        for target, screen in WAY:
            await self.ask(touch=target)
            seen = await self.ask(ask="wait", screen=screen, timeout=WITHIN)
            if "error" in seen:
                raise NotStarted(f"after {target!r}: {seen['error']}, screen {seen['was']['screen']!r}")

    def close(self) -> None:
        """Hang up."""
        self._writer.close()


def run(quick: bool) -> list[Round]:
    """Return the figures of one run."""
    visits = int(os.environ.get("VISITS", "300" if quick else "10000"))
    return [asyncio.run(_soak(visits))]


async def _soak(visits: int) -> Round:
    with tempfile.TemporaryDirectory(prefix="hall-soak-") as name:
        folder = Path(name)
        server = hall(folder / "hall.db")
        with all_ready(server):
            socket = folder / "kiosk.sock"
            where = ("--state", str(folder / "state"), "--automation", str(socket), "--printer", "null:")
            options = (*where, "--server", f"ws://127.0.0.1:{server.port}/ws")
            if os.environ.get("GLASS"):
                return _figures(await _on_glass(options, socket, visits), visits)
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "kiosk", "--no-screen", *options), stderr=asyncio.subprocess.DEVNULL
            )
            try:
                return _figures(await _sampled(process, socket, visits), visits)
            finally:
                process.terminate()
                await process.wait()


async def _sampled(process: asyncio.subprocess.Process, socket: Path, visits: int) -> list[float]:
    """Return the resident megabytes after each fortieth of the visits."""
    while not socket.exists():
        if process.returncode is not None:
            raise NotStarted(f"the kiosk ended with {process.returncode}")
        await asyncio.sleep(0.05)
    visitor = Visitor(*await asyncio.open_unix_connection(str(socket)))
    found = await _each(visits, visitor.visit, lambda: resident(process.pid))
    visitor.close()
    return found


async def _on_glass(options: Sequence[str], socket: Path, visits: int) -> list[float]:
    """Return the same of a kiosk with a window, touched by a finger. Raises NotStarted, NotAnswered."""
    with virtual_screen(SIZE) as display:
        hand = Hand(shutil.which("xdotool") or "", display)
        shown = ("--size", f"{SIZE[0]}x{SIZE[1]}", "--position", "0,0")
        async with running("kiosk", (*shown, *options), socket, display) as program:
            await program.touch(hand, WAY[0][0], screen=WAY[0][1])

            async def visit() -> None:
                for target, screen in WAY[1:]:
                    await program.touch(hand, target, screen=screen)

            return await _each(visits, visit, program.resident)


async def _each(visits: int, visit: Callable[[], Awaitable[None]], weigh: Callable[[], float]) -> list[float]:
    found: list[float] = []
    for number in range(1, visits + 1):
        await visit()
        if number % max(1, visits // SAMPLES) == 0:
            found.append(weigh())
    return found


def _figures(samples: Sequence[float], visits: int) -> Round:
    each = visits / len(samples)
    return {
        "visits": float(visits),
        "first_mb": samples[0],
        "half_mb": later(samples)[0],
        "last_mb": samples[-1],
        "kib_per_visit": kib_a_step(samples) / each,
    }
