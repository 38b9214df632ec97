"""Stores in real SQLite files and in a real PostgreSQL, and rows to put into them."""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from queue_server.domain import events as e
from queue_server.domain.lifecycle import State
from queue_server.domain.ticket import Ticket
from queue_server.engine.ports import Store
from queue_server.engine.record import GENESIS, Record, Row, to_row
from queue_server.engine.span import Span
from queue_server.storage.opening import open_store
from queue_server.storage.place import Place, Postgres

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "hall.db"


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest) -> Place:
    """Return where an empty store may be: each test that asks runs on both kinds."""
    if request.param == "sqlite":
        return request.getfixturevalue("file")  # type: ignore[no-any-return]
    return Postgres(request.getfixturevalue("postgres"))


@pytest.fixture
async def store(place: Place) -> AsyncIterator[Store]:
    opened = await open_store(place)
    yield opened
    await opened.close()


@pytest.fixture
def sql(place: Place) -> Callable[[str], Awaitable[list[Any]]]:
    """Return what carries out a statement on the store behind its back, and gives the rows."""

    async def carry_out(statement: str) -> list[Any]:
        if isinstance(place, Postgres):
            connection = await asyncpg.connect(place.url)
            try:
                return [tuple(row) for row in await connection.fetch(statement)]
            finally:
                await connection.close()
        with sqlite3.connect(place) as file:
            found = file.execute(statement).fetchall()
        file.close()
        return found

    return carry_out


@pytest.fixture
def rows() -> Any:
    """Return a function that makes ``count`` chained rows, after the row given."""

    def make(count: int, after: Row | None = None) -> list[Row]:
        made: list[Row] = []
        seq, digest = (after.seq, after.hash) if after else (0, GENESIS)
        for _ in range(count):
            seq += 1
            event = e.WindowOpened(window=f"w{seq}", clerk="李")
            made.append(to_row(Record(seq=seq, at=NOON, event=event), digest))
            digest = made[-1].hash
        return made

    return make


@pytest.fixture
def ticket() -> Any:
    """Return a function that makes a ticket."""

    def make(name: str, **more: Any) -> Ticket:
        state = State(more.pop("state", "waiting"))
        return Ticket(
            id=name,
            number="A001",
            queue="a",
            day="2026-11-23",
            follow=f"f{name}",
            issued_at=NOON,
            arrived_at=NOON,
            order=1,
            state=state,
            **more,
        )

    return make


@pytest.fixture
def span() -> Any:
    """Return a function that makes a stay of a ticket, ended by record ``seq``."""

    def make(ticket: str, seq: int, state: str = "waiting", **more: Any) -> Span:
        until = more.pop("until", NOON)
        given = {"queue": "a", "window": None, "clerk": None, **more}
        return Span(ticket=ticket, seq=seq, state=State(state), until=until, **given)

    return make
