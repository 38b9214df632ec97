"""The one speaker of a board: takes calls in, says them one after the other, reports what was said.

Thin glue on the event loop: what comes next is decided by ``announcer``. The
chime starts at once, and the sentence is made while it sounds, so a slow voice
is not heard as a pause. Everything that blocks (voices, sinks) runs in two
threads of its own: one plays, one prepares what waits.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from typing import Final

from display import announcer
from display.announcer import Announcer, Line
from speech.chime import chime
from speech.engine import CannotSay, Engine
from speech.sentence import Sentence
from speech.sink import Sink
from speech.sound import Sound, silence
from wire.live import Call

BREATH: Final = 0.35
PAUSE_AFTER_FAILURE: Final = 2.0


class Speaker:
    """Says calls.

    ``words`` gives the sentences of a call, one a language; ``called`` maps
    each ticket still called to its times; ``on_spoken`` hears each call whose
    sentence was heard to its end (each round); ``on_trouble`` hears one line
    for the log whenever nothing could be said.
    """

    def __init__(
        self,
        engine: Engine,
        sink: Sink,
        *,
        words: Callable[[Call], Sequence[Sentence]],
        called: Callable[[], Mapping[str, int]],
        now: Callable[[], datetime],
        on_spoken: Callable[[Call], None],
        on_trouble: Callable[[str], None],
        repeats: int = 1,
    ) -> None:
        self.queue = Announcer(repeats=repeats)
        self._engine = engine
        self._sink = sink
        self._words = words
        self._called = called
        self._now = now
        self._on_spoken = on_spoken
        self._on_trouble = on_trouble
        self._news = asyncio.Event()
        self._player = ThreadPoolExecutor(1, "speaker")
        self._maker = ThreadPoolExecutor(1, "voice")

    def hear(self, calls: Iterable[Call]) -> None:
        """Queue ``calls``, and begin to make their sound."""
        heard = tuple(calls)
        self.queue = announcer.hear(self.queue, heard, self._now())
        for call in heard:
            for sentence in self._words(call):
                self._maker.submit(self._prepare, sentence)
        self._news.set()

    async def run(self) -> None:
        """Speak until cancelled."""
        try:
            while True:
                await self._next()
        finally:
            self._sink.close()
            self._maker.shutdown(wait=False, cancel_futures=True)
            self._player.shutdown(wait=False, cancel_futures=True)

    async def _next(self) -> None:
        self._news.clear()
        self.queue = announcer.drop_stale(self.queue, self._called())
        self.queue, line = announcer.begin(self.queue, self._now())
        if line is None:
            await self._news.wait()
            return
        trouble = await asyncio.get_running_loop().run_in_executor(self._player, self._play, line)
        if trouble:
            self._on_trouble(f"call of {line.call.number} was not spoken: {trouble}")
            await asyncio.sleep(PAUSE_AFTER_FAILURE)
        else:
            self._on_spoken(line.call)
        self.queue = announcer.end(self.queue)

    def _play(self, line: Line) -> str:
        """Play the announcement in the player's thread; return what went wrong, or nothing."""
        sentences = self._words(line.call)
        made = [self._maker.submit(self._engine.say, sentence) for sentence in sentences]
        about = {
            "ticket": line.call.ticket,
            "number": line.call.number,
            "times": line.call.times,
            "round": line.round,
            "text": " ".join(sentence.text for sentence in sentences),
        }
        try:
            self._sink.play(_parts(made), about)
        except (CannotSay, OSError) as error:
            return str(error) or type(error).__name__
        return ""

    def _prepare(self, sentence: Sentence) -> None:
        try:
            self._engine.say(sentence)
        except CannotSay:
            return  # asked again, and reported, when its turn comes


def _parts(made: Iterable[Future[Sound]]) -> Iterator[Sound]:
    yield chime()
    for sound in made:
        yield sound.result()
        yield silence(BREATH)
