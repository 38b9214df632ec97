"""A window's screen on glass: Kivy's loop on asyncio's, one value at a time from the program to the widgets.

Import it only after ``faces.window.prepare``.
"""

import argparse
import asyncio
import contextlib
import signal
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from kivy.base import async_runTouchApp, stopTouchApp
from kivy.clock import Clock

from boards.rest import drift
from boards.seat import Seat
from boards.seat_said import said
from boards.words import Words
from display.app import REFRESH
from display.glass import Drawn, GlassLog
from display.program import BEAT_EVERY
from display.pulse import Pulse
from display.screens.alarm_cover import AlarmCover
from display.screens.sign_screen import SignScreen
from display.screens.window_screen import WindowScreen
from display.seat_program import SeatProgram
from faces import fonts
from faces import theme as t
from faces.automation import Report, serve
from faces.frame import FrameHash
from faces.glass import KivyGlass
from wire.glass import GlassSeen, SeenCall

PROGRAM: Final = "board"


class SeatFace:
    """A screen that follows a window."""

    def __init__(self, window: Any, program: SeatProgram, asked: argparse.Namespace) -> None:
        fonts.register()
        t.use(t.Theme("dark", int(window.width), int(window.height)))
        self._program = program
        self._words = Words(program.language)
        self._view: Seat = program.view()
        self._log = GlassLog(asked.glass_log, program.shown)
        self._frame = FrameHash(window)
        self._reported: tuple[SeenCall, ...] = ()
        self.screen = SignScreen(program.media) if program.screen.shows == "sign" else WindowScreen()
        self._cover = AlarmCover(size=self.screen.size)
        self.screen.add_widget(self._cover)
        self.screen.bind(pos=self._over_all, size=self._over_all)
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
        self._view = view = self._program.view()
        written = said(view, self._words)
        self._cover.show(written.alarm)
        if written.alarm is None:
            self.screen.show(written)
        else:
            self.screen.number = ""
        self.screen.pos = [t.dp(away) for away in drift(view.now)]

    def _over_all(self, *_: object) -> None:
        self._cover.pos, self._cover.size = self.screen.pos, self.screen.size

    def describe(self) -> Report:
        """Return what this glass tells of itself, besides its texts."""
        view = self._view
        return {
            "program": PROGRAM,
            "screen": self._program.screen.shows,
            "state": view.state,
            "window": self._program.place.window,
            "age": None if view.age is None else int(view.age.total_seconds()),
            "calls": [msgspec.structs.asdict(call) for call in self._drawn()],
        }

    def seen(self) -> GlassSeen:
        """Return what stands on the glass, for the server to compare."""
        self._reported = self._seen_calls()
        return GlassSeen(
            mode=self._view.state,
            halls=(self._program.hall,),
            windows=(self._program.place.window,),
            calls=self._reported,
            room=1,
            frame=self._frame.value,
        )

    def _there(self) -> bool:
        """Whether the number on the glass, as the widget has it, is that of the view."""
        return bool(self.screen.number) and self.screen.number == self._view.number and bool(self._view.times)

    def _drawn(self) -> list[Drawn]:
        view = self._view
        if not self._there():
            return []
        return [Drawn(ticket=view.ticket, number=view.number, window=view.label, times=view.times)]

    def _seen_calls(self) -> tuple[SeenCall, ...]:
        view = self._view
        if not self._there():
            return ()
        calling = view.state == "calling"
        return (SeenCall(ticket=view.ticket, number=view.number, times=view.times, calling=calling),)

    def _flipped(self, *_: object) -> None:
        self._pulse.drawn()
        drawn = self._drawn()
        Clock.schedule_once(lambda _: self._shown(drawn), -1)

    def _shown(self, drawn: list[Drawn]) -> None:
        self._log.note(drawn, datetime.now(UTC))
        if self._seen_calls() != self._reported:
            self._program.report()


async def run(window: Any, program: SeatProgram, asked: argparse.Namespace) -> None:
    """Show until the program is told to end."""
    face = SeatFace(window, program, asked)
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
