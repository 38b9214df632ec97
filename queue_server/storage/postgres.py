"""The store in a PostgreSQL database: one statement, one round trip and one commit a group.

A single statement is a transaction by itself; it takes the rows as arrays, a
column each, so its text never changes and is planned once.
"""

from collections.abc import AsyncIterator, Sequence

import asyncpg

from queue_server.domain.ticket import Ticket
from queue_server.engine.ports import CHUNK, Stored, StoreFailed
from queue_server.engine.record import Row
from queue_server.engine.span import Span
from queue_server.storage.place import Postgres
from queue_server.storage.postgres_alone import Alone
from queue_server.storage.postgres_session import close_pool, connect, failing, open_pool
from queue_server.storage.queries import queries
from queue_server.storage.rows import EVENT, SPAN, TICKET, Values, event_row, span_row, ticket_row


class PostgresStore:
    """The log, snapshots and tables of a site in the database at ``server``."""

    def __init__(self, server: Postgres, alone: Alone, pool: asyncpg.Pool) -> None:
        self.server = server
        self._alone = alone
        self._pool = pool
        self._sql = queries("postgres")

    async def append(
        self, rows: Sequence[Row], tickets: Sequence[Ticket], spans: Sequence[Span] = ()
    ) -> None:
        """Keep ``rows``, ``tickets`` and ``spans`` in one durable transaction. Raises StoreFailed."""
        events = columns([event_row(row) for row in rows], EVENT)
        ended = columns([span_row(span) for span in spans], SPAN)
        newest = columns([ticket_row(ticket) for ticket in tickets], TICKET)
        await self._write("append_group", [*events, *ended, *newest])

    async def snapshot(self) -> Stored | None:
        """Return the newest snapshot; a session that was lost is begun anew. Raises StoreFailed."""
        await self._alone.begin()
        with failing(self.server):
            row = await self._alone.session().fetchrow(self._sql["newest_snapshot"])
        return Stored(*row) if row else None

    async def save_snapshot(self, snapshot: Stored) -> None:
        """Keep a snapshot and the one before. Raises StoreFailed."""
        await self._write("save_snapshot", [snapshot.seq, snapshot.hash, snapshot.body])

    async def rows_after(self, seq: int, chunk: int = CHUNK) -> AsyncIterator[Sequence[Row]]:
        """Yield the log after ``seq`` in chunks. Raises StoreFailed."""
        while True:
            with failing(self.server):
                found = await self._pool.fetch(self._sql["events_after"], seq, chunk)
            rows = [Row(*row) for row in found]
            if not rows:
                return
            seq = rows[-1].seq
            yield rows

    async def close(self) -> None:
        """End the sessions; the lock is free then."""
        await self._alone.close()
        await close_pool(self._pool)

    async def _write(self, name: str, values: Sequence[object]) -> None:
        """Carry out a statement. What became of one that failed is known when a new session has the lock."""
        session = self._alone.session()
        try:
            with failing(self.server):
                await session.execute(self._sql[name], *values)
        except StoreFailed:
            self._alone.drop()
            raise


async def open_store(server: Postgres) -> PostgresStore:
    """Open the site's database, bring its schema up to date and be the one that writes it.

    Raises StoreFailed when it cannot be reached, is written by another, or
    was written by a newer release.
    """
    alone = Alone(server)
    await alone.begin()
    try:
        return PostgresStore(server, alone, await open_pool(server))
    except BaseException:
        await alone.close()
        raise


async def open_log(server: Postgres) -> PostgresStore:
    """Open the site's database to read its log, beside the one that writes it. Raises StoreFailed."""
    first = await connect(server)
    await first.close()
    return PostgresStore(server, Alone(server), await open_pool(server))


def columns(rows: Sequence[Values], width: int) -> list[Sequence[object]]:
    """Return rows of ``width`` columns as columns, also when there is no row."""
    if not rows:
        return [()] * width
    return [[held_as(value) for value in column] for column in zip(*rows, strict=True)]


def held_as(value: object) -> object:
    """Return a value as PostgreSQL can hold it: a text has no NUL."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) and "\0" in value else value
