"""``led``: from a call to the last bit of its frame at the far end of an LED line with 32 bars.

The real bus and a real pty whose far end, in a process of its own, has the
line's speed. Beside it the bare frame, written by pyserial to the same line,
and the time that its bits take: what is over the wire's time is the driver's.
Once all bars answer, once three of them are mute. Last, an emergency comes and goes.
"""

import asyncio
import contextlib
import logging
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import serial
import structlog

from benchmarks.measure import Round, percentile
from config.led import Bar, LedLine
from display.led.boards import Showing
from display.led.bus import LineBus
from display.led.makers.of_line import maker_of
from display.led.text import Words
from transports.open import transport_for

BARS: Final = 32
MUTE: Final = (5, 17, 29)
BAUD: Final = 57_600
CELLS: Final = 20
IDLE: Final = Showing("idle", Words("Window 3  Household", scroll=False))
URGENT: Final = Showing("emergency", Words("Leave by the stairs", scroll=False))
AFTER: Final = Showing("idle", Words("Window 3", scroll=False))
PAUSE: Final = (0.02, 0.12)
"""Seconds between calls, at least and at most: no call meets the one before, all meet the polls."""


@dataclass
class FarEnd:
    """The other process: what it has seen, in order."""

    link: Path
    seen: dict[tuple[int, str], int] = field(default_factory=dict)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def read(self, out: asyncio.StreamReader) -> None:
        """Take note of every text that is through."""
        while line := (await out.readline()).decode():
            at, screen, text = line.split(" ", 2)
            self.seen[int(screen), text.strip()] = int(at)
            self.news.set()

    async def when(self, screen: int, text: str) -> int:
        """Return the nanosecond at which ``text`` was through to ``screen``."""
        async with asyncio.timeout(30):
            while (screen, text) not in self.seen:
                self.news.clear()
                await self.news.wait()
        return self.seen[screen, text]


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    calls = 120 if quick else 400
    return [asyncio.run(_round(calls)) for _ in range(1 if quick else 3)]


async def _round(calls: int) -> Round:
    wire = 1e3 * _wire_seconds(_call(1))
    figures: dict[str, float] = {"wire_ms": wire}
    for name, mute in (("", ()), ("mute_", MUTE)):
        async with _far_end(mute) as far:
            bare = sorted(await _bare(far, calls // 4))
            over, emergency = await _driven(far, calls, mute)
        over.sort()
        figures |= {f"{name}{key}": value for key, value in emergency.items()}
        figures[f"{name}bare_over_wire_ms_p99"] = percentile(bare, 99)
        figures[f"{name}led_over_wire_ms_p50"] = percentile(over, 50)
        figures[f"{name}led_over_wire_ms_p99"] = percentile(over, 99)
        figures[f"{name}led_over_wire_ms_max"] = over[-1]
    return figures


@contextlib.asynccontextmanager
async def _far_end(mute: tuple[int, ...]) -> AsyncIterator[FarEnd]:
    with tempfile.TemporaryDirectory() as folder:
        far = FarEnd(Path(folder) / "line")
        words = (str(far.link), str(BAUD), str(BARS), ",".join(map(str, mute)))
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "benchmarks.led_far_end",
            *words,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stdin is not None
        await process.stdout.readline()
        reader = asyncio.create_task(far.read(process.stdout))
        try:
            yield far
        finally:
            process.stdin.close()
            await process.wait()
            await reader


async def _bare(far: FarEnd, calls: int) -> list[float]:
    """Return by how many ms each frame was through after its wire's time, written by pyserial alone."""
    maker, over = maker_of(_line()), []
    with serial.Serial(str(far.link), BAUD, write_timeout=5) as port:
        for number in range(calls):
            text = _call(number)
            (frame,) = maker.show(_bar(1), Words(text, scroll=False))
            begun = time.monotonic_ns()
            await asyncio.to_thread(port.write, frame)
            done = await far.when(1, text)
            over.append((done - begun) / 1e6 - 1e3 * _wire_seconds(text))
            await asyncio.sleep(PAUSE[0])
    return over


async def _driven(far: FarEnd, calls: int, mute: tuple[int, ...]) -> tuple[list[float], Round]:
    """Return the same for calls shown through the bus, one at a time, and the figures of an emergency."""
    line, chance, over = _line(), random.Random(1), list[float]()
    bus = LineBus(line, transport_for(f"serial:{far.link}?baud={BAUD}"), baud=BAUD)
    work = asyncio.create_task(bus.run())
    well = [bar.screen for bar in line.bars if bar.screen not in mute]
    for screen in range(1, BARS + 1):
        bus.show(screen, IDLE)
    async with asyncio.timeout(60):
        while not all(bus.health[screen].state == "good" for screen in well):
            await asyncio.sleep(0.05)
        while any(bus.health[screen].reason != "no answer" for screen in mute):
            await asyncio.sleep(0.05)
    for number in range(calls):
        screen, text = chance.choice(well), _call(1000 + number)
        begun = time.monotonic_ns()
        bus.show(screen, Showing("call", Words(text, scroll=False), ticket=text, times=1))
        done = await far.when(screen, text)
        over.append((done - begun) / 1e6 - 1e3 * _wire_seconds(text))
        await asyncio.sleep(chance.uniform(*PAUSE))
    emergency = await _emergency(far, bus, well)
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    return over, emergency


async def _emergency(far: FarEnd, bus: LineBus, well: list[int]) -> Round:
    """Return the milliseconds until an emergency is on all bars that hear, and until all are as before."""
    took = []
    for showing in (URGENT, AFTER):
        begun = time.monotonic_ns()
        if showing is URGENT:
            bus.show_all(1, showing)
        for screen in range(1, BARS + 1):
            bus.show(screen, showing)
        arrived = [await far.when(screen, showing.words.text) for screen in well]
        took.append((max(arrived) - begun) / 1e6)
    return {"emergency_ms": took[0], "restored_ms": took[1]}


def _call(number: int) -> str:
    return f"A{number:04d} → 3"


def _bar(screen: int) -> Bar:
    return Bar(screen=screen, window=f"w{screen}", cells=CELLS)


def _line() -> LedLine:
    return LedLine(id="led", address="null:", bars=tuple(map(_bar, range(1, BARS + 1))))


def _wire_seconds(text: str) -> float:
    (frame,) = maker_of(_line()).show(_bar(1), Words(text, scroll=False))
    return len(frame) * 10 / BAUD
