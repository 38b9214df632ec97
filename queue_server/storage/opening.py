"""A site's store, wherever it is: the one door for the server and for hall-admin."""

import contextlib
from contextlib import AbstractContextManager
from pathlib import Path

from queue_server.storage import lock, postgres, sqlite
from queue_server.storage.place import Place
from queue_server.storage.postgres import PostgresStore
from queue_server.storage.sqlite import SqliteStore


async def open_store(place: Place) -> SqliteStore | PostgresStore:
    """Open or create the store at ``place``, its schema up to date. Raises StoreFailed."""
    return await (sqlite.open_store(place) if isinstance(place, Path) else postgres.open_store(place))


def held(place: Place) -> AbstractContextManager[None]:
    """Let no other server use the store meanwhile. Raises StoreFailed when one does.

    In PostgreSQL the store's own session holds the lock, from its opening to its end.
    """
    return lock.held(place) if isinstance(place, Path) else contextlib.nullcontext()
