"""The store in real files: all or nothing, durable settings, and errors that are named."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from queue_server.engine.ports import Store, Stored, StoreFailed
from queue_server.engine.record import Row
from queue_server.storage import queries
from queue_server.storage.sqlite import MOST_ROWS, SqliteStore, many_rows, open_store


async def read(store: SqliteStore, after: int = 0, chunk: int = 5_000) -> list[list[Row]]:
    return [list(part) async for part in store.rows_after(after, chunk)]


def count(file: Path, table: str) -> int:
    with sqlite3.connect(file) as connection:
        found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    connection.close()
    return int(found)


async def test_it_is_a_store(store: SqliteStore) -> None:
    assert isinstance(store, Store)


async def test_what_was_appended_is_read_by_who_opens_the_file_next(file: Path, rows: Any) -> None:
    log = rows(200)
    first = await open_store(file)
    await first.append(log[:150], [])
    await first.append(log[150:], [])
    await first.close()
    second = await open_store(file)
    assert await read(second) == [log]
    await second.close()


@pytest.mark.parametrize(
    ("after", "chunk", "sizes"), [(0, 4, [4, 4, 2]), (7, 100, [3]), (10, 5, []), (99, 5, [])]
)
async def test_the_log_is_read_in_chunks(
    store: SqliteStore, rows: Any, after: int, chunk: int, sizes: list[int]
) -> None:
    log = rows(10)
    await store.append(log, [])
    parts = await read(store, after, chunk)
    assert [len(part) for part in parts] == sizes
    assert [row for part in parts for row in part] == log[after:]


@pytest.mark.parametrize("size", [1, 2, 3, 63, 64, 65, 200, 501])
async def test_groups_of_any_size_are_whole(store: SqliteStore, rows: Any, ticket: Any, size: int) -> None:
    log = rows(size)
    await store.append(log, [ticket(f"t{n}") for n in range(size)])
    assert await read(store) == [log]
    assert count(store.path, "tickets") == size


def test_rows_go_in_by_powers_of_two(rows: Any) -> None:
    filled = list(many_rows("INSERT INTO t VALUES (:row) END", [(n, n) for n in range(200)]))
    assert [sql.count("(?, ?)") for sql, _ in filled] == [MOST_ROWS, MOST_ROWS, MOST_ROWS, 8]
    assert [value for _, values in filled for value in values] == [n for k in range(200) for n in (k, k)]
    assert all(sql.startswith("INSERT INTO t VALUES (") and sql.endswith(") END") for sql, _ in filled)


async def test_a_ticket_is_one_row_with_its_newest_value(store: SqliteStore, rows: Any, ticket: Any) -> None:
    log = rows(2)
    await store.append(log[:1], [ticket("t")])
    await store.append(log[1:], [ticket("t", state="called", window="w1")])
    with sqlite3.connect(store.path) as connection:
        found = connection.execute('SELECT state, "window", issued_at FROM tickets').fetchall()
    connection.close()
    assert found == [("called", "w1", 1795406400.0)]


async def test_a_group_is_kept_whole_or_not_at_all(store: SqliteStore, rows: Any, ticket: Any) -> None:
    log = rows(5)
    await store.append(log[:2], [])
    with pytest.raises(StoreFailed, match="UNIQUE"):
        await store.append([*log[2:5], log[1]], [ticket("t")])
    assert await read(store) == [log[:2]]
    assert count(store.path, "tickets") == 0
    await store.append(log[2:], [])  # and it goes on
    assert await read(store) == [log]


async def test_what_fails_at_the_tickets_takes_all_back(store: SqliteStore, rows: Any, ticket: Any) -> None:
    with sqlite3.connect(store.path) as connection:
        connection.execute("DROP TABLE tickets")
    connection.close()
    with pytest.raises(StoreFailed, match="tickets"):
        await store.append(rows(3), [ticket("t")])
    assert await read(store) == []


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


async def test_a_closed_store_fails_and_does_not_hang(file: Path, rows: Any) -> None:
    store = await open_store(file)
    await store.close()
    with pytest.raises(StoreFailed):
        await store.append(rows(1), [])
    with pytest.raises(StoreFailed):
        await store.snapshot()


async def test_every_commit_is_synced(store: SqliteStore) -> None:
    found = {}
    for pragma in ("journal_mode", "synchronous"):
        async with store._db.execute(f"PRAGMA {pragma}") as cursor:
            row = await cursor.fetchone()
            found[pragma] = row[0] if row else None
    assert found == {"journal_mode": "wal", "synchronous": 2}


async def test_the_newest_snapshot_is_given_and_only_two_are_kept(store: SqliteStore) -> None:
    assert await store.snapshot() is None
    for seq in (5, 9, 7, 12):
        await store.save_snapshot(Stored(seq, bytes([seq]) * 32, b"body%d" % seq))
    assert await store.snapshot() == Stored(12, bytes([12]) * 32, b"body12")
    assert count(store.path, "snapshots") == 2


async def test_a_snapshot_that_cannot_be_saved_leaves_nothing_open(store: SqliteStore, rows: Any) -> None:
    await store._db.execute("PRAGMA max_page_count = 20")
    with pytest.raises(StoreFailed):
        await store.save_snapshot(Stored(1, bytes(32), bytes(1_000_000)))
    await store._db.execute("PRAGMA max_page_count = 1000000")
    await store.append(rows(1), [])
    assert await store.snapshot() is None


async def test_tickets_made_anew_take_the_place_of_all(store: SqliteStore, rows: Any, ticket: Any) -> None:
    await store.append(rows(1), [ticket("old")])
    await store.replace_tickets([ticket(f"new{n}") for n in range(100)])
    with sqlite3.connect(store.path) as connection:
        names = {name for (name,) in connection.execute("SELECT id FROM tickets")}
    connection.close()
    assert names == {f"new{n}" for n in range(100)}


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


async def test_a_newer_schema_is_left_alone(file: Path) -> None:
    await (await open_store(file)).close()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(StoreFailed, match="newer"):
        await open_store(file)


async def test_a_migration_that_was_cut_is_begun_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = queries.migrations("sqlite")
    cut = [(number, sql + "\nCREATE TABLE events (twice);") for number, sql in whole]
    monkeypatch.setattr("queue_server.storage.sqlite.migrations", lambda _: cut)
    with pytest.raises(StoreFailed, match="already exists"):
        await open_store(file)
    monkeypatch.setattr("queue_server.storage.sqlite.migrations", lambda _: whole)
    store = await open_store(file)
    assert await store.snapshot() is None
    await store.close()
