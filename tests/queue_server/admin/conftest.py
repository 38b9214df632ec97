"""A site with a small day behind it, in a SQLite file and in PostgreSQL, and hands to alter it."""

import asyncio
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
import pytest

from queue_server.domain.plan import Plan, Queue, Window
from queue_server.engine.engine import Engine
from queue_server.storage.opening import open_store
from queue_server.storage.place import Place, Postgres
from wire.intents import CallNext, Issue, OpenWindow

PLAN = Plan({"q": Queue("q", "A", ("w",))}, {"w": Window("w", "1", "left", ("q",))}, {}, {})


@pytest.fixture(autouse=True)
def logs_of_the_program(logs_as_before: None) -> None:
    """Let what hall-admin makes of the logs end with the test."""


class Kept:
    """A site's store: ``options`` name it on the command line."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.options = ["--store", f"sqlite:{place}" if isinstance(place, Path) else place.url]

    def sql(self, statement: str) -> list[Any]:
        """Carry out a statement and return its rows."""
        if isinstance(self.place, Postgres):
            return asyncio.run(_on_server(self.place.url, statement))
        with sqlite3.connect(self.place) as file:
            found = file.execute(statement).fetchall()
        file.close()
        return found

    def tables(self) -> list[list[Any]]:
        """Return what stands in the tables for reports."""
        return [self.sql("SELECT * FROM tickets ORDER BY id"), self.sql("SELECT * FROM spans ORDER BY seq")]


async def _on_server(url: str, statement: str) -> list[Any]:
    connection = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(statement)]
    finally:
        await connection.close()


async def _a_small_day(place: Place) -> None:
    store = await open_store(place)
    words = iter(range(1000))
    engine = Engine(
        PLAN,
        store,
        clock=lambda: datetime.now(UTC),
        entropy=lambda: f"x{next(words)}",
        timezone=ZoneInfo("Asia/Shanghai"),
    )
    await engine.recover()
    writer = asyncio.create_task(engine.run())
    intents = [Issue(command_id=f"i{n}", queue="q") for n in range(5)]
    for intent in (*intents, OpenWindow(command_id="o", window="w"), CallNext(command_id="c", window="w")):
        await engine.submit(intent, "test", "test")
    writer.cancel()
    await asyncio.gather(writer, return_exceptions=True)
    await store.close()


@pytest.fixture
def empty(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[str], Kept]:
    """Return what names a store of a kind, ``sqlite`` or ``postgres``, with nothing in it yet."""

    def name(kind: str) -> Kept:
        if kind == "sqlite":
            return Kept(tmp_path / f"{len(list(tmp_path.iterdir()))}.db")
        return Kept(Postgres(request.getfixturevalue("cluster").fresh()))

    return name


@pytest.fixture
def a_day(empty: Callable[[str], Kept]) -> Callable[[str], Kept]:
    """Return what makes a store of a kind with a small day in it: 8 records, 5 tickets, one called."""

    def make(kind: str) -> Kept:
        kept = empty(kind)
        asyncio.run(_a_small_day(kept.place))
        return kept

    return make


@pytest.fixture(params=["sqlite", "postgres"])
def site(request: pytest.FixtureRequest, a_day: Callable[[str], Kept]) -> Kept:
    """Return a site with a small day behind it: each test that asks runs on both kinds of store."""
    return a_day(request.param)
