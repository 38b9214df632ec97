"""A board of letters for machines without screens: the same view as the TV board's, as a text file.

It stands in for the glass when the hall runs without Kivy (``hall-board
--no-screen`` only speaks). ``cat`` its file to see the board. A call counts as
shown once the file with it has been written.
"""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from boards.board import BoardView
from config.design.tokens import tokens
from display.glass import Drawn, GlassLog
from display.watch import Watch
from wire.link import Link
from wire.session import Phase, Told

ROWS: Final = 5
REFRESH: Final = 1.0


class TextBoard:
    """The board of ``hall``; writes ``file`` and notes every call in ``glass_log``."""

    def __init__(
        self, url: str, board: str, hall: str, *, timezone: ZoneInfo, file: Path, glass_log: Path
    ) -> None:
        device = f"{board}-text"
        highlight = timedelta(seconds=float(tokens().motion["call-highlight"]))
        self._link = Link(
            url,
            program="board",
            device=device,
            rooms=(f"hall:{hall}",),
            on_news=self._news,
            on_phase=self._phase,
        )
        self._watch = Watch(
            board=device,
            hall=hall,
            timezone=timezone,
            highlight=highlight,
            clock=time.time,
            tell=self._link.tell,
        )
        self._glass = GlassLog(glass_log, self._watch.shown)
        self._file = file

    async def run(self) -> None:
        """Show until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._link.run())
            while True:
                self._show()
                await asyncio.sleep(REFRESH)

    def _news(self, told: Told) -> None:
        self._watch.news(told)
        self._show()

    def _phase(self, phase: Phase) -> None:
        self._watch.phase(phase)

    def _show(self) -> None:
        view = self._watch.view(ROWS)
        self._file.write_text(text_of(view), encoding="utf-8")
        drawn = (Drawn(ticket=c.ticket, number=c.number, window=c.window, times=c.times) for c in view.calls)
        self._glass.note(drawn, datetime.now(UTC))


def text_of(view: BoardView) -> str:
    """Return the board in letters."""
    lines = [f"{view.site} {view.hall}   {view.now:%H:%M:%S}", ""]
    lines += [f"{'>' if call.fresh else ' '} {call.number:8} {call.window:>4}" for call in view.calls]
    lines += ["", *(f"  {q.prefix:2} {q.waiting:3}  {q.name}" for q in view.queues if q.waiting)]
    return "\n".join([*lines, ""])
