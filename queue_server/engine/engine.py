"""The single writer of a site: every command goes through here, in one order.

Commands wait in one queue; the writer takes all that wait, decides them in
order, commits all their records in one transaction, and only then answers and
publishes. While a commit is under way the next commands gather, so the busier
the hall, the larger the groups and the fewer the syncs.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
import structlog

from queue_server.domain.ask import Ask
from queue_server.domain.day import opening
from queue_server.domain.decide import decide
from queue_server.domain.decision import Nobody
from queue_server.domain.events import Event
from queue_server.domain.plan import Plan
from queue_server.domain.refusal import Refusal
from queue_server.domain.ticket import Ticket
from queue_server.engine.answering import answer
from queue_server.engine.memory import Memory, freeze, thaw
from queue_server.engine.ports import Clock, Entropy, Store, StoreFailed
from queue_server.engine.published import Published
from queue_server.engine.record import Record, Row, to_row
from queue_server.engine.views import window_view
from wire.answers import Answer, Done, NobodyWaits, Refused, Unavailable
from wire.intents import CallNext, Intent
from wire.live import Change

log = structlog.get_logger(__name__)

GROUP: Final = 500
SNAPSHOT_EVERY: Final = 50_000
RETRY_SECONDS: Final = 0.5


class Waiting(msgspec.Struct):
    """A command on its way through the engine."""

    intent: Intent
    actor: str
    device: str
    answered: asyncio.Future[Answer]


class Engine:
    """Decides, keeps and tells; ``ready`` is False while the store cannot keep."""

    def __init__(
        self,
        plan: Plan,
        store: Store,
        *,
        clock: Clock,
        entropy: Entropy,
        timezone: ZoneInfo,
        publish: Callable[[Change], None] = lambda _: None,
    ) -> None:
        self._plan = plan
        self._store = store
        self._clock = clock
        self._entropy = entropy
        self._zone = timezone
        self._publish = publish
        self._inbox: asyncio.Queue[Waiting] = asyncio.Queue()
        self._memory = thaw(None, plan)
        self._snapshot_seq = 0
        self.published = Published()
        self.ready = False

    @property
    def memory(self) -> Memory:
        """The state decided so far; may be ahead of what is durable. For estimates, never for answers."""
        return self._memory

    async def recover(self) -> None:
        """Load the newest snapshot and the log after it. Raises BrokenLog, StoreFailed."""
        memory = thaw(await self._store.snapshot(), self._plan)
        self._snapshot_seq = memory.state.seq
        async for rows in self._store.rows_after(memory.state.seq):
            memory.replay(rows)
        self._memory = memory
        self.published.reset(memory.state)
        self.ready = True

    async def submit(self, intent: Intent, actor: str, device: str) -> Answer:
        """Return the answer once it is durable; safe to repeat with the same command id."""
        answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._inbox.put_nowait(Waiting(intent, actor, device, answered))
        return await answered

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            group = [await self._inbox.get()]
            while len(group) < GROUP and not self._inbox.empty():
                group.append(self._inbox.get_nowait())
            await self._work(group)

    async def stop(self) -> None:
        """Keep a snapshot, so that the next start is quick."""
        if self.ready and self._memory.state.seq > self._snapshot_seq:
            await self._store.save_snapshot(freeze(self._memory))

    async def _work(self, group: list[Waiting]) -> None:
        records: list[Record] = []
        touched: dict[str, Ticket] = {}
        try:
            answers = [self._settle(waiting, records, touched) for waiting in group]
            if records:
                await self._keep(records, list(touched.values()))
        except (StoreFailed, AssertionError, LookupError) as failure:
            log.error(
                "group_failed", failure=type(failure).__name__, detail=str(failure), commands=len(group)
            )
            await self._fail(group, str(failure))
            return
        for waiting, given in zip(group, answers, strict=True):
            if not waiting.answered.done():
                waiting.answered.set_result(given)
        if records:
            self._publish(self.published.take(self._memory.state, records))
            await self._snapshot_when_due()

    def _settle(self, waiting: Waiting, records: list[Record], touched: dict[str, Ticket]) -> Answer:
        intent, memory = waiting.intent, self._memory
        known = memory.known(intent.command_id)
        if known is not None:
            return msgspec.structs.replace(known, repeated=True) if isinstance(known, Done) else known
        now = self._clock()
        today = now.astimezone(self._zone).date().isoformat()
        for event in opening(memory.state, today):
            self._record(event, now, None, records, touched)
        ask = Ask(
            intent=intent,
            actor=waiting.actor,
            device=waiting.device,
            now=now,
            today=today,
            fresh_id=self._entropy(),
            fresh_follow=self._entropy(),
        )
        decision = decide(memory.state, ask)
        if isinstance(decision, Refusal):
            return _refused(intent, decision)
        if isinstance(decision, Nobody):
            window = intent.window if isinstance(intent, CallNext) else ""
            return NobodyWaits(command_id=intent.command_id, window=window_view(memory.state, window))
        for event in decision:
            self._record(event, now, waiting, records, touched)
        given = answer(memory.state, intent.command_id, decision)
        memory.answers[intent.command_id] = given
        return given

    def _record(
        self,
        event: Event,
        now: datetime,
        by: Waiting | None,
        records: list[Record],
        touched: dict[str, Ticket],
    ) -> None:
        record = Record(
            seq=self._memory.state.seq + 1,
            at=now,
            event=event,  # type: ignore[arg-type]
            command_id=by.intent.command_id if by else "",
            actor=by.actor if by else "",
            device=by.device if by else "",
        )
        self._memory.apply(record)
        records.append(record)
        ticket = self._memory.state.tickets.get(getattr(event, "ticket", ""))
        if ticket is not None:
            touched[ticket.id] = ticket

    async def _keep(self, records: list[Record], touched: list[Ticket]) -> None:
        rows: list[Row] = []
        digest = self._memory.hash
        for record in records:
            row = to_row(record, digest)
            digest = row.hash
            rows.append(row)
        await self._store.append(rows, touched)
        self._memory.hash = digest

    async def _fail(self, group: list[Waiting], detail: str) -> None:
        """Answer that nothing was kept, then go back to what is: the log decides."""
        self.ready = False
        for waiting in group:
            if not waiting.answered.done():
                waiting.answered.set_result(Unavailable(command_id=waiting.intent.command_id, detail=detail))
        while not self.ready:
            await asyncio.sleep(RETRY_SECONDS)
            while not self._inbox.empty():
                late = self._inbox.get_nowait()
                if not late.answered.done():
                    late.answered.set_result(Unavailable(command_id=late.intent.command_id, detail=detail))
            try:
                await self.recover()
            except StoreFailed as failure:
                log.error("store_still_failing", detail=str(failure))

    async def _snapshot_when_due(self) -> None:
        if self._memory.state.seq - self._snapshot_seq < SNAPSHOT_EVERY:
            return
        self._snapshot_seq = self._memory.state.seq
        try:
            await self._store.save_snapshot(freeze(self._memory))
        except StoreFailed as failure:
            log.warning("snapshot_failed", detail=str(failure))


def _refused(intent: Intent, why: Refusal) -> Refused:
    return Refused(
        command_id=intent.command_id,
        code=why.code,
        detail=why.detail,
        field=why.field,
        value=why.value,
        expected=why.expected,
    )
