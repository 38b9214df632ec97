"""The loudspeakers of a board: take calls in, say them as ``announcer`` decides, report what was said.

Thin glue on the event loop. The chime starts at once, and the sentence is made
while it sounds, so a slow voice is not heard as a pause. Everything that blocks
runs in threads of its own: one a loudspeaker plays, one makes what waits.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from typing import Final, Literal

from display import announcer
from display.announcer import Announcer, Line
from speech.chime import chime
from speech.engine import CannotSay, Engine
from speech.sentence import Sentence
from speech.sink import Sink
from speech.sound import Sound, scaled, silence
from wire.live import Call

BREATH: Final = 0.35
PAUSE_AFTER_FAILURE: Final = 2.0
Chimes = Literal["always", "first", "never"]


class Speaker:
    """Says calls at ``sinks``, loudspeaker → sink.

    ``words`` gives the sentences of a line, one a language; ``called`` maps
    each ticket still called to its times; ``loud`` says how loud it is now, in
    percent, 0 for not at all; ``on_spoken`` hears each line whose sentence was
    heard to its end (each round); ``on_trouble`` hears one line for the log
    whenever something could not be said.
    """

    def __init__(
        self,
        engine: Engine,
        sinks: Mapping[str, Sink],
        queue: Announcer,
        *,
        words: Callable[[Line], Sequence[Sentence]],
        called: Callable[[], Mapping[str, int]],
        now: Callable[[], datetime],
        loud: Callable[[datetime], int],
        on_spoken: Callable[[Line], None],
        on_trouble: Callable[[str], None],
        chimes: Chimes = "always",
    ) -> None:
        self.queue = queue
        self._engine = engine
        self._sinks = sinks
        self._words = words
        self._called = called
        self._now = now
        self._loud = loud
        self._on_spoken = on_spoken
        self._on_trouble = on_trouble
        self._chimes = chimes
        self._news = asyncio.Event()
        self._players = {name: ThreadPoolExecutor(1, f"speaker-{name}") for name in sinks}
        self._maker = ThreadPoolExecutor(1, "voice")

    def hear(self, calls: Iterable[Call]) -> None:
        """Queue ``calls``, and begin to make their sound."""
        known = self.queue.waiting
        self.queue = announcer.hear(self.queue, calls, self._now())
        for line in self.queue.waiting:
            if line not in known:
                for sentence in self._words(line):
                    self._maker.submit(self._prepare, sentence)
        self._news.set()

    async def run(self) -> None:
        """Speak until cancelled."""
        try:
            async with asyncio.TaskGroup() as group:
                while True:
                    self._news.clear()
                    for line, loud in self._begin():
                        group.create_task(self._say(line, loud))
                    await self._news.wait()
        finally:
            for sink in self._sinks.values():
                sink.close()
            for threads in (self._maker, *self._players.values()):
                threads.shutdown(wait=False, cancel_futures=True)

    def _begin(self) -> list[tuple[Line, int]]:
        now = self._now()
        loud = self._loud(now)
        queue = announcer.drop_stale(self.queue, self._called())
        self.queue, lines = announcer.begin(queue if loud else announcer.hush(queue), now)
        return [(line, loud) for line in lines]

    async def _say(self, line: Line, loud: int) -> None:
        player = self._players[line.loudspeaker]
        heard, trouble = await asyncio.get_running_loop().run_in_executor(player, self._play, line, loud)
        if trouble:
            self._on_trouble(f"call of {line.call.number} was not spoken: {trouble}")
        if heard:
            self._on_spoken(line)
        else:
            await asyncio.sleep(PAUSE_AFTER_FAILURE)
        self.queue = announcer.end(self.queue, line.loudspeaker)
        self._news.set()

    def _play(self, line: Line, loud: int) -> tuple[bool, str]:
        """Play the announcement in a player's thread; return whether it was heard, and what went wrong."""
        sentences = self._words(line)
        made = [self._maker.submit(self._made, sentence, loud) for sentence in sentences]
        about = {
            "ticket": line.call.ticket,
            "number": line.call.number,
            "times": line.call.times,
            "round": line.round,
            "loudspeaker": line.loudspeaker,
            "percent": loud,
            "text": " ".join(sentence.text for sentence in sentences),
        }
        troubles: list[str] = []
        try:
            self._sinks[line.loudspeaker].play(self._parts(line, loud, made, troubles), about)
        except (CannotSay, OSError) as error:
            return False, str(error) or type(error).__name__
        return True, "; ".join(troubles)

    def _parts(
        self, line: Line, loud: int, made: Sequence[Future[Sound]], troubles: list[str]
    ) -> Iterator[Sound]:
        """Yield chime and sentences; one that no voice can say is left out, unless it is the only one."""
        if self._chimes == "always" or (self._chimes == "first" and line.round == 1):
            yield chime(loud)
        for each in made:
            try:
                yield each.result()
            except CannotSay as reason:
                troubles.append(str(reason))
                continue
            yield silence(BREATH)
        if len(troubles) == len(made):
            raise CannotSay("; ".join(troubles))

    def _made(self, sentence: Sentence, loud: int) -> Sound:
        return scaled(self._engine.say(sentence), loud)

    def _prepare(self, sentence: Sentence) -> None:
        try:
            self._engine.say(sentence)
        except CannotSay:
            return  # asked again, and reported, when its turn comes
