"""The one WebSocket client of the house: drives ``session`` over ``websockets``, reconnects by itself.

Every program that talks to a queue server uses this and nothing else.
"""

import asyncio
import random
from collections.abc import Callable, Sequence
from typing import Final

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from wire import codec
from wire.answers import Done, NobodyWaits, Refused
from wire.glass import GlassSeen
from wire.intents import Intent
from wire.parts import Part
from wire.session import ClientSession, Phase, Told

FIRST_WAIT: Final = 0.2
LONGEST_WAIT: Final = 5.0
KEEP_ALIVE: Final = 10.0
REPEAT_WAIT: Final = 1.0


class Link:
    """A program's connection to its queue server.

    ``on_news`` hears every welcome, snapshot, change and catalogue in order;
    ``on_phase`` hears whether the server is there. Both are called on the
    event loop and must not block.
    """

    def __init__(
        self,
        url: str,
        *,
        program: str,
        device: str,
        rooms: Sequence[str] = (),
        token: str = "",
        on_news: Callable[[Told], None] = lambda _: None,
        on_phase: Callable[[Phase], None] = lambda _: None,
    ) -> None:
        self.url = url
        self.session = ClientSession(program=program, device=device, rooms=rooms, token=token)
        self._on_news = on_news
        self._on_phase = on_phase
        self._waiting: dict[str, asyncio.Future[Done | NobodyWaits | Refused]] = {}
        self._wake = asyncio.Event()
        self._told_phase = Phase.AWAY
        self._again: asyncio.TimerHandle | None = None

    @property
    def phase(self) -> Phase:
        """Where the conversation stands now."""
        return self.session.phase

    async def run(self) -> None:
        """Keep the connection up until cancelled; a refusal is retried slowly."""
        wait = FIRST_WAIT
        while True:
            try:
                async with connect(
                    self.url,
                    max_size=codec.MAX_SERVER_FRAME,
                    compression=None,
                    ping_interval=KEEP_ALIVE,
                    ping_timeout=KEEP_ALIVE,
                    open_timeout=KEEP_ALIVE,
                    proxy=None,
                ) as connection:
                    await self._converse(connection)
            except (OSError, TimeoutError, WebSocketException, codec.BadMessage):
                pass
            finally:
                wait = FIRST_WAIT if self.session.phase is Phase.LIVE else wait
                self._lost()
            refused = self.session.phase is Phase.REFUSED
            jitter = random.uniform(0.5, 1.0)
            await asyncio.sleep(LONGEST_WAIT if refused else wait * jitter)
            wait = min(wait * 2, LONGEST_WAIT)

    async def ask(self, intent: Intent, timeout: float) -> Done | NobodyWaits | Refused:
        """Send ``intent`` and return the answer, over as many reconnections as it takes.

        Raises TimeoutError after ``timeout`` seconds; the intent may still have
        been carried out, and asking again with the same id finds out.
        """
        future: asyncio.Future[Done | NobodyWaits | Refused] = asyncio.get_running_loop().create_future()
        self._waiting[intent.command_id] = future
        self.session.ask(intent)
        self._wake.set()
        try:
            return await asyncio.wait_for(future, timeout)
        finally:
            self._waiting.pop(intent.command_id, None)
            self.session.give_up(intent.command_id)

    def tell(self, intent: Intent) -> None:
        """Send a report nobody waits for; it is repeated until the server has it."""
        self.session.ask(intent)
        self._wake.set()

    def tell_part(self, part: Part) -> None:
        """Say how a part of this device is; the server knows it while we are connected."""
        self.session.tell_part(part)
        self._wake.set()

    def say(self, report: GlassSeen) -> None:
        """Send a report of the moment; it is lost when the server is away."""
        self.session.say(report)
        self._wake.set()

    def ask_for_catalogue(self) -> None:
        """Ask for the items; they arrive as ``CatalogueIs`` news."""
        self.session.ask_for_catalogue()
        self._wake.set()

    async def _converse(self, connection: ClientConnection) -> None:
        loop = asyncio.get_running_loop()
        self.session.connected()
        sender = asyncio.create_task(self._send(connection))
        sender.add_done_callback(_ended)
        try:
            async for frame in connection:
                self.session.receive(frame)
                self._deliver()
                if self.session.unavailable and self._again is None:
                    self._again = loop.call_later(REPEAT_WAIT, self._repeat)
                self._wake.set()
        finally:
            sender.cancel()
            await asyncio.wait([sender])  # unlike ``await sender``, this cannot eat a cancellation of ours

    async def _send(self, connection: ClientConnection) -> None:
        while True:
            self._wake.clear()
            for frame in self.session.frames_to_send():
                await connection.send(frame.decode())
            await self._wake.wait()

    def _deliver(self) -> None:
        told, answers = self.session.take()
        self._say_phase()
        for news in told:
            self._on_news(news)
        for answer in answers:
            future = self._waiting.get(answer.command_id)
            if future is not None and not future.done():
                future.set_result(answer)

    def _repeat(self) -> None:
        self._again = None
        self.session.repeat()
        self._wake.set()

    def _say_phase(self) -> None:
        if self._told_phase is not self.session.phase:
            self._told_phase = self.session.phase
            self._on_phase(self.session.phase)

    def _lost(self) -> None:
        if self._again is not None:
            self._again.cancel()
            self._again = None
        self.session.disconnected()
        self._say_phase()


def _ended(sender: asyncio.Task[None]) -> None:
    """Take note of how the sender ended; a line that broke under it is heard of by who reads, too."""
    if not sender.cancelled():
        sender.exception()
