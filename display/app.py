"""The board on glass: Kivy's loop on asyncio's, one view at a time from the watch to the screen.

Import it only after ``faces.window.prepare``. A view is made whenever the
server said something, and twice a second for what time changes by itself
(highlights, the clock, the age). What a frame showed is noted after its flip.
"""

import argparse
import asyncio
import contextlib
import signal
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from kivy.base import async_runTouchApp, stopTouchApp
from kivy.clock import Clock

from boards import layout
from boards.board import BoardView
from boards.rest import drift
from boards.words import Words
from config.settings import Site
from display.glass import Drawn, GlassLog
from display.program import BEAT_EVERY, Program
from display.projector import Projector
from display.pulse import Pulse
from display.screens import motion
from display.screens.board_screen import BoardScreen, load_styles
from faces import fonts
from faces import theme as t
from faces.automation import Report, serve
from faces.frame import FrameHash
from faces.glass import KivyGlass
from wire.glass import MOST_CALLS, GlassSeen, SeenCall

REFRESH: Final = 0.5
PROGRAM: Final = "board"


class Face:
    """A screen that follows a program."""

    def __init__(self, window: Any, site: Site, program: Program, asked: argparse.Namespace) -> None:
        fonts.register()
        t.use(t.Theme("dark", int(window.width), int(window.height)))
        load_styles()
        motion.choose(asked.motion)
        self._window = window
        self._site = site
        self._program = program
        self._view: BoardView | None = None
        self._log = GlassLog(asked.glass_log, program.watch.shown)
        self._frame = FrameHash(window)
        self._reported: list[SeenCall] = []
        zones = layout.boxes(program.board, t.portrait())
        self.screen = BoardScreen(Words(program.language), site.hours, zones)
        self._projector = Projector(program, self.screen, zones, tuple(int(side) for side in window.size))
        window.clearcolor = t.rgba("paper")
        window.bind(on_flip=self._flipped)
        program.on_change = self.refresh
        program.glass = self.seen
        self._pulse = Pulse(program.heart)
        Clock.schedule_interval(self.refresh, REFRESH)
        Clock.schedule_interval(lambda _: self._pulse.beat(), BEAT_EVERY)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show what there is to see now."""
        heard = self._named(self._program.watch.view(self.screen.rows))
        view = self._program.with_ticker(self._program.rested(heard))
        self._view = view
        self.screen.show(view)
        self.screen.pos = [t.dp(away) for away in drift(view.now)]

    def describe(self) -> Report:
        """Return what this glass tells of itself, besides its texts."""
        view = self._view
        return {
            "program": PROGRAM,
            "screen": PROGRAM,
            "state": view.mode if view else "",
            "hall": self._program.hall.id,
            "age": None if view is None or view.age is None else int(view.age.total_seconds()),
            "programme": self._projector.describe(),
            "calls": [msgspec.structs.asdict(call) for call in self._drawn()],
        }

    def seen(self) -> GlassSeen:
        """Return what stands on the glass, for the server to compare."""
        self._reported = self._seen_calls()
        return GlassSeen(
            mode=self._mode(),
            halls=self._program.watch.halls,
            calls=tuple(self._reported[:MOST_CALLS]),
            room=self.screen.rows,
            frame=self._frame.value,
        )

    def _mode(self) -> str:
        if self._projector.urgent:
            return "urgent"
        return self._view.mode if self._view else "starting"

    def _named(self, view: BoardView) -> BoardView:
        """Before the server says so, the site's own settings tell what hall this is."""
        if view.site:
            return view
        site, hall = self._site, self._program.hall
        return msgspec.structs.replace(
            view,
            site=site.name,
            site_en=site.name_en,
            hall=hall.name,
            hall_en=hall.name_en,
            phone_consult=site.phone_consult,
            phone_complaint=site.phone_complaint,
            ticker=site.ticker,
            ticker_en=site.ticker_en,
        )

    def _drawn(self) -> Sequence[Drawn]:
        return [
            Drawn(ticket=row.ticket, number=row.number, window=row.window, times=int(row.times))
            for row in self.screen.calls_drawn()
        ]

    def _seen_calls(self) -> list[SeenCall]:
        return [
            SeenCall(ticket=row.ticket, number=row.number, times=int(row.times), calling=row.calling)
            for row in self.screen.calls_drawn()
        ]

    def _flipped(self, *_: object) -> None:
        self._pulse.drawn()
        drawn = self._drawn()  # now, for by the next frame the screen may show others
        Clock.schedule_once(lambda _: self._shown(drawn), -1)

    def _shown(self, drawn: Sequence[Drawn]) -> None:
        self._log.note(drawn, datetime.now(UTC))
        if self._seen_calls() != self._reported:
            self._program.report()


async def run(window: Any, site: Site, program: Program, asked: argparse.Namespace) -> None:
    """Show until the program is told to end."""
    face = Face(window, site, program, asked)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopTouchApp)
    async with contextlib.AsyncExitStack() as stack:
        if asked.automation is not None:
            server = await serve(asked.automation, KivyGlass(window, face.describe))
            stack.callback(asked.automation.unlink, missing_ok=True)
            stack.callback(server.close)
        async with asyncio.TaskGroup() as group:
            work = group.create_task(program.run())
            await async_runTouchApp(face.screen, async_lib="asyncio")
            work.cancel()
