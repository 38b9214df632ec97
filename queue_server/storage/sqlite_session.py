"""Single statements on a connection of their own to the site's file."""

from collections.abc import Sequence
from pathlib import Path

import aiosqlite

from queue_server.engine.ports import StoreFailed
from queue_server.storage.queries import queries
from queue_server.storage.sqlite import kept, open_file


class SqliteSession:
    """The statements of ``sql/sqlite``. Every method raises StoreFailed."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._db = connection
        self._sql = queries("sqlite")

    async def run(self, name: str, values: Sequence[object]) -> None:
        """Carry out a statement, durably."""
        await kept(self._db.execute(self._sql[name], tuple(values)))
        await kept(self._db.commit())

    async def one(self, name: str, values: Sequence[object]) -> tuple[object, ...] | None:
        """Return its first row, if there is one."""
        async with await kept(self._db.execute(self._sql[name], tuple(values))) as cursor:
            row = await kept(cursor.fetchone())
        return tuple(row) if row else None

    async def every(self, name: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Return all its rows."""
        return [tuple(row) for row in await kept(self._db.execute_fetchall(self._sql[name], tuple(values)))]

    async def many(self, name: str, rows: Sequence[Sequence[object]]) -> None:
        """Carry it out once a row, all or none, durably."""
        try:
            await kept(self._db.executemany(self._sql[name], [tuple(row) for row in rows]))
            await kept(self._db.commit())
        except StoreFailed:
            await self._db.rollback()
            raise

    async def close(self) -> None:
        """Close the connection."""
        await self._db.close()


async def open_session(path: Path) -> SqliteSession:
    """Open a session with the site's file. Raises StoreFailed."""
    return SqliteSession(await open_file(path))
