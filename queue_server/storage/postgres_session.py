"""Ways to a PostgreSQL server: connections with a hall's settings, a pool for single statements.

A server that does not answer within ``SECONDS`` has failed: the hall must say
so rather than let people stand before a dead screen.
"""

import asyncio
import contextlib
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import asyncpg

from queue_server.engine.ports import StoreFailed
from queue_server.storage.place import Postgres
from queue_server.storage.postgres_schema import migrate
from queue_server.storage.queries import queries

SECONDS: Final = 5.0
A_DAY: Final = 86_400.0
"""The limit of a statement over a whole table, in seconds."""
MOST_CONNECTIONS: Final = 4
SETTINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "application_name": "hall-server",
        "synchronous_commit": "on",  # whatever the server's file says: what is acknowledged is on its disk
        "lock_timeout": "2s",
        "idle_in_transaction_session_timeout": "60s",
        "tcp_keepalives_idle": "10",  # else the lock of a machine that lost its power is held for two hours
        "tcp_keepalives_interval": "5",
        "tcp_keepalives_count": "3",
    }
)
FAILURES: Final = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
    ValueError,
)


@contextlib.contextmanager
def failing(server: Postgres) -> Iterator[None]:
    """Turn what the driver raises meanwhile into StoreFailed, in one sentence without the password."""
    try:
        yield
    except TimeoutError as error:
        raise StoreFailed(f"{server}: no answer within {SECONDS:.0f} s") from error
    except FAILURES as error:
        raise StoreFailed(f"{server}: {str(error).splitlines()[0] if str(error) else error!r}") from error


async def connect(server: Postgres, **settings: str) -> asyncpg.Connection:
    """Return a connection of its own, the schema up to date. Raises StoreFailed."""
    with failing(server):
        connection = await asyncpg.connect(server.url, **_options(settings))
        try:
            await migrate(connection)
        except BaseException:
            connection.terminate()
            raise
    return connection


async def open_pool(server: Postgres) -> asyncpg.Pool:
    """Return connections for single statements, made as they are needed. Raises StoreFailed."""
    with failing(server):
        return await asyncpg.create_pool(
            server.url, min_size=0, max_size=MOST_CONNECTIONS, reset=_as_it_is, **_options({})
        )


async def open_reading_pool(server: Postgres) -> asyncpg.Pool:
    """Return connections on which nothing can be written. Raises StoreFailed."""
    with failing(server):
        options = _options({"default_transaction_read_only": "on"})
        return await asyncpg.create_pool(server.url, min_size=0, max_size=1, reset=_as_it_is, **options)


async def is_site(server: Postgres) -> bool:
    """Tell whether a hall has ever had its store in this database. Raises StoreFailed."""
    with failing(server):
        connection = await asyncpg.connect(server.url, **_options({}))
        try:
            return await connection.fetchval(queries("postgres")["is_there"]) is not None
        finally:
            await connection.close()


def _options(settings: Mapping[str, str]) -> dict[str, Any]:
    return {"timeout": SECONDS, "command_timeout": SECONDS, "server_settings": {**SETTINGS, **settings}}


async def _as_it_is(_connection: object) -> None:
    """Nothing is left behind on a connection of the pool, so nothing need be reset: a round trip less."""


async def close_pool(pool: asyncpg.Pool) -> None:
    """Close a pool in good order, or without it when the server does not answer."""
    try:
        await asyncio.wait_for(pool.close(), SECONDS)
    except FAILURES:
        pool.terminate()


class PostgresSession:
    """The statements of ``sql/postgres``, each on any connection. Every method raises StoreFailed."""

    def __init__(self, server: Postgres, pool: asyncpg.Pool) -> None:
        self._server = server
        self._pool = pool
        self._sql = queries("postgres")

    async def run(self, name: str, values: Sequence[object]) -> None:
        """Carry out a statement, durably."""
        with failing(self._server):
            await self._pool.execute(self._sql[name], *values)

    async def one(self, name: str, values: Sequence[object]) -> tuple[object, ...] | None:
        """Return its first row, if there is one."""
        if any(isinstance(value, str) and "\0" in value for value in values):
            return None  # no text in PostgreSQL holds a NUL
        with failing(self._server):
            row = await self._pool.fetchrow(self._sql[name], *values)
        return tuple(row) if row else None

    async def every(self, name: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Return all its rows."""
        with failing(self._server):
            return [tuple(row) for row in await self._pool.fetch(self._sql[name], *values)]

    async def many(self, name: str, rows: Sequence[Sequence[object]]) -> None:
        """Carry it out once a row, all or none, durably."""
        with failing(self._server):
            await self._pool.executemany(self._sql[name], rows)

    async def close(self) -> None:
        """Close the connections."""
        await close_pool(self._pool)


async def open_session(server: Postgres) -> PostgresSession:
    """Open a session with the site's database. Raises StoreFailed."""
    first = await connect(server)
    await first.close()
    return PostgresSession(server, await open_pool(server))
