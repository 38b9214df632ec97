"""What is SQLite's own besides the contract: durable settings, full disks, files that are none."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from queue_server.engine.ports import Stored, StoreFailed
from queue_server.engine.record import Row
from queue_server.storage.sqlite import MOST_ROWS, SqliteStore, many_rows, open_store


@pytest.fixture
def place(file: Path) -> Path:
    """Return the one kind of place that these tests are about."""
    return file


async def read(store: SqliteStore, after: int = 0, chunk: int = 5_000) -> list[list[Row]]:
    return [list(part) async for part in store.rows_after(after, chunk)]


def test_as_many_rows_as_may_go_in_by_one_statement(rows: Any) -> None:
    filled = list(many_rows("INSERT INTO t VALUES (:row) END", [(n, n) for n in range(200)]))
    assert [sql.count("(?, ?)") for sql, _ in filled] == [MOST_ROWS, MOST_ROWS, MOST_ROWS, 8]
    assert [value for _, values in filled for value in values] == [n for k in range(200) for n in (k, k)]
    assert all(sql.startswith("INSERT INTO t VALUES (") and sql.endswith(") END") for sql, _ in filled)


async def test_a_full_disk_is_a_failure_and_later_it_goes_on(store: SqliteStore, rows: Any) -> None:
    log = rows(4_000)
    await store.append(log[:10], [])
    await store._db.execute("PRAGMA max_page_count = 30")
    with pytest.raises(StoreFailed, match="full"):
        await store.append(log[10:], [])
    assert await read(store) == [log[:10]]
    await store._db.execute("PRAGMA max_page_count = 1000000")
    await store.append(log[10:], [])
    assert sum(len(part) for part in await read(store)) == 4_000


async def test_a_locked_file_is_a_failure(store: SqliteStore, rows: Any) -> None:
    await store._db.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreFailed, match="locked"):
        await store.append(rows(1), [])
    other.execute("COMMIT")
    other.close()
    await store.append(rows(1), [])


async def test_every_commit_is_synced(store: SqliteStore) -> None:
    found = {}
    for pragma in ("journal_mode", "synchronous"):
        async with store._db.execute(f"PRAGMA {pragma}") as cursor:
            row = await cursor.fetchone()
            found[pragma] = row[0] if row else None
    assert found == {"journal_mode": "wal", "synchronous": 2}


async def test_a_snapshot_that_cannot_be_saved_leaves_nothing_open(store: SqliteStore, rows: Any) -> None:
    await store._db.execute("PRAGMA max_page_count = 20")
    with pytest.raises(StoreFailed):
        await store.save_snapshot(Stored(1, bytes(32), bytes(1_000_000)))
    await store._db.execute("PRAGMA max_page_count = 1000000")
    await store.append(rows(1), [])
    assert await store.snapshot() is None


async def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "a" / "b" / "hall.db")
    await store.close()
    assert (tmp_path / "a" / "b" / "hall.db").is_file()


async def test_what_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "hall.db"
    path.write_text("this is a letter, not a database" * 100)
    with pytest.raises(StoreFailed, match=r"hall\.db"):
        await open_store(path)


async def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed):
        await open_store(tmp_path)
