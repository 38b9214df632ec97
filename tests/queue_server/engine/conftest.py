"""An engine over a store in memory that fails when it is told to, a clock and chance of one's own."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from queue_server.domain.hours import Hours
from queue_server.domain.plan import Plan
from queue_server.domain.ticket import Ticket
from queue_server.engine import engine as engine_module
from queue_server.engine.engine import Engine
from queue_server.engine.memory import Memory
from queue_server.engine.ports import CHUNK, Stored, StoreFailed
from queue_server.engine.record import Row
from queue_server.engine.span import Span
from wire.live import Change


class MemoryStore:
    """A store whose next appends fail as listed in ``plan``: ``before`` or ``after`` they kept the rows."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.tickets: dict[str, Ticket] = {}
        self.spans: list[Span] = []
        self.kept: Stored | None = None
        self.appends: list[int] = []
        self.failures: list[str] = []
        self.down = False
        self.gate: asyncio.Event | None = None

    async def append(
        self, rows: Sequence[Row], tickets: Sequence[Ticket], spans: Sequence[Span] = ()
    ) -> None:
        self.appends.append(len(rows))
        if self.gate is not None:
            await self.gate.wait()
        how = self.failures.pop(0) if self.failures else ""
        if self.down or how == "before":
            raise StoreFailed("disk full")
        self.rows.extend(rows)
        self.tickets.update((ticket.id, ticket) for ticket in tickets)
        self.spans.extend(spans)
        if how == "after":
            raise StoreFailed("the answer was lost")

    async def snapshot(self) -> Stored | None:
        self._up()
        return self.kept

    async def save_snapshot(self, snapshot: Stored) -> None:
        self._up()
        self.kept = snapshot

    async def rows_after(self, seq: int, chunk: int = CHUNK) -> AsyncIterator[Sequence[Row]]:
        self._up()
        for at in range(seq, len(self.rows), chunk):
            yield self.rows[at : at + chunk]

    async def close(self) -> None:
        """Nothing to close."""

    def _up(self) -> None:
        if self.down:
            raise StoreFailed("disk gone")


class World:
    """What an engine stands in: the store, the time, chance, and what was published."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.store: Any = MemoryStore()
        self.now = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
        self.published: list[Change] = []
        self.hours: Callable[[str], Hours | None] = lambda _: None
        self._words = count(1)

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    def engine(self) -> Engine:
        return Engine(
            self.plan,
            self.store,
            clock=lambda: self.now,
            entropy=lambda: f"word{next(self._words):06d}",
            timezone=ZoneInfo("Asia/Shanghai"),
            hours=self.hours,
            publish=self.published.append,
        )

    async def started(self) -> "Running":
        engine = self.engine()
        await engine.recover()
        return Running(engine)


class Running:
    """An engine at work."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.task = asyncio.get_running_loop().create_task(engine.run())

    async def ask(self, *intents: Any) -> list[Any]:
        """Submit all at once; return their answers in order."""
        waiting = [
            asyncio.ensure_future(self.engine.submit(intent, "clerk:li", "desk")) for intent in intents
        ]
        return list(await asyncio.gather(*waiting))

    async def stop(self) -> None:
        self.engine.stop()
        await self.task


def plain(memory: Memory) -> dict[str, Any]:
    """Return all that a memory holds, for comparison: an empty line and a line never used are alike."""
    compared = [field.name for field in fields(memory.state) if field.compare]
    state = {name: getattr(memory.state, name) for name in compared} | {"plan": None}
    used = {name: line for name, line in memory.state.lines.items() if line}
    opened = {name: count for name, count in memory.state.open_windows.items() if count}
    return state | {
        "lines": used,
        "open_windows": opened,
        "hash": memory.hash,
        "answers": memory.told(memory.answers),
        "older_answers": memory.told(memory.older_answers),
    }


@pytest.fixture(scope="session")
def contents() -> Callable[[Memory], dict[str, Any]]:
    return plain


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "RETRY_SECONDS", 0.0)


@pytest.fixture
def world(plan: Plan) -> World:
    return World(plan)


@pytest.fixture
def another_world(plan: Plan) -> Callable[[], World]:
    return lambda: World(plan)
