"""A site's log opened to be read alone: nothing is made, brought up to date or locked.

SQLite is asked for the file as read only; PostgreSQL for sessions in which
every transaction is.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Final

import aiosqlite
import asyncpg

from queue_server.engine.ports import CHUNK, StoreFailed
from queue_server.engine.record import Row
from queue_server.storage.place import Place, Postgres
from queue_server.storage.postgres_session import close_pool, failing, open_reading_pool
from queue_server.storage.queries import migrations, queries
from queue_server.storage.sqlite import kept

BUSY_SECONDS: Final = 5.0


class SqliteLog:
    """The log in a file."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._db = connection
        self._sql = queries("sqlite")

    async def rows_after(self, seq: int, chunk: int = CHUNK) -> AsyncIterator[Sequence[Row]]:
        """Yield the log after ``seq`` in chunks. Raises StoreFailed."""
        while rows := [Row(*row) for row in await self._part(seq, chunk)]:
            yield rows
            seq = rows[-1].seq

    async def close(self) -> None:
        """Close the file."""
        await self._db.close()

    async def _part(self, seq: int, chunk: int) -> Sequence[sqlite3.Row]:
        return list(await kept(self._db.execute_fetchall(self._sql["events_after"], (seq, chunk))))


class PostgresLog:
    """The log in a database."""

    def __init__(self, server: Postgres, pool: asyncpg.Pool) -> None:
        self._server = server
        self._pool = pool
        self._sql = queries("postgres")

    async def rows_after(self, seq: int, chunk: int = CHUNK) -> AsyncIterator[Sequence[Row]]:
        """Yield the log after ``seq`` in chunks. Raises StoreFailed."""
        while rows := await self._part(seq, chunk):
            yield rows
            seq = rows[-1].seq

    async def close(self) -> None:
        """End the sessions."""
        await close_pool(self._pool)

    async def _part(self, seq: int, chunk: int) -> Sequence[Row]:
        with failing(self._server):
            return [Row(*row) for row in await self._pool.fetch(self._sql["events_after"], seq, chunk)]


async def open_reading(place: Place) -> SqliteLog | PostgresLog:
    """Open the log at ``place``. Raises StoreFailed when there is none that this release can read."""
    return await (_file(place) if isinstance(place, Path) else _database(place))


async def _file(path: Path) -> SqliteLog:
    try:
        await asyncio.to_thread(_probe, path)
        connection = await aiosqlite.connect(_read_only(path), uri=True, timeout=BUSY_SECONDS)
    except (sqlite3.Error, OSError) as error:
        raise StoreFailed(f"{path}: {error}") from error
    return SqliteLog(connection)


def _probe(path: Path) -> None:
    """Find what cannot be read before aiosqlite makes a thread for it, which would end noisily."""
    connection = sqlite3.connect(_read_only(path), uri=True)
    try:
        (have,) = connection.execute("PRAGMA user_version").fetchone()
    finally:
        connection.close()
    known = migrations("sqlite")[-1][0]
    if not 0 < have <= known:
        raise sqlite3.OperationalError(f"schema {have}, expected a hall's store of schema 1 to {known}")


def _read_only(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


async def _database(server: Postgres) -> PostgresLog:
    pool = await open_reading_pool(server)
    log = PostgresLog(server, pool)
    try:
        with failing(server):
            have = await pool.fetchval(log._sql["schema_number"])
        known = migrations("postgres")[-1][0]
        if have > known:
            raise StoreFailed(f"{server}: schema {have} is newer than this release knows ({known})")
    except BaseException:
        await log.close()
        raise
    return log
