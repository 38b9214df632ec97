"""Those in the hall: visitors at kiosks, clerks at windows, displays that prove what they showed."""

import asyncio
import itertools
from collections import deque
from collections.abc import Callable
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from simulation.actions import choose
from simulation.alone import Alone
from simulation.client import PATIENCE, Client
from simulation.history import Answer
from simulation.network import Network
from simulation.sight import Sight
from simulation.world import World
from wire import receipts
from wire.answers import Done
from wire.blocks import LeaseBlock, ReturnBlock
from wire.bookings import Book, CheckIn
from wire.intents import Intent, Issue
from wire.live import Call

RUSH_SECONDS: Final = 180.0
SHORT: Final = 0.15
RUSH: Final = 0.4
AGAIN: Final = 0.03
WALKS_AWAY: Final = 0.01
GOES_ON_ALONE: Final = (4.0, 15.0)
"""Seconds after which a kiosk that is lent numbers gives one of them instead."""
RECENT: Final = 900.0


class Memory(NamedTuple):
    """What a person was answered, when, and by which run of the server."""

    at: float
    epoch: str
    intent: Intent
    answer: Answer


class Person:
    """A visitor (``window`` is "") or a clerk: does something, thinks, does something."""

    def __init__(
        self, world: World, network: Network, client: Client, window: str, pause: float, *, zone: ZoneInfo
    ) -> None:
        self._world = world
        self._zone = zone
        self._network = network
        self._chance = world.chance(f"person {client.name}")
        self._pause = pause
        self._names = itertools.count(1)
        self._done: list[Memory] = []
        self._taken: deque[str] = deque(maxlen=20)
        self._booked: deque[str] = deque(maxlen=10)
        self.client = client
        self.window = window
        self.resting = True
        self.closed: Callable[[], bool] = lambda: False
        self.alone = None if window else Alone(world, client, network.history, zone)

    async def live(self) -> None:
        """Act until told to rest; what was begun is brought to its end."""
        self.resting = False
        loop = asyncio.get_running_loop()
        speaking = [loop.create_task(self.alone.speak(lambda: not self.resting))] if self.alone else []
        while await self._thinks():
            if self._chance.random() < AGAIN:
                await self.repeat()
                continue
            intent = choose(self._sight(), self.name())
            if intent is not None:
                await self.does(intent)
        await asyncio.gather(*speaking)

    def _sight(self) -> Sight:
        local = self._world.clock().astimezone(self._zone)
        return Sight(
            self.window,
            self.client.mirror,
            tuple(self._taken),
            self._chance,
            tuple(self._booked),
            local,
            self.closed(),
            self.alone.returnable() if self.alone else (),
        )

    def name(self) -> str:
        """Return a fresh command id."""
        return f"{self.client.name}-{next(self._names)}"

    async def does(self, intent: Intent) -> Answer | None:
        """Ask and wait; an impatient person walks away at once, and a kiosk may give a number by itself."""
        order = intent if isinstance(intent, Issue) and self.alone and self.alone.can(intent) else None
        if order and self.alone and self.alone.away:
            self.alone.give(order, sent=False)
            return None
        if self.alone and isinstance(intent, ReturnBlock):
            self.alone.given_back(intent.block)
        hurry = self._chance.random() < WALKS_AWAY
        spans = (0.001, 2.0) if hurry else GOES_ON_ALONE if order else (PATIENCE, PATIENCE)
        answer = await self.client.ask(intent, self._chance.uniform(*spans))
        if answer is not None:
            await self._keep(intent, answer)
        elif order and self.alone:
            self.alone.give(order, sent=True)
        return answer

    async def _keep(self, intent: Intent, answer: Answer) -> None:
        """Remember what came of it, and print a number's slip."""
        self._done.append(Memory(self._world.loop.time(), self.client.epoch, intent, answer))
        if not isinstance(answer, Done):
            return
        if isinstance(intent, LeaseBlock) and self.alone and answer.block:
            self.alone.lent(answer.block)
        if isinstance(intent, Book) and answer.booking:
            self._booked.append(answer.booking.code)
        if isinstance(intent, Issue | CheckIn) and answer.ticket:
            self._taken.append(answer.ticket.id)
            slip = receipts.SlipPrinted(
                command_id=self.name(), ticket=answer.ticket.id, printer=self.client.name
            )
            await self.client.ask(slip)

    async def repeat(self) -> None:
        """Ask for something done of late once more: the first answer must come back."""
        now, epoch = self._world.loop.time(), self.client.epoch
        self._done = [done for done in self._done if now - done.at < RECENT]
        done = [m for m in self._done if isinstance(m.answer, Done) or m.epoch == epoch]
        if not done:
            return
        first = self._chance.choice(done)
        again = await self.client.ask(first.intent)
        same_run = first.epoch == epoch == self.client.epoch
        if again is not None and same_run and type(again) is not type(first.answer):
            self._world.blame("two answers", f"{first.intent}: {first.answer} and {again}")

    async def _thinks(self) -> bool:
        """Pause, often until the next rush, when everybody acts at once; tell whether to go on."""
        kind, now = self._chance.random(), self._world.loop.time()
        pause = min(self._chance.expovariate(1 / self._pause), RUSH_SECONDS)
        if kind < SHORT:
            pause = self._chance.uniform(0.0, 0.05)
        elif kind < RUSH:
            pause = RUSH_SECONDS - now % RUSH_SECONDS + self._chance.uniform(0.0, 0.01)
        await asyncio.sleep(pause)
        return not self.resting


class Display:
    """A board with a speaker: proves each call it announced, some time later."""

    def __init__(self, world: World, network: Network, name: str, rooms: tuple[str, ...]) -> None:
        self._chance = world.chance(f"display {name}")
        self._world = world
        self._names = itertools.count(1)
        self._at_work: set[asyncio.Task[None]] = set()
        self.client = Client(network, name, rooms, self._announce)

    def _announce(self, calls: tuple[Call, ...]) -> None:
        for call in calls:
            task = asyncio.get_running_loop().create_task(self._proves(call))
            self._at_work.add(task)
            task.add_done_callback(self._at_work.discard)

    async def _proves(self, call: Call) -> None:
        screen = self.client.name
        shown = receipts.CallShown(
            command_id=f"{screen}-{next(self._names)}", ticket=call.ticket, times=call.times, screen=screen
        )
        spoken = receipts.CallSpoken(
            command_id=f"{screen}-{next(self._names)}", ticket=call.ticket, times=call.times, speaker=screen
        )
        await asyncio.sleep(self._chance.uniform(0.05, 0.5))
        await self.client.ask(shown)
        await asyncio.sleep(self._chance.uniform(1.0, 5.0))
        await self.client.ask(spoken)
