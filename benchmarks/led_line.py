"""From a clerk's key to the call's frame complete on the line of LED bars, at the line's own speed.

The real ``hall-led`` drives a pty that takes as long as the wire would; the
far end notes when the frame for the window has wholly arrived, and answers as
the bars do.
"""

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.measure import Round, percentile
from benchmarks.processes import NotStarted, Served
from benchmarks.to_boards import Desk
from config.load import DEMO_COUNTY, load
from display.led.virtual.card import Update
from display.led.virtual.onbon_card import OnbonCard
from transports.virtual_serial import VirtualSerial

BAUD: Final = 57_600
BITS_A_BYTE: Final = 10
WITHIN: Final = 60.0
BETWEEN: Final = 0.25
"""Seconds of rest before each call: it meets an idle line."""
LINE: Final = load(DEMO_COUNTY, "centre").site.led_lines[0]


class Arrived(NamedTuple):
    """When a frame was complete (monotonic nanoseconds), and how many milliseconds its bytes take."""

    at: int
    wire_ms: float


class FarEnd:
    """The bars' end of the line; it listens for the bar of one window."""

    def __init__(self, link: Path, window: str) -> None:
        self._screen = next(bar.screen for bar in LINE.bars if bar.window == window)
        self._card = OnbonCard()
        self._bytes = 0
        self._text = ""
        self._arrived: asyncio.Future[Arrived] = asyncio.get_running_loop().create_future()
        self.greeted: set[int] = set()
        self.wire = VirtualSerial(link, baud=BAUD, on_bytes=self._hear)

    def expect(self, text: str) -> asyncio.Future[Arrived]:
        """Return what is done once words with ``text`` in them have arrived for the window's bar."""
        self._text, self._bytes = text, 0
        self._arrived = asyncio.get_running_loop().create_future()
        return self._arrived

    def _hear(self, data: bytes) -> None:
        self._bytes += len(data)
        for heard in self._card.hear(data):
            screen = heard.screen or self._screen
            self.greeted.add(screen)
            if screen == self._screen and isinstance(heard.meaning, Update):
                self._take("".join(area.text for area in heard.meaning.areas))
            if heard.wants_answer:
                self.wire.send(self._card.answer(heard, screen, 0))
            self._bytes = 0

    def _take(self, text: str) -> None:
        if self._text and self._text in text and not self._arrived.done():
            taken = self._bytes * BITS_A_BYTE * 1000 / BAUD
            self._arrived.set_result(Arrived(time.monotonic_ns(), taken))


@asynccontextmanager
async def line(server: Served, folder: Path, window: str) -> AsyncIterator[FarEnd]:
    """Run ``hall-led`` against ``server`` on a line of bars until all have been told something."""
    link = folder / LINE.id
    far = FarEnd(link, window)
    far.wire.plug()
    words = ("--line", LINE.id, "--address", f"{LINE.id}=serial:{link}?baud={BAUD}")
    command = [sys.executable, "-m", "display.led", *words, "--server", f"ws://127.0.0.1:{server.port}/ws"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as program:
        try:
            await _greeted(far, program)
            yield far
        finally:
            program.terminate()
            far.wire.unplug()


async def _greeted(far: FarEnd, program: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + WITHIN
    while len(far.greeted) < len(LINE.bars):
        if program.poll() is not None or time.monotonic() > deadline:
            raise NotStarted("hall-led did not reach its bars")
        await asyncio.sleep(0.05)


async def to_bar(far: FarEnd, desk: Desk, calls: int) -> Round:
    """Return how much later than the wire alone would allow the call's frame is complete."""
    over: list[float] = []
    wire: list[float] = []
    for _ in range(calls):
        await asyncio.sleep(BETWEEN)
        arrived, asked = far.expect(desk.numbers[0]), time.monotonic_ns()
        await desk.next()
        frame = await asyncio.wait_for(arrived, WITHIN)
        over.append((frame.at - asked) / 1e6 - frame.wire_ms)
        wire.append(frame.wire_ms)
    over.sort()
    return {
        "led_over_wire_ms_p50": percentile(over, 50),
        "led_over_wire_ms_p99": percentile(over, 99),
        "led_wire_ms": percentile(sorted(wire), 50),
    }
