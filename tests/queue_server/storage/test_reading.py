"""The log read alone, beside a server at work: the same rows, and not a byte can be written."""

import sqlite3
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from queue_server.engine.ports import StoreFailed
from queue_server.storage.opening import open_store
from queue_server.storage.reading import PostgresLog, SqliteLog, open_reading


async def whole(log: Any, seq: int = 0, chunk: int = 3) -> list[int]:
    return [row.seq async for part in log.rows_after(seq, chunk) for row in part]


async def test_the_rows_are_those_that_were_kept_also_while_the_server_goes_on(
    place: Any, store: Any, rows: Any
) -> None:
    kept = rows(7)
    await store.append(kept[:5], [])
    log = await open_reading(place)
    assert await whole(log) == [1, 2, 3, 4, 5]
    assert [row async for part in log.rows_after(3) for row in part] == kept[3:5]
    await store.append(kept[5:], [])
    assert await whole(log, 5) == [6, 7]
    await log.close()


async def test_it_is_read_after_the_server_has_stopped_too(place: Any, rows: Any) -> None:
    store = await open_store(place)
    await store.append(rows(2), [])
    await store.close()
    log = await open_reading(place)
    assert await whole(log) == [1, 2]
    await log.close()


async def test_nothing_can_be_written(place: Any, store: Any) -> None:
    log = await open_reading(place)
    if isinstance(log, SqliteLog):
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await log._db.execute("DELETE FROM events")
    else:
        assert isinstance(log, PostgresLog)
        with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
            await log._pool.execute("DELETE FROM events")
    await log.close()


async def test_what_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    with pytest.raises(StoreFailed, match=r"none\.db: unable to open"):
        await open_reading(missing)
    assert not missing.exists()


async def test_a_newer_schema_and_a_strange_file_are_refused(file: Path) -> None:
    for number in (99, 0):
        with sqlite3.connect(file) as connection:
            connection.execute(f"PRAGMA user_version = {number}")
        connection.close()
        with pytest.raises(StoreFailed, match=f"schema {number}, expected"):
            await open_reading(file)
