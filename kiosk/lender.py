"""The conversation about spare numbers: leasing blocks, telling what was given, handing blocks back.

It runs whenever the server is there. What was given comes first, in order;
then blocks that are spent or of a past day go back; then new ones are leased
for queues of which less than half a block is left.
"""

import asyncio
import logging
import uuid
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Final

from kiosk.ports import Server
from kiosk.spare import Spare, Taken
from wire.answers import Done, NobodyWaits, Refused
from wire.blocks import LeaseBlock, MergeTicket, ReturnBlock

EVERY: Final = 1.0
"""Seconds between two looks at what there is to say."""

PATIENT: Final = 30.0
AGAIN: Final = 60.0
"""Seconds before a queue that got no block is asked for again."""

NOT_LENT: Final = 3600.0
"""Seconds before a site that lends no numbers is asked again."""

KNOWN: Final = frozenset({"merged_already"})
GONE: Final = frozenset({"unknown_block", "block_returned", "foreign_block"})
log = logging.getLogger(__name__)


class Lender:
    """Speaks to ``server`` while ``live`` says that it is there.

    ``today`` is the site's date, ``queues`` are those numbers may be wanted of,
    ``seconds`` a clock that only goes forward. ``changed`` hears when there are
    other numbers to give.
    """

    def __init__(
        self,
        server: Server,
        spare: Spare,
        *,
        live: Callable[[], bool],
        today: Callable[[], str],
        queues: Callable[[], Iterable[str]],
        seconds: Callable[[], float],
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._server = server
        self._spare = spare
        self._live = live
        self._today = today
        self._queues = queues
        self._seconds = seconds
        self._changed = changed
        self._asked: dict[str, float] = {}
        self._told = asyncio.Event()

    async def run(self) -> None:
        """Say what there is to say until cancelled."""
        while True:
            if self._live():
                try:
                    await self._round()
                except TimeoutError:
                    pass  # the line went down again; all is said once more
                except OSError:
                    log.exception("spare_not_kept")
            await asyncio.sleep(EVERY)

    async def known(self, ticket: str) -> None:
        """Return once the server knows ``ticket``, at once for one that it issued itself."""
        while any(one.ticket == ticket for one in self._spare.unmerged()):
            self._told.clear()
            await self._told.wait()

    async def _round(self) -> None:
        for taken in self._spare.unmerged():
            await self._merge(taken)
        today = self._today()
        for block in self._spare.blocks():
            if self._spare.used_up(block) or block.day < today:
                await self._return(block.id)
        for queue in self._queues():
            if 2 * self._spare.left(queue, today) <= self._spare.size(queue, today):
                await self._lease(queue)

    async def _merge(self, taken: Taken) -> None:
        answer = await self._server.ask(merging(taken), PATIENT)
        if isinstance(answer, Refused) and answer.code not in KNOWN:
            log.error("number_not_merged", extra={"number": taken.number, "code": answer.code})
        await asyncio.to_thread(self._spare.merged, taken.ticket)
        self._told.set()

    async def _return(self, block: str) -> None:
        if any(one.block == block for one in self._spare.unmerged()):
            return
        command = ReturnBlock(command_id=uuid.uuid4().hex, block=block)
        answer = await self._server.ask(command, PATIENT)
        if isinstance(answer, Done) or (isinstance(answer, Refused) and answer.code in GONE):
            await asyncio.to_thread(self._spare.returned, block)

    async def _lease(self, queue: str) -> None:
        now = self._seconds()
        if now - self._asked.get(queue, -AGAIN) < AGAIN:
            return
        self._asked[queue] = now
        command = LeaseBlock(command_id=uuid.uuid4().hex, queue=queue)
        answer: Done | NobodyWaits | Refused = await self._server.ask(command, PATIENT)
        if isinstance(answer, Done) and answer.block is not None:
            await asyncio.to_thread(self._spare.leased, answer.block)
            self._changed()
            if answer.block.day == self._today():  # else our clocks differ: do not lease one after the other
                del self._asked[queue]
        elif isinstance(answer, Refused) and answer.code == "no_blocks":
            self._asked = dict.fromkeys(self._queues(), now + NOT_LENT)


def merging(taken: Taken) -> MergeTicket:
    """Return what the server is told of a number that was given."""
    return MergeTicket(
        command_id=f"{taken.ticket}.merge",
        block=taken.block,
        sequence=taken.sequence,
        ticket=taken.ticket,
        follow=taken.follow,
        taken_at=datetime.fromtimestamp(taken.at, UTC),
        item=taken.item,
        priority=taken.priority,
        language=taken.language,
        person=taken.person,
    )
