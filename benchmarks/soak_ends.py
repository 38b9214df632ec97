"""What a soak looks and listens at: far ends of LED lines, view models of boards, sinks of loudspeakers.

Each keeps what reached it and when, in seconds of the monotonic clock; nothing
here is what a program says it sent.
"""

import asyncio
import json
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from config.led import LedLine
from config.settings import Board, Site
from display.led.program import baud_of
from display.led.virtual.card import Update
from display.led.virtual.cards import CARDS
from display.watch import Watch
from speech.file import INDEX
from transports.virtual_serial import VirtualSerial
from wire.link import Link
from wire.session import Told

ROWS: Final = 8
FRAME: Final = 0.05
"""Seconds between two looks at a board, as if it drew so often."""

LISTEN_EVERY: Final = 0.05
HIGHLIGHT: Final = timedelta(seconds=30)


class Line:
    """The bars' end of an LED line at its own speed; ``shown`` has the texts that came, by window."""

    def __init__(self, line: LedLine, folder: Path) -> None:
        baud = baud_of(line.address)
        self.shown: dict[str, list[tuple[float, str]]] = {bar.window: [] for bar in line.bars}
        self.options = ("--line", line.id, "--address", f"{line.id}=serial:{folder / line.id}?baud={baud}")
        self.wire = VirtualSerial(folder / line.id, baud=baud, on_bytes=self._hear)
        self._windows = {bar.screen: bar.window for bar in line.bars}
        self._card = CARDS[line.template or line.protocol]()

    def _hear(self, data: bytes) -> None:
        for heard in self._card.hear(data):
            if heard.screen not in self._windows:
                continue
            if isinstance(heard.meaning, Update):
                text = "".join(area.text for area in heard.meaning.areas)
                self.shown[self._windows[heard.screen]].append((time.monotonic(), text))
            if heard.wants_answer:
                self.wire.send(self._card.answer(heard, heard.screen, 0))


class Glass:
    """The view model of ``board`` on a link of its own; ``seen`` has each call, and when it came there."""

    def __init__(self, site: Site, board: Board, url: str) -> None:
        self.hall = board.hall
        self.seen: dict[tuple[str, int], float] = {}
        self._watch = Watch(
            board=board.id,
            hall=board.hall,
            timezone=ZoneInfo(site.timezone),
            highlight=HIGHLIGHT,
            clock=time.time,
            tell=lambda _: None,
        )
        self._link = Link(
            url,
            program="board",
            device=f"soak-{board.id}",
            rooms=[f"hall:{board.hall}"],
            on_news=self._news,
            on_phase=self._watch.phase,
        )

    def _news(self, told: Told) -> None:
        self._watch.news(told)

    async def run(self) -> None:
        """Draw, as it were, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._link.run())
            while True:
                now = time.monotonic()
                for row in self._watch.view(ROWS).calls:
                    self.seen.setdefault((row.ticket, row.times), now)
                await asyncio.sleep(FRAME)


class Voice:
    """The sink of one loudspeaker, read as it grows.

    ``said`` has each call and when it was first heard to its end; ``overlaps``
    counts announcements that began before the one before had ended.
    """

    def __init__(self, hall: str, folder: Path) -> None:
        self.hall = hall
        self.said: dict[tuple[str, int], float] = {}
        self.overlaps = 0
        self._file = folder / INDEX
        self._read = 0
        self._ended = ""

    async def run(self) -> None:
        """Listen until cancelled."""
        while True:
            if self._file.exists():
                self._take(self._new())
            await asyncio.sleep(LISTEN_EVERY)

    def _new(self) -> Sequence[bytes]:
        with self._file.open("rb") as index:
            index.seek(self._read)
            whole = index.read().rpartition(b"\n")[0]
        self._read += len(whole) + 1 if whole else 0
        return whole.splitlines()

    def _take(self, lines: Sequence[bytes]) -> None:
        for line in lines:
            told = json.loads(line)
            self.said.setdefault((told["ticket"], told["times"]), time.monotonic())
            self.overlaps += told["start"] < self._ended
            self._ended = told["end"]
