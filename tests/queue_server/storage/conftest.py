"""Stores in real SQLite files, and rows to put into them."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from queue_server.domain import events as e
from queue_server.domain.lifecycle import State
from queue_server.domain.ticket import Ticket
from queue_server.engine.record import GENESIS, Record, Row, to_row
from queue_server.storage.sqlite import SqliteStore, open_store

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "hall.db"


@pytest.fixture
async def store(file: Path) -> AsyncIterator[SqliteStore]:
    opened = await open_store(file)
    yield opened
    await opened.close()


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
