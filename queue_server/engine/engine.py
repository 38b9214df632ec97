"""The single writer of a site: every command goes through here, in one order.

Commands wait in one queue; the writer takes all that wait, decides them in
order, commits all their records in one transaction, and only then answers and
publishes. While a commit is under way the next commands gather, so the busier
the hall, the larger the groups and the fewer the syncs. A group that has begun is
always brought to its end, also when the server is asked to stop: a commit cut
in the middle would leave the memory ahead of the log.
"""

import asyncio
from collections.abc import Callable
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
import structlog

from queue_server.domain.ask import Ask
from queue_server.domain.clockwork import due
from queue_server.domain.decide import decide
from queue_server.domain.decision import Nobody
from queue_server.domain.hours import Hours
from queue_server.domain.moment import Moment
from queue_server.domain.outlook import Look, Outlook
from queue_server.domain.plan import Plan
from queue_server.domain.refusal import Refusal
from queue_server.engine.answering import answer, refused
from queue_server.engine.batch import Batch
from queue_server.engine.fresh_id import ordered
from queue_server.engine.inbox import Inbox
from queue_server.engine.memory import Memory, freeze, thaw
from queue_server.engine.patience import Patience
from queue_server.engine.ports import Clock, Entropy, Store, StoreFailed
from queue_server.engine.published import Published
from queue_server.engine.record import to_rows
from queue_server.engine.recovery import remembered
from queue_server.engine.said import Said
from queue_server.engine.views import window_view
from queue_server.engine.waiting import Waiting, turn_away
from wire.answers import Answer, Done, NobodyWaits, Unavailable
from wire.intents import CallNext, Intent
from wire.live import Change

log = structlog.get_logger(__name__)

GROUP: Final = 500
SNAPSHOT_EVERY: Final = 50_000
RETRY_SECONDS: Final = 0.5


class Engine:
    """Decides, keeps and tells."""

    def __init__(
        self,
        plan: Plan,
        store: Store,
        *,
        clock: Clock,
        entropy: Entropy,
        timezone: ZoneInfo,
        hours: Callable[[str], Hours | None] = lambda _: None,
        publish: Callable[[Change], None] = lambda _: None,
    ) -> None:
        self._plan = plan
        self._store = store
        self._clock = clock
        self._entropy = entropy
        self._zone = timezone
        self.calendar = hours
        self._outlook = Outlook(plan)
        self._publish = publish
        self._inbox = Inbox()
        self._at_work: list[Waiting] = []
        self._patience = Patience(self._stuck)
        self._stopping = False
        self._ticked = False
        self._memory = thaw(None, plan)
        self._snapshot_seq = 0
        self._commit_seconds = 0.0
        self._said = Said()
        self.published = Published()
        self._sound = False

    @property
    def ready(self) -> bool:
        """False while the store fails, or is stuck."""
        return self._sound and not self._patience.at_end

    @property
    def memory(self) -> Memory:
        """The state decided so far; may be ahead of what is durable. For estimates, never for answers."""
        return self._memory

    def moment(self) -> Moment:
        """Return the time now, and the same on the site's clock."""
        now = self._clock()
        return Moment(now, now.astimezone(self._zone))

    def look(self) -> Look:
        """Return what everyone who waits may expect as of now."""
        moment = self.moment()
        return Look(self._outlook, self._memory.state, moment, self.calendar(moment.day), self.calendar)

    async def recover(self) -> None:
        """Load the newest snapshot and the log after it. Raises BrokenLog, StoreFailed."""
        self._memory, self._snapshot_seq = await remembered(self._store, self._plan)
        self.published.take_all(self.look())
        self._sound = True

    def offer(self, plan: Plan) -> None:
        """Take the items of ``plan`` from the next command on; all else stays as it was at the start."""
        self._plan = self._memory.state.plan = self._plan.with_items_of(plan)

    async def submit(self, intent: Intent, actor: str, device: str) -> Answer:
        """Return the answer once it is durable; safe to repeat with the same command id."""
        if self._stopping:
            return Unavailable(command_id=intent.command_id, detail="the server is stopping")
        answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._inbox.put(Waiting(intent, actor, device, answered))
        return await answered

    async def run(self) -> None:
        """Work until stopped, then keep a snapshot so that the next start is quick; never cancel it.

        Raises BrokenLog when the log turns out to be altered after the store had failed.
        """
        while not self._stopping or self._inbox:
            self._at_work = await self._inbox.take(GROUP)
            with self._patience:
                await self._work(self._at_work)
        if self._sound and self._memory.state.seq > self._snapshot_seq:
            await self._save_snapshot()

    def tick(self) -> None:
        """Let what is due by the time happen; to be called about once a second."""
        self._ticked = True
        self._inbox.wake()

    def stop(self) -> None:
        """Let ``run`` end after the commands that wait already."""
        self._stopping = True
        self._inbox.wake()

    async def _work(self, group: list[Waiting]) -> None:
        batch = Batch(self._memory, self.moment())
        try:
            if self._ticked:
                self._pass_time(batch)
            answers = [self._settle(waiting, batch) for waiting in group]
            if batch.records:
                await self._keep(batch)
        except StoreFailed as failure:
            log.error("group_failed", detail=str(failure), commands=len(group))
            await self._fail(group, str(failure))
            return
        except (AssertionError, LookupError) as fault:
            log.exception("group_faulty", commands=len(group))
            await self._isolate(group, fault)
            return
        self._said.stand()
        for waiting, given in zip(group, answers, strict=True):
            if not waiting.answered.done():
                waiting.answered.set_result(given)
        self._inbox.answered(len(group), self._commit_seconds)
        if batch.records:
            self._publish(self.published.take(self.look(), batch.records))
            if self._memory.state.seq - self._snapshot_seq >= SNAPSHOT_EVERY:
                await self._save_snapshot()

    def _settle(self, waiting: Waiting, batch: Batch) -> Answer:
        intent, memory = waiting.intent, self._memory
        known = memory.known(intent.command_id) or self._said.get(intent.command_id)
        if known is not None:
            return msgspec.structs.replace(known, repeated=True) if isinstance(known, Done) else known
        batch.open_day()
        moment = batch.moment
        ask = Ask(
            intent=intent,
            actor=waiting.actor,
            device=waiting.device,
            now=moment.now,
            today=batch.today,
            local=moment.local,
            fresh_id=ordered(moment.now, self._entropy()),
            fresh_follow=self._entropy(),
            hours=self.calendar(batch.today),
            calendar=self.calendar,
            outlook=self._outlook,
        )
        decision = decide(memory.state, ask)
        if isinstance(decision, Refusal):
            return self._said.keep(refused(intent, decision))
        if isinstance(decision, Nobody):
            view = window_view(memory.state, intent.window if isinstance(intent, CallNext) else "")
            return self._said.keep(NobodyWaits(command_id=intent.command_id, window=view))
        for event in decision:
            batch.happen(event, waiting)
        given = answer(memory.state, intent.command_id, decision)
        memory.answers[intent.command_id] = given
        return given

    def _pass_time(self, batch: Batch) -> None:
        self._ticked = False
        batch.open_day()
        for event in due(self._memory.state, batch.moment.now, self.calendar(batch.today)):
            batch.happen(event)

    async def _keep(self, batch: Batch) -> None:
        rows = to_rows(batch.records, self._memory.hash)
        loop = asyncio.get_running_loop()
        began = loop.time()
        await self._store.append(rows, list(batch.tables.tickets.values()), batch.tables.spans)
        self._commit_seconds = loop.time() - began
        self._memory.hash = rows[-1].hash

    async def _fail(self, group: list[Waiting], detail: str) -> None:
        """Answer that nothing was kept, then go back to what is: the log decides."""
        self._sound = False
        turn_away(group, detail)
        while not self._sound and not self._stopping:
            await asyncio.sleep(RETRY_SECONDS)
            await self._return_to_the_log(to_write=True)
            if not self._sound:
                self._turn_all_away(detail)
        if not self._sound:
            self._turn_all_away(detail)

    def _stuck(self) -> None:
        self._turn_all_away("the store takes too long; it is not known yet whether this is kept")

    def _turn_all_away(self, detail: str) -> None:
        turn_away([*self._at_work, *self._inbox], detail)
        self._inbox.clear()

    async def _return_to_the_log(self, *, to_write: bool = False) -> None:
        """Take what is kept for what is; tell everyone what of it they had not been told."""
        try:
            self._memory, self._snapshot_seq = await remembered(self._store, self._plan)
            if to_write:  # a full disk can be read: only what could be written proves that work can go on
                await self._store.save_snapshot(freeze(self._memory))
                self._snapshot_seq = self._memory.state.seq
        except StoreFailed as failure:
            log.error("store_still_failing", detail=str(failure))
            return
        self._memory.state.plan = self._plan  # another may have been offered meanwhile
        self._said.withdraw()
        missed = self.published.take_all(self.look())
        self._sound = True
        if missed is not None:
            self._publish(missed)

    async def _isolate(self, group: list[Waiting], fault: Exception) -> None:
        """Find the command that the rules cannot digest, so that it takes no other down with it."""
        await self._return_to_the_log()
        if not self._sound:
            await self._fail(group, str(fault))
        elif len(group) > 1:
            for waiting in group:
                await self._work([waiting])
        elif group and not group[0].answered.done():
            refusal = Refusal(code="fault", detail=f"a fault in the server: {fault!r}")
            group[0].answered.set_result(refused(group[0].intent, refusal))

    async def _save_snapshot(self) -> None:
        self._snapshot_seq = self._memory.state.seq
        try:
            await self._store.save_snapshot(freeze(self._memory))
        except StoreFailed as failure:
            log.warning("snapshot_failed", detail=str(failure))
