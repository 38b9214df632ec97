"""A kiosk that goes on by itself 离线取号: numbers lent beforehand, given while the line is down, told later.

Programs are not simulated: this is the least that such a kiosk must do. Its
journal is never lost, its clock is the hall's, and what it has to say it says
until it is answered.
"""

import asyncio
import itertools
from collections import deque
from collections.abc import Callable
from typing import Final
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from simulation.client import Client
from simulation.history import Answer, History
from simulation.site import ITEMS, QUEUES
from simulation.world import World
from wire.answers import Done, Refused
from wire.blocks import BlockView, LeaseBlock, MergeTicket
from wire.intents import Cancel, Intent, Issue
from wire.receipts import SlipPrinted
from wire.session import Phase

LOOK: Final = (0.1, 8.0)
BETWEEN_LEASES: Final = 15.0
NOT_LENT: Final = 900.0
ONCE_MORE: Final = 0.1
"""How often a number is told of again under another command id, as by a kiosk that forgot the answer."""


class Alone:
    """The blocks of one kiosk, and what it has not told the server yet."""

    def __init__(self, world: World, client: Client, history: History, zone: ZoneInfo) -> None:
        self._world = world
        self._client = client
        self._history = history
        self._zone = zone
        self._chance = world.chance(f"alone {client.name}")
        self._blocks: dict[str, BlockView] = {}
        self._next: dict[str, int] = {}
        self._unsaid: deque[Intent] = deque()
        self._wants = 0.0
        self._leases = itertools.count(1)

    @property
    def away(self) -> bool:
        """Whether the server is not there."""
        return self._client.session.phase is not Phase.LIVE

    def lent(self, block: BlockView) -> None:
        """Keep a block."""
        self._blocks[block.id], self._next[block.id] = block, block.first

    def returnable(self) -> tuple[str, ...]:
        """Return the blocks of which all has been told."""
        unsaid = {intent.block for intent in self._unsaid if isinstance(intent, MergeTicket)}
        return tuple(name for name in self._blocks if name not in unsaid)

    def given_back(self, block: str) -> None:
        """Give nothing out of a block any more."""
        self._blocks.pop(block, None)

    def can(self, order: Issue) -> bool:
        """Tell whether there is a number for an order."""
        return self._block(order) is not None

    def give(self, order: Issue, *, sent: bool) -> None:
        """Give the next number for an order; one that may have reached the server is taken back."""
        block = self._block(order)
        assert block is not None
        sequence = self._next[block.id]
        self._next[block.id] += 1
        told = MergeTicket(
            command_id=f"{order.command_id}.merge",
            block=block.id,
            sequence=sequence,
            ticket=self._word(),
            follow=self._word(),
            taken_at=self._world.clock(),
            item=order.item,
            priority=order.priority,
            person=order.person,
        )
        self._world.note("alone", f"{self._client.name} {block.prefix}{sequence:03d} {sent}")
        self._history.given.append(told)
        self._unsaid.extend((told, order) if sent else (told,))

    async def speak(self, acting: Callable[[], bool]) -> None:
        """Say what there is to say, until all is said and nobody acts any more."""
        while acting() or self._unsaid:
            await asyncio.sleep(self._chance.uniform(*LOOK))
            if self.away:
                continue
            if not self._unsaid:
                await self._borrow()
                continue
            answer = await self._client.ask(self._unsaid[0])
            if answer is not None:
                self._heard(self._unsaid.popleft(), answer)

    async def _borrow(self) -> None:
        """Ask for a block of a queue of which there is nothing left, but not all the time."""
        now = self._world.loop.time()
        lacking = [queue for queue in QUEUES if self._left(queue) is None] if now >= self._wants else []
        if not lacking:
            return
        name = f"{self._client.name}-lease-{next(self._leases)}"
        answer = await self._client.ask(LeaseBlock(command_id=name, queue=self._chance.choice(lacking)))
        block = answer.block if isinstance(answer, Done) else None
        self._wants = now + (BETWEEN_LEASES if block and block.day == self._today else NOT_LENT)
        if block:
            self.lent(block)

    def _block(self, order: Issue) -> BlockView | None:
        """Return the block of an order's number; one of several items or for one window has none."""
        queue = ITEMS.get(order.item) if order.item else order.queue
        plain = not (order.items or order.for_window or order.for_clerk)
        return self._left(queue) if queue and plain else None

    def _left(self, queue: str) -> BlockView | None:
        """Return the block that the next number of a queue comes from today."""
        today = self._today
        mine = [one for one in self._blocks.values() if (one.queue, one.day) == (queue, today)]
        return next((one for one in mine if self._next[one.id] <= one.last), None)

    def _heard(self, intent: Intent, answer: Answer) -> None:
        known = isinstance(answer, Refused) and answer.code == "merged_already"
        if isinstance(intent, MergeTicket) and not isinstance(answer, Done) and not known:
            self._world.blame("lent number refused", f"{self._client.name} {intent}: {answer}")
        elif isinstance(intent, MergeTicket) and not known:
            name = intent.command_id
            printed = SlipPrinted(command_id=f"{name}.slip", ticket=intent.ticket, printer=self._client.name)
            self._unsaid.append(printed)
            if self._chance.random() < ONCE_MORE:
                self._unsaid.append(replace(intent, command_id=f"{name}.again"))
        elif isinstance(intent, Issue) and isinstance(answer, Done) and answer.ticket:
            self._unsaid.append(Cancel(command_id=f"{intent.command_id}.back", ticket=answer.ticket.id))

    @property
    def _today(self) -> str:
        return self._world.clock().astimezone(self._zone).date().isoformat()

    def _word(self) -> str:
        return f"{self._chance.getrandbits(128):032x}"
