"""The one session that writes a site's log in PostgreSQL: it holds the site's lock as long as it lives.

The server gives the lock back when the session ends, however it ends, and not
before: when a new session has the lock, whatever the one before had under way
is over, done or undone. So a session that broke is replaced only by ``begin``,
on the way back to the log, never between two groups of records.
"""

import asyncpg
import structlog

from queue_server.engine.ports import StoreFailed
from queue_server.storage.place import Postgres
from queue_server.storage.postgres_session import SECONDS, connect, failing
from queue_server.storage.queries import queries

log = structlog.get_logger(__name__)


class Alone:
    """The writing session of the site at ``server``; none until ``begin``."""

    def __init__(self, server: Postgres) -> None:
        self._server = server
        self._session: asyncpg.Connection | None = None

    async def begin(self) -> None:
        """Be the one that writes, unless it is already. Raises StoreFailed when another is."""
        if self._session is not None and not self._session.is_closed():
            return
        # The group's statement is long and always the same: it is planned once.
        session = await connect(self._server, plan_cache_mode="force_generic_plan")
        try:
            await self._lock(session)
        except BaseException:
            session.terminate()
            raise
        self._session = session

    async def _lock(self, session: asyncpg.Connection) -> None:
        sql = queries("postgres")
        with failing(self._server):
            try:
                await session.execute(sql["take_lock"])
            except asyncpg.LockNotAvailableError as error:
                raise StoreFailed(f"{self._server} is in use by another hall-server") from error
            if await session.fetchval(sql["fsync"]) != "on":
                log.warning("fsync_off", server=str(self._server), then="a power cut loses numbers")

    def session(self) -> asyncpg.Connection:
        """Return the session. Raises StoreFailed when it has ended."""
        if self._session is None or self._session.is_closed():
            raise StoreFailed(f"{self._server}: the connection was lost")
        return self._session

    def drop(self) -> None:
        """Leave a session that failed."""
        if self._session is not None:
            self._session.terminate()
            self._session = None

    async def close(self) -> None:
        """End it in good order, or without it when the server does not answer."""
        session, self._session = self._session, None
        if session is None:
            return
        try:
            await session.close(timeout=SECONDS)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
            session.terminate()
