"""A screen at a window without its glass: link, watch and who is next, made of settings and options."""

import argparse
import asyncio
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
import structlog

from boards.seat import Alarm, Seat, place_of, seat
from config.design.tokens import tokens
from config.load import Loaded
from config.settings import Site
from config.window_screens import WindowScreen
from display.program import GLASS_EVERY, NotThere
from display.watch import Watch
from programme.asking import FAILURES, Asking
from programme.plain import plain
from programme.plan import Plan, Screen
from programme.schedule import emergency
from speech.sentence import Language
from station.heartbeat import Heartbeat
from station.options import server_url
from wire.glass import GlassSeen
from wire.intents import Intent
from wire.link import Link
from wire.programme import ProgrammeIs
from wire.session import Phase, Told

log = structlog.get_logger()
ASK_EVERY: Final = 5.0
"""Seconds after which it is asked anew who is next, without news."""
AT_ONCE: Final = 0.5
"""Seconds between two such questions at the least."""


class Next(msgspec.Struct, frozen=True):
    """Of the server's answer, who is next."""

    next: str = ""


class SeatProgram:
    """A window's screen at work. ``on_change`` is called whenever there may be something new to show.

    Raises NotThere when the site has no such window.
    """

    def __init__(self, loaded: Loaded, screen: WindowScreen, asked: argparse.Namespace) -> None:
        site = loaded.site
        self.heart = Heartbeat()
        self.screen = screen
        self.media = loaded.media
        self.language: Language = asked.language or screen.language
        self.on_change: Callable[[], None] = lambda: None
        self.glass: Callable[[], GlassSeen] = lambda: GlassSeen(mode=self.view().state)
        try:
            self.place = place_of(loaded, screen.window)
        except LookupError as error:
            raise NotThere(str(error)) from None
        self.hall = next(window.hall for window in site.windows if window.id == self.place.window)
        self._highlight = timedelta(seconds=float(tokens().motion["call-highlight"]))
        self.watch = Watch(
            board=screen.id,
            hall=self.hall,
            timezone=ZoneInfo(site.timezone),
            highlight=self._highlight,
            clock=time.time,
            tell=self._tell,
        )
        url = server_url(asked.server, site.server)
        self.link = Link(
            url,
            program="board",
            device=screen.id,
            rooms=[f"hall:{self.hall}", "programme"],
            token=asked.token,
            on_news=self._news,
            on_phase=self._phase,
        )
        self._asking = Asking(url, asked.token)
        self.then = ""
        self._plan: Plan | None = None
        self._wake = asyncio.Event()

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.link.run())
            group.create_task(self._report_again())
            group.create_task(self._ask_again())

    def view(self) -> Seat:
        """Return what stands at the window now."""
        now = self.watch.now()
        return seat(
            self.watch.mirror,
            self.place,
            now,
            highlight=self._highlight,
            lost_at=self.watch.lost(now),
            then=self.then,
            alarm=self._alarm(now),
        )

    def _alarm(self, now: datetime) -> Alarm | None:
        """Return the emergency that this screen shows now; it stays while the line is cut."""
        if self._plan is None:
            return None
        item = emergency(self._plan, Screen(self.screen.id, self.hall), now)
        if item is None:
            return None
        return Alarm(
            title=item.title, title_en=item.title_en, lines=plain(item.text), lines_en=plain(item.text_en)
        )

    def report(self) -> None:
        """Tell the server what stands on the glass now."""
        self.link.say(self.glass())

    def shown(self, ticket: str, times: int) -> None:
        """A call stood on the glass. A staff sign is no proof of it: it is too small to be seen from afar."""
        if self.screen.shows == "window":
            self.watch.shown(ticket, times)

    async def _report_again(self) -> None:
        while True:
            self.report()
            await asyncio.sleep(GLASS_EVERY)

    async def _ask_again(self) -> None:
        """Ask who is next, on news and now and then; what nobody answers is not shown."""
        while True:
            self._wake.clear()
            try:
                then = await asyncio.to_thread(self._who_is_next)
            except (*FAILURES, msgspec.MsgspecError):
                then = ""
            if then != self.then:
                self.then = then
                self.on_change()
            await asyncio.sleep(AT_ONCE)
            try:
                await asyncio.wait_for(self._wake.wait(), ASK_EVERY)
            except TimeoutError:
                continue

    def _who_is_next(self) -> str:
        """Return the number. Raises what FAILURES lists, MsgspecError for an answer of another form."""
        path = f"/api/v1/windows/{self.place.window}/sign"
        body = b"".join(chunk for _, chunk in self._asking.fetch(path, 0))
        return msgspec.json.decode(body, type=Next).next

    def _take_plan(self, body: bytes) -> None:
        try:
            self._plan = msgspec.json.decode(body, type=Plan)
        except msgspec.MsgspecError as error:
            log.warning("bad_programme", why=str(error))

    def _tell(self, intent: Intent) -> None:
        self.link.tell(intent)

    def _news(self, told: Told) -> None:
        self.watch.news(told)
        if isinstance(told, ProgrammeIs):
            self._take_plan(bytes(told.body))
        self._wake.set()
        self.on_change()

    def _phase(self, phase: Phase) -> None:
        self.watch.phase(phase)
        rejected = self.watch.rejected
        why = f"{rejected.code}: {rejected.detail}" if phase is Phase.REFUSED and rejected else None
        log.info("server", phase=str(phase), url=self.link.url, why=why)
        self.on_change()


def screen_at_window(site: Site, asked: argparse.Namespace) -> WindowScreen | None:
    """Return which screen at a window is asked for, None for a board.

    One that the settings do not list works too, under the name ``window-<id>``
    or ``sign-<id>``; only the server does not watch its glass then.
    """
    if asked.screen == "board":
        return next((one for one in site.window_screens if one.id == asked.board), None)
    window = next((one.id for one in site.windows if asked.window in (one.id, one.label)), asked.window)
    listed = (one for one in site.window_screens if (one.window, one.shows) == (window, asked.screen))
    made = WindowScreen(id=asked.board or f"{asked.screen}-{window}", window=window, shows=asked.screen)
    return next((one for one in listed if asked.board in (None, one.id)), made)
