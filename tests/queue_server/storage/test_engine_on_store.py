"""The engine on either store: a repeated command gets its first answer, also the day after a crash."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from queue_server.domain.plan import Plan
from queue_server.engine.engine import Engine
from queue_server.storage.opening import open_store
from queue_server.storage.place import Place
from wire.intents import CallNext, Finish, Issue, OpenWindow, Start

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
WORDS = count(1)


@asynccontextmanager
async def engine_at(place: Place, plan: Plan, now: datetime, *, crash: bool = False) -> AsyncIterator[Engine]:
    """Let an engine work on the store at ``place`` meanwhile, then end it in good order or not."""
    store = await open_store(place)
    engine = Engine(
        plan,
        store,
        clock=lambda: now,
        entropy=lambda: f"word{next(WORDS)}",
        timezone=ZoneInfo("Asia/Shanghai"),
    )
    await engine.recover()
    writer = asyncio.create_task(engine.run())
    yield engine
    if crash:
        writer.cancel()
    else:
        engine.stop()
    await asyncio.gather(writer, return_exceptions=True)
    await store.close()


async def ask(engine: Engine, *intents: Any) -> list[Any]:
    return list(await asyncio.gather(*(engine.submit(intent, "clerk:li", "desk") for intent in intents)))


@pytest.mark.parametrize("crash", [False, True], ids=["stopped", "crashed"])
async def test_a_command_is_known_until_the_day_after(place: Place, plan: Plan, crash: bool) -> None:
    issue = Issue(command_id="once", queue="a")
    async with engine_at(place, plan, MORNING, crash=crash) as engine:
        (first,) = await ask(engine, issue)
    for later in (timedelta(hours=9), timedelta(days=1), timedelta(days=1, hours=9)):
        async with engine_at(place, plan, MORNING + later, crash=crash) as engine:
            (again, other) = await ask(engine, issue, Issue(command_id=f"other{later}", queue="a"))
            assert again.repeated
            assert (again.ticket.id, again.ticket.number) == (first.ticket.id, "A001")
            assert other.ticket.id != first.ticket.id


async def test_the_tables_tell_the_day(place: Place, plan: Plan, sql: Any) -> None:
    at = "w1"
    async with engine_at(place, plan, MORNING) as engine:
        await ask(engine, OpenWindow(command_id="o", window=at), Issue(command_id="i", queue="a"))
    for minutes, intent in enumerate(
        (
            CallNext(command_id="c", window=at),
            Start(command_id="s", window=at),
            Finish(command_id="f", window=at),
        )
    ):
        async with engine_at(place, plan, MORNING + timedelta(minutes=10 * (minutes + 1))) as engine:
            await ask(engine, intent)
    assert await sql('SELECT state, "window", until - since FROM stays ORDER BY seq') == [
        ("waiting", None, 600.0),
        ("called", "w1", 600.0),
        ("serving", "w1", 600.0),
    ]
    assert await sql("SELECT state, calls FROM tickets") == [("finished", 1)]
