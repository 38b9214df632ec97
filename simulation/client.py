"""A client of the hall: the real session and mirror over simulated lines; reconnects as ``link`` does."""

import asyncio
from collections.abc import Callable
from typing import Final

from simulation.enrolled import TOKEN
from simulation.history import Answer, Asked
from simulation.line import Line
from simulation.network import Network
from simulation.told import Listening
from wire.answers import Done, Refused
from wire.hello import Rejected, Welcome
from wire.intents import Intent
from wire.live import Call, Change, Snapshot
from wire.mirror import Mirror
from wire.session import TRANSIENT, ClientSession, Phase, Told

FIRST_WAIT: Final = 0.2
LONGEST_WAIT: Final = 5.0
OPEN_SECONDS: Final = 10.0
REPEAT_SECONDS: Final = 1.0
PATIENCE: Final = 300.0


class Client:
    """A program in the hall: ``mirror`` is what it shows, ``on_calls`` hears what is to be announced."""

    def __init__(
        self,
        network: Network,
        name: str,
        rooms: tuple[str, ...],
        on_calls: Callable[[tuple[Call, ...]], None] = lambda _: None,
    ) -> None:
        self._network = network
        self._world = network.world
        self._chance = network.world.chance(f"client {name}")
        self._on_calls = on_calls
        self.name = name
        self.rooms = rooms
        self.session = ClientSession("simulated", name, rooms, token=TOKEN + name)
        self.mirror = Mirror()
        self.listening = Listening(network.world, name, rooms)
        self.line: Line | None = None
        self.closed = False
        self._wait = FIRST_WAIT
        self._waiting: dict[str, tuple[Asked, asyncio.Future[Answer]]] = {}
        self._repeating = False

    def connect(self) -> None:
        """Open a line; it is tried again until it stands."""
        if self.closed:
            return
        line = self.line = self._network.dial(self, self.name)
        self._world.later(OPEN_SECONDS, self._give_up, line)

    def close(self) -> None:
        """Leave for good."""
        self.closed = True
        if self.line is not None:
            self.line.hang_up()

    async def ask(self, intent: Intent, patience: float = PATIENCE) -> Answer | None:
        """Return the answer, over as many reconnections as it takes; None when patience runs out."""
        asked = self._network.history.asks(self.name, intent, self._world.tick())
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting[intent.command_id] = (asked, future)
        self._world.note("asks", f"{self.name} {intent!r}")
        self.session.ask(intent)
        self._flush()
        try:
            async with asyncio.timeout(patience):
                return await future
        except TimeoutError:
            return None
        finally:
            self._waiting.pop(intent.command_id, None)
            self.session.give_up(intent.command_id)

    @property
    def epoch(self) -> str:
        """Which run of the server it talks to."""
        return self.session.welcome.epoch if self.session.welcome else ""

    # what the line tells

    def connected(self, line: Line) -> None:
        """The line stands: say hello."""
        if line is self.line and not self.closed:
            self.session.connected()
            self._flush()

    def heard(self, line: Line, frame: str) -> None:
        """A frame came."""
        if line is not self.line or self.closed:
            return
        self.session.receive(frame)
        told, answers = self.session.take()
        for news in told:
            self._take(news)
        for answer in answers:
            self._answered(answer)
        if self.session.unavailable and not self._repeating:
            self._repeating = True
            self._world.later(REPEAT_SECONDS, self._repeat)
        self._flush()

    def lost(self, line: Line) -> None:
        """The line is gone: try again, ever slower."""
        if line is not self.line:
            return
        self._wait = FIRST_WAIT if self.session.phase is Phase.LIVE else min(self._wait * 2, LONGEST_WAIT)
        self.session.disconnected()
        self.line = None
        self._world.later(self._wait * self._chance.uniform(0.5, 1.0), self.connect)

    def _give_up(self, line: Line) -> None:
        if line is self.line and self.session.phase is Phase.AWAY:
            line.hang_up()
            self.lost(line)

    def _take(self, news: Told) -> None:
        network = self._network
        match news:
            case Welcome():
                self._world.note("welcome", f"{self.name} {news.epoch}")
            case Snapshot():
                self._world.note("snapshot for", f"{self.name} {news.seq}")
                self.listening.snapshot(network.server.told[self.epoch], news.seq)
                self.mirror.take(news)
            case Change():
                self.listening.change(network.server.told[self.epoch], news.seq)
                self._on_calls(self.mirror.take(news))
            case Rejected() if news.code not in TRANSIENT:
                self._world.blame("turned away", f"{self.name}: {news.code}: {news.detail}")
            case _:
                pass

    def _answered(self, answer: Answer) -> None:
        waiting = self._waiting.get(answer.command_id)
        if waiting is None:
            return
        asked, future = waiting
        self._network.history.answers(asked, answer, self._world.tick())
        if isinstance(answer, Refused) and answer.code == "fault":
            self._world.blame("fault", f"{self.name} {asked.intent}: {answer.detail}")
        number = answer.ticket.number if isinstance(answer, Done) and answer.ticket else ""
        self._world.note("answer", f"{self.name} {answer.command_id} {type(answer).__name__} {number}")
        if not future.done():
            future.set_result(answer)

    def _repeat(self) -> None:
        self._repeating = False
        self.session.repeat()
        self._flush()

    def _flush(self) -> None:
        for frame in self.session.frames_to_send():
            if self.line is not None:
                self.line.say(frame)
