"""The schema over the years: forward by numbers, whole or not at all, never under an older release."""

import asyncio
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from queue_server.engine.ports import StoreFailed
from queue_server.storage import queries
from queue_server.storage.accounts import open_accounts
from queue_server.storage.opening import open_store
from queue_server.storage.place import Place, Postgres

RELEASES = Path(__file__).parent / "releases"
NEWER = {"sqlite": "PRAGMA user_version = 999", "postgres": "INSERT INTO migrations (number) VALUES (999)"}
READERS = ("queue_server.storage.sqlite", "queue_server.storage.postgres_schema")
OLD_TICKET = (
    "t",
    "2026-11-23",
    "A001",
    "a",
    None,
    "ordinary",
    "waiting",
    None,
    1795406400.0,
    None,
    None,
    None,
    "",
)


def dialect(place: Place) -> queries.Dialect:
    return "postgres" if isinstance(place, Postgres) else "sqlite"


async def test_a_newer_schema_is_left_alone_and_said(place: Place, sql: Any) -> None:
    await (await open_store(place)).close()
    await sql(NEWER[dialect(place)])
    with pytest.raises(StoreFailed, match=r"schema 999 is newer than this release knows \(\d+\)"):
        await open_store(place)


async def test_a_migration_that_was_cut_is_begun_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = queries.migrations(dialect(place))
    cut = [(number, text + "\nCREATE TABLE events (twice INTEGER);") for number, text in whole]
    for module in READERS:
        monkeypatch.setattr(f"{module}.migrations", lambda _: cut)
    with pytest.raises(StoreFailed, match="already exists"):
        await open_store(place)
    for module in READERS:
        monkeypatch.setattr(f"{module}.migrations", lambda _: whole)
    store = await open_store(place)
    assert await store.snapshot() is None
    await store.close()


async def test_what_an_older_release_left_is_taken_over(file: Path, rows: Any) -> None:
    log = rows(2)
    for number, text in queries.migrations("sqlite"):
        if number == 1:
            left_by(file, text, log)
    store = await open_store(file)
    assert [list(part) async for part in store.rows_after(0)] == [log]
    await store.close()
    with sqlite3.connect(file) as connection:
        found = connection.execute("SELECT id, channel, calls FROM tickets").fetchall()
    connection.close()
    assert found == [("t", "kiosk", 0)]


def left_by(file: Path, schema: str, log: Any) -> None:
    """Make a file as the first release left it."""
    old = statements("sqlite_1.sql")
    connection = sqlite3.connect(file)
    connection.executescript(schema)
    connection.execute("PRAGMA user_version = 1")
    for row in log:
        connection.execute(old["append_event"].replace("(:row)", "(?, ?, ?)"), (row.seq, row.line, row.hash))
    connection.execute(old["upsert_ticket"].replace("(:row)", f"({', '.join('?' * 13)})"), OLD_TICKET)
    connection.commit()
    connection.close()


def statements(name: str) -> dict[str, str]:
    """Return the statements of an older release."""
    parts = re.split(r"^-- (\w+):[^\n]*\n", (RELEASES / name).read_text(), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("name", statements("sqlite_1.sql"))
def test_a_server_that_still_runs_is_not_hurt_by_a_newer_schema(name: str) -> None:
    """``hall-admin`` of a newer release may bring the schema up to date under it."""
    connection = sqlite3.connect(":memory:")
    for _, text in queries.migrations("sqlite"):
        connection.executescript(text)
    values = {"append_event": (1, b"", b""), "upsert_ticket": OLD_TICKET}
    statement = statements("sqlite_1.sql")[name]
    given = values.get(name, (None,) * statement.count("?"))
    statement = statement.replace("(:row)", f"({', '.join('?' * len(given))})")
    if name in values:
        connection.execute(statement, given)
        connection.execute(f"EXPLAIN {statement}", given)
    else:
        connection.execute(f"EXPLAIN {statement}", given)
    connection.close()


async def test_two_that_come_at_once_bring_it_up_to_date_once(postgres: str) -> None:
    opened = await asyncio.gather(*(open_accounts(Postgres(postgres)) for _ in range(4)))
    for accounts in opened:
        assert await accounts.get("nobody") is None
        await accounts.close()
