"""A board without its screen: link, watch and speaker, put together from settings and options."""

import argparse
import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

import structlog
from msgspec.structs import replace

from boards.board import BoardView
from boards.rest import rests
from config.calendar import load_calendar
from config.design.tokens import tokens
from config.settings import Board, Hall, Site
from display.aloud import Aloud
from display.power import Power
from display.signage import post_of
from display.watch import Watch
from speech.sentence import Language
from station.heartbeat import Heartbeat
from station.options import server_url
from wire.glass import GlassSeen
from wire.intents import Intent
from wire.link import Link
from wire.session import Phase, Told

log = structlog.get_logger()
T = TypeVar("T", Board, Hall)
BEAT_EVERY: Final = 1.0
GLASS_EVERY: Final = 5.0
"""Seconds between two reports of the glass; what changes on it is reported at once."""


class NotThere(ValueError):
    """The site has no such board or hall; the text says which there are."""


class Program:
    """One board at work. ``on_change`` is called whenever there may be something new to show.

    ``glass`` tells what stands on the glass, if there is one.
    """

    def __init__(self, site: Site, asked: argparse.Namespace) -> None:
        self.heart = Heartbeat()
        self._asked = asked
        self._site, self._calendar = site, load_calendar()
        self.board = board = one(site.boards, asked.board, "board")
        self.hall = one(site.halls, board.hall, "hall")
        self._power = Power(board.power)
        self.language: Language = asked.language or board.language
        also = [one(site.halls, hall, "hall").id for hall in asked.also]
        self.on_change: Callable[[], None] = lambda: None
        self.glass: Callable[[], GlassSeen] = lambda: GlassSeen(mode=self.watch.view(0).mode)
        self.watch = Watch(
            board=board.id,
            hall=board.hall,
            timezone=ZoneInfo(site.timezone),
            highlight=timedelta(seconds=float(tokens().motion["call-highlight"])),
            turned=board.turned,
            clock=time.time,
            tell=self._tell,
            also=also,
        )
        self._aloud = Aloud(site, board, asked, self.watch)
        rooms = dict.fromkeys((board.hall, *also, *self._aloud.halls))
        url = server_url(asked.server, site.server)
        self.post = None if asked.no_screen else post_of(site, board, self.hall, asked, url)
        self.link = Link(
            url,
            program="board",
            device=board.id,
            rooms=[*(f"hall:{hall}" for hall in rooms), *(("programme",) if self.post else ())],
            token=asked.token,
            on_news=self._news,
            on_phase=self._phase,
        )

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.link.run())
            group.create_task(self._aloud.run())
            group.create_task(self._report_again())
            group.create_task(self._power.run())
            if self._asked.no_screen:
                group.create_task(self._live())
            if self.post is not None:
                group.create_task(self.post.run())

    def with_ticker(self, view: BoardView) -> BoardView:
        """Return ``view`` with the notices of the programme, which are newer than the mirror's."""
        if self.post is None or not self.post.told:
            return view
        plan = self.post.plan
        return replace(view, ticker=plan.ticker, ticker_en=plan.ticker_en)

    def rested(self, view: BoardView) -> BoardView:
        """Return ``view``, or darkness at the hours when nobody is there; the screen is switched with it."""
        dark = rests(self._site, self._calendar, self.board.rest_minutes, view.mode, view.now)
        self._power.want(on=not dark)
        return replace(view, mode="off") if dark else view

    def report(self) -> None:
        """Tell the server what stands on the glass now."""
        self.link.say(self.glass())

    async def _live(self) -> None:
        """Without a screen, it is enough that the loop turns."""
        while True:
            self.heart.beat()
            await asyncio.sleep(BEAT_EVERY)

    async def _report_again(self) -> None:
        while True:
            self.report()
            await asyncio.sleep(GLASS_EVERY)

    def _tell(self, intent: Intent) -> None:
        self.link.tell(intent)

    def _news(self, told: Told) -> None:
        calls = self.watch.news(told)
        if self.post is not None:
            self.post.news(told)
        if calls:
            self._aloud.hear(calls)
        self.on_change()

    def _phase(self, phase: Phase) -> None:
        self.watch.phase(phase)
        rejected = self.watch.rejected
        why = f"{rejected.code}: {rejected.detail}" if phase is Phase.REFUSED and rejected else None
        log.info("server", phase=str(phase), url=self.link.url, why=why)
        self.on_change()


def one(things: Sequence[T], wanted: str, what: str) -> T:
    """Return the board or hall with the id ``wanted``. Raises NotThere."""
    for thing in things:
        if thing.id == wanted:
            return thing
    known = ", ".join(thing.id for thing in things) or "none"
    raise NotThere(f"no {what} {wanted!r} at this site; expected one of: {known}")
