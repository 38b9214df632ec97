"""Making a SQLite file's tables anew (see :mod:`queue_server.storage.rebuild`)."""

from collections.abc import Sequence
from pathlib import Path

import aiosqlite

from queue_server.domain.ticket import Ticket
from queue_server.engine.span import Span
from queue_server.storage.queries import queries
from queue_server.storage.rebuild import REBUILT, Difference, differences
from queue_server.storage.rows import span_row, ticket_row
from queue_server.storage.sqlite import kept, many_rows, open_file


class SqliteRebuild:
    """Temporary tables on a connection of their own. Every method raises StoreFailed."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._db = connection
        self._sql = queries("sqlite")

    async def begin(self) -> None:
        """Make room for the new rows."""
        for name in ("scratch_tickets", "scratch_tickets_key", "scratch_spans"):
            await kept(self._db.execute(self._sql[name]))

    async def add(self, tickets: Sequence[Ticket], spans: Sequence[Span]) -> None:
        """Take newer values of ``tickets`` and more ``spans``."""
        newest = many_rows(self._sql["upsert_ticket"], [ticket_row(ticket) for ticket in tickets])
        ended = many_rows(self._sql["add_span"], [span_row(span) for span in spans])
        for statement, values in (*newest, *ended):
            await kept(self._db.execute(statement, values))
        await kept(self._db.commit())

    async def differences(self) -> list[Difference]:
        """Return where the tables differ."""
        found = [await kept(self._db.execute_fetchall(self._sql[f"compare_{table}"])) for table in REBUILT]
        return differences([(row[0], row[1]) for (row,) in found])

    async def replace(self) -> None:
        """Put the new rows in place of those that are there."""
        for name in ("forget_tickets", "take_tickets", "forget_spans", "take_spans"):
            await kept(self._db.execute(self._sql[name]))
        await kept(self._db.commit())

    async def close(self) -> None:
        """Forget what was made anew."""
        await self._db.close()


async def open_rebuild(path: Path) -> SqliteRebuild:
    """Begin to make the tables of the site's file anew. Raises StoreFailed."""
    rebuild = SqliteRebuild(await open_file(path))
    await rebuild.begin()
    return rebuild
