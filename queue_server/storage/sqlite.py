"""The store in one SQLite file: WAL, synchronous=FULL, one transaction and one sync a group.

aiosqlite costs a hop to its thread per call, and every step of a statement a
fight for the interpreter's lock, so rows go in many at once.
"""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final, TypeVar

import aiosqlite

from queue_server.domain.ticket import Ticket
from queue_server.engine.ports import CHUNK, Stored, StoreFailed
from queue_server.engine.record import Row
from queue_server.engine.span import Span
from queue_server.storage.queries import migrations, queries
from queue_server.storage.rows import event_row, span_row, ticket_row

MOST_ROWS: Final = 64
MARK: Final = "(:row)"
PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "cache_size=-65536",
)
T = TypeVar("T")
Connect = Callable[[Path], aiosqlite.Connection]
Filled = tuple[str, tuple[object, ...]]


class SqliteStore:
    """The log, snapshots and tables of a site in the file at ``path``."""

    def __init__(self, connection: aiosqlite.Connection, path: Path) -> None:
        self._db = connection
        self._sql = queries("sqlite")
        self.path = path

    async def append(
        self, rows: Sequence[Row], tickets: Sequence[Ticket], spans: Sequence[Span] = ()
    ) -> None:
        """Keep ``rows``, ``tickets`` and ``spans`` in one durable transaction. Raises StoreFailed."""
        events = many_rows(self._sql["append_event"], [event_row(row) for row in rows])
        ended = many_rows(self._sql["add_span"], [span_row(span) for span in spans])
        await self._together([*events, *self._upserts(tickets), *ended])

    async def snapshot(self) -> Stored | None:
        """Return the newest snapshot. Raises StoreFailed."""
        async with await kept(self._db.execute(self._sql["newest_snapshot"])) as cursor:
            row = await kept(cursor.fetchone())
        return Stored(*row) if row else None

    async def save_snapshot(self, snapshot: Stored) -> None:
        """Keep a snapshot and the one before. Raises StoreFailed."""
        values = (snapshot.seq, snapshot.hash, snapshot.body)
        await self._together([(self._sql["save_snapshot"], values), (self._sql["drop_snapshots"], ())])

    async def rows_after(self, seq: int, chunk: int = CHUNK) -> AsyncIterator[Sequence[Row]]:
        """Yield the log after ``seq`` in chunks. Raises StoreFailed."""
        while True:
            found = await kept(self._db.execute_fetchall(self._sql["events_after"], (seq, chunk)))
            rows = [Row(*row) for row in found]
            if not rows:
                return
            seq = rows[-1].seq
            yield rows

    async def close(self) -> None:
        """Close the file."""
        await self._db.close()

    def _upserts(self, tickets: Sequence[Ticket]) -> Iterator[Filled]:
        return many_rows(self._sql["upsert_ticket"], [ticket_row(ticket) for ticket in tickets])

    async def _together(self, statements: Sequence[Filled]) -> None:
        """Carry out all or none, durably."""
        try:
            # One hop to the connection's thread, not one a statement.
            await self._db._execute(self._carry_out, statements)  # type: ignore[no-untyped-call]
        except (sqlite3.Error, ValueError) as error:
            await self._give_up()
            raise StoreFailed(f"{self.path}: {error}") from error

    def _carry_out(self, statements: Sequence[Filled]) -> None:
        """Run in the connection's thread."""
        connection = self._db._conn
        for statement, values in statements:
            connection.execute(statement, values)
        connection.commit()

    async def _give_up(self) -> None:
        try:
            await self._db.rollback()
        except (sqlite3.Error, ValueError):
            await asyncio.sleep(0)  # nothing to roll back, or the file is gone: the reload will tell


async def open_store(path: Path, connect: Connect = aiosqlite.connect) -> SqliteStore:
    """Open or create the site's file and bring its schema up to date.

    Raises StoreFailed when it cannot be opened, or was written by a newer release.
    """
    return SqliteStore(await open_file(path, connect), path)


async def open_file(path: Path, connect: Connect = aiosqlite.connect) -> aiosqlite.Connection:
    """Return a connection of its own to the site's file, schema up to date. Raises StoreFailed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        await asyncio.to_thread(_probe, path)
        connection = await connect(path)
    except (sqlite3.Error, OSError) as error:
        raise StoreFailed(f"{path}: {error}") from error
    try:
        for pragma in PRAGMAS:
            await connection.execute(f"PRAGMA {pragma}")
        await _migrate(connection, path)
    except (sqlite3.Error, StoreFailed) as error:
        await connection.close()
        raise StoreFailed(f"{path}: {error}") from error
    return connection


def _probe(path: Path) -> None:
    """Find what cannot be opened before aiosqlite makes a thread for it, which would end noisily."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA schema_version")


async def _migrate(connection: aiosqlite.Connection, path: Path) -> None:
    async with connection.execute("PRAGMA user_version") as cursor:
        row = await cursor.fetchone()
    have = int(row[0]) if row else 0
    known = migrations("sqlite")
    if have > known[-1][0]:
        raise StoreFailed(
            f"schema {have} is newer than this release knows ({known[-1][0]}): use the newer release"
        )
    for number, sql in known:
        if number > have:
            await connection.executescript(f"BEGIN;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")


async def kept(work: Awaitable[T]) -> T:
    """Return what ``work`` returns; SQLite's errors become StoreFailed."""
    try:
        return await work
    except (sqlite3.Error, ValueError) as error:
        raise StoreFailed(str(error)) from error


def many_rows(statement: str, rows: Sequence[tuple[object, ...]]) -> Iterator[Filled]:
    """Yield the one-row INSERT ``statement`` as INSERTs of many rows at once, with their values.

    Each step of a statement gives the interpreter's lock away and must win it
    back from a busy event loop, so a group goes in by one. The connection keeps
    them prepared by the number of their rows.
    """
    head, rest = statement.split(MARK)
    for at in range(0, len(rows), MOST_ROWS):
        part = rows[at : at + MOST_ROWS]
        marks = f"({', '.join('?' * len(part[0]))})"
        yield f"{head}{', '.join([marks] * len(part))}{rest}", tuple(chain.from_iterable(part))
