"""The kiosk's voice: lines become sound by the house's engines, and go to the earphone; it can be cut short.

A sink for each utterance: closing it is what breaks the voice off.
"""

import asyncio
import logging
from collections.abc import Iterator

from kiosk.wording import Language
from speech.engine import CannotSay, Engine
from speech.sentence import Sentence
from speech.sink import Sink, sink
from speech.sound import Sound, scaled, silence

BREATH = 0.25
"""Seconds between two lines."""

log = logging.getLogger(__name__)


class Earphone:
    """Says lines by ``engine`` at the sink that ``address`` names; raises BadSink."""

    def __init__(self, engine: Engine, address: str) -> None:
        sink(address)
        self._engine = engine
        self._address = address
        self._playing: Sink | None = None
        self._turn = 0
        self._tasks: set[asyncio.Task[None]] = set()

    def say(self, lines: tuple[str, ...], language: Language, percent: int) -> None:
        """Break off, and say ``lines`` at ``percent`` of full loudness."""
        self.hush()
        task = asyncio.create_task(self._say(self._turn, lines, language, percent), name="say")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def hush(self) -> None:
        """Break off."""
        self._turn += 1
        if self._playing is not None:
            self._playing.close()

    async def close(self) -> None:
        """Break off and wait until nothing is being said."""
        self.hush()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _say(self, turn: int, lines: tuple[str, ...], language: Language, percent: int) -> None:
        playing = sink(self._address)
        if playing is None or turn != self._turn:
            return
        self._playing = playing
        parts = self._parts(turn, lines, language, percent)
        try:
            await asyncio.to_thread(playing.play, parts, {"text": " ".join(lines), "language": language})
        except CannotSay as reason:
            log.warning("cannot_say", extra={"reason": str(reason)})
        except OSError as error:
            if turn == self._turn:  # else it was broken off
                log.warning("no_sound", extra={"reason": str(error)})

    def _parts(self, turn: int, lines: tuple[str, ...], language: Language, percent: int) -> Iterator[Sound]:
        for line in lines:
            if turn != self._turn:
                return
            yield scaled(self._engine.say(Sentence(language, line, (line,))), percent)
            yield silence(BREATH)
