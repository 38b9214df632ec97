"""A PostgreSQL site as a SQLite file, and the way back: the same tables, so a backup fits either store."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import aiosqlite
import asyncpg

from queue_server.engine.ports import StoreFailed
from queue_server.storage.columns import COLUMNS, named
from queue_server.storage.place import Postgres
from queue_server.storage.postgres import held_as
from queue_server.storage.postgres_alone import Alone
from queue_server.storage.postgres_session import A_DAY, connect, failing
from queue_server.storage.queries import queries
from queue_server.storage.rows import Values
from queue_server.storage.sqlite import kept, open_file

AT_ONCE: Final = 5_000


async def to_file(server: Postgres, target: Path) -> None:
    """Copy the site as it is at one instant into a new SQLite file. Raises StoreFailed."""
    file = await open_file(target)
    try:
        session = await connect(server)
        try:
            with failing(server):
                async with session.transaction(isolation="repeatable_read", readonly=True):
                    for table in COLUMNS:
                        await _copy(session, file, table)
        finally:
            await session.close()
        await kept(file.execute("PRAGMA journal_mode=DELETE"))  # one file, not three
    finally:
        await file.close()


async def _copy(session: asyncpg.Connection, file: aiosqlite.Connection, table: str) -> None:
    columns = named(table)
    statement = f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(COLUMNS[table]))})"
    cursor = await session.cursor(f"SELECT {columns} FROM {table}")
    while rows := await cursor.fetch(AT_ONCE):
        await kept(file.executemany(statement, [tuple(row) for row in rows]))
        await kept(file.commit())


async def from_file(source: Path, server: Postgres) -> None:
    """Put the site kept in a SQLite file into an empty database, all or nothing. Raises StoreFailed."""
    alone = Alone(server)
    await alone.begin()
    session = alone.session()
    try:
        with failing(server):
            async with session.transaction():
                if await session.fetchval(queries("postgres")["is_used"]):
                    raise StoreFailed(f"{server} is not empty: create another database and name that")
                for table, columns in COLUMNS.items():
                    with contextlib.closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as file:
                        await session.copy_records_to_table(
                            table, records=_records(file, table), columns=columns, timeout=A_DAY
                        )
    finally:
        await alone.close()


def _records(file: sqlite3.Connection, table: str) -> Iterator[Values]:
    for row in file.execute(f"SELECT {named(table)} FROM {table}"):
        yield tuple(held_as(value) for value in row)
