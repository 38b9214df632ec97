"""A board without its screen: link, watch and speaker, put together from settings and options."""

import argparse
import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

import structlog

from config.design.tokens import tokens
from config.settings import Board, Hall, Site
from display.speaker import Speaker
from display.watch import Watch
from speech.sentence import Language
from speech.sink import sink
from speech.voices import DEFAULT, Voices, engine, places
from station.options import server_url
from wire.intents import Intent
from wire.link import Link
from wire.session import Phase, Told

log = structlog.get_logger()
T = TypeVar("T", Board, Hall)


class NotThere(ValueError):
    """The site has no such board or hall; the text says which there are."""


class Program:
    """One board at work. ``on_change`` is called whenever there may be something new to show."""

    def __init__(self, site: Site, asked: argparse.Namespace) -> None:
        self.board = board = _one(site.boards, asked.board, "board")
        self.hall = _one(site.halls, board.hall, "hall")
        self.language: Language = asked.language or board.language
        self.on_change: Callable[[], None] = lambda: None
        self.watch = Watch(
            board=board.id,
            hall=board.hall,
            timezone=ZoneInfo(site.timezone),
            highlight=timedelta(seconds=float(tokens().motion["call-highlight"])),
            turned=board.turned,
            clock=time.time,
            tell=self._tell,
            languages=asked.languages,
            one=asked.one,
        )
        rooms = [board.hall, *(_one(site.halls, hall, "hall").id for hall in asked.also)]
        self.link = Link(
            server_url(asked.server, site.server),
            program="board",
            device=board.id,
            rooms=[f"hall:{hall}" for hall in rooms],
            token=asked.token,
            on_news=self._news,
            on_phase=self._phase,
        )
        self._asked = asked
        self._places = places(site, board.hall)
        self._voices = Voices([engine(voice) for voice in asked.voice or DEFAULT])
        self._speaker = self._speaker_for(asked.sound or board.sound)

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.link.run())
            if self._speaker is not None:
                group.create_task(self._speaker.run())
                group.create_task(self._prepare())

    async def _prepare(self) -> None:
        try:
            await asyncio.to_thread(
                self._voices.prepare, self._places, self._asked.languages, self._asked.one
            )
        finally:
            self._voices.stop()

    def _speaker_for(self, address: str) -> Speaker | None:
        chosen = sink(address)
        if chosen is None:
            return None
        return Speaker(
            self._voices,
            chosen,
            words=self.watch.words,
            called=self.watch.called,
            now=self.watch.now,
            on_spoken=self.watch.spoken,
            on_trouble=lambda text: log.warning("not_spoken", why=text),
            repeats=self._asked.repeats,
        )

    def _tell(self, intent: Intent) -> None:
        self.link.tell(intent)

    def _news(self, told: Told) -> None:
        calls = self.watch.news(told)
        if calls and self._speaker is not None:
            self._speaker.hear(calls)
        self.on_change()

    def _phase(self, phase: Phase) -> None:
        self.watch.phase(phase)
        rejected = self.watch.rejected
        why = f"{rejected.code}: {rejected.detail}" if phase is Phase.REFUSED and rejected else None
        log.info("server", phase=str(phase), url=self.link.url, why=why)
        self.on_change()


def _one(things: Sequence[T], wanted: str, what: str) -> T:
    for thing in things:
        if thing.id == wanted:
            return thing
    known = ", ".join(thing.id for thing in things) or "none"
    raise NotThere(f"no {what} {wanted!r} at this site; expected one of: {known}")
