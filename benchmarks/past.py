"""A site's past: a log and snapshot as a server would have left them, written by the rules themselves."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from config.load import Loaded
from queue_server.domain.ask import Ask
from queue_server.domain.day import opening
from queue_server.domain.decide import decide
from queue_server.domain.events import Event
from queue_server.engine.answering import answer
from queue_server.engine.memory import Memory, freeze, thaw
from queue_server.engine.record import Record, Row, to_row
from queue_server.siteplan import rules_plan
from queue_server.storage.sqlite import SqliteStore, open_store
from wire import intents
from wire.intents import Intent

FIRST_DAY: Final = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
A_DAY: Final = 8_000
WRITTEN_AT_ONCE: Final = 2_000
TAIL_EVENTS: Final = 1_000


class Past:
    """Days of ``A_DAY`` tickets, each taken, called, begun and finished."""

    def __init__(self, loaded: Loaded) -> None:
        self._site = loaded.site
        self.memory: Memory = thaw(None, rules_plan(loaded))
        self._now = FIRST_DAY
        self._count = 0
        serving = {queue: window.id for window in self._site.windows for queue in window.queues}
        self._places = [(queue.id, serving[queue.id]) for queue in self._site.queues if queue.id in serving]

    def rows(self, tickets: int) -> Iterator[list[Row]]:
        """Yield the log of so many tickets, in parts."""
        rows: list[Row] = []
        for index in range(tickets):
            if index % A_DAY == 0:
                rows += self._morning(index // A_DAY)
            rows += self._visit(index)
            if len(rows) >= WRITTEN_AT_ONCE:
                yield rows
                rows = []
        yield rows

    def tail(self) -> list[Row]:
        """Return some more records, such as come after a snapshot."""
        rows: list[Row] = []
        while len(rows) < TAIL_EVENTS:
            rows += self._visit(self._count)
        return rows

    def _morning(self, day: int) -> list[Row]:
        self._now = FIRST_DAY + timedelta(days=day)
        today = self._now.date().isoformat()
        rows = [self._keep(event, "") for event in opening(self.memory.state, today)]
        return rows if day else rows + [row for window in self._site.windows for row in self._open(window.id)]

    def _open(self, window: str) -> list[Row]:
        return self._carry_out(intents.OpenWindow(command_id=f"open-{window}", window=window))

    def _visit(self, index: int) -> list[Row]:
        queues = [
            queue.id for queue in self._site.queues if any(queue.id in w.queues for w in self._site.windows)
        ]
        queue = queues[index % len(queues)]
        window = next(w.id for w in self._site.windows if queue in w.queues)
        steps: list[Intent] = [
            intents.Issue(command_id=f"i{index}", queue=queue),
            intents.CallNext(command_id=f"c{index}", window=window),
            intents.Start(command_id=f"s{index}", window=window),
            intents.Finish(command_id=f"f{index}", window=window),
        ]
        return [row for step in steps for row in self._carry_out(step)]

    def _carry_out(self, intent: Intent) -> list[Row]:
        self._count += 1
        self._now += timedelta(milliseconds=800)
        word = f"{self._count:020x}"
        ask = Ask(
            intent=intent,
            actor="device:past",
            device="past",
            now=self._now,
            today=self.memory.state.day,
            local=self._now,
            fresh_id=word,
            fresh_follow=f"w{word}",
        )
        decision = decide(self.memory.state, ask)
        assert isinstance(decision, list), decision
        rows = [self._keep(event, intent.command_id) for event in decision]
        self.memory.answers[intent.command_id] = answer(self.memory.state, intent.command_id, decision)
        return rows

    def _keep(self, event: Event, command_id: str) -> Row:
        by = {"command_id": command_id, "actor": "device:past", "device": "past"} if command_id else {}
        seq = self.memory.state.seq + 1
        record = Record(seq=seq, at=self._now, event=event, **by)  # type: ignore[arg-type]
        self.memory.apply(record)
        row = to_row(record, self.memory.hash)
        self.memory.hash = row.hash
        return row


async def write(loaded: Loaded, database: Path, tickets: int) -> int:
    """Write the past of ``tickets`` with a snapshot and a tail after it; return how many records it has."""
    store = await open_store(database)
    try:
        past = Past(loaded)
        for rows in past.rows(tickets):
            await store.append(rows, ())
        await _close_the_day(store, past)
    finally:
        await store.close()
    return past.memory.state.seq


async def _close_the_day(store: SqliteStore, past: Past) -> None:
    await store.append((), list(past.memory.state.tickets.values()))
    await store.save_snapshot(freeze(past.memory))
    await store.append(past.tail(), ())
