"""A site's store, wherever it is: the one door for the server and for hall-admin.

What speaks with PostgreSQL is only loaded where it is used: a server that has fallen is to be back soon.
"""

import contextlib
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from queue_server.storage import lock, sqlite, sqlite_rebuild, sqlite_session
from queue_server.storage.place import Place
from queue_server.storage.rebuild import Rebuild
from queue_server.storage.session import Session
from queue_server.storage.sqlite import SqliteStore

if TYPE_CHECKING:
    from queue_server.storage.postgres import PostgresStore


async def open_store(place: Place) -> "SqliteStore | PostgresStore":
    """Open or create the store at ``place``, its schema up to date. Raises StoreFailed."""
    if isinstance(place, Path):
        return await sqlite.open_store(place)
    from queue_server.storage import postgres

    return await postgres.open_store(place)


async def open_log(place: Place) -> "SqliteStore | PostgresStore":
    """Open the store at ``place`` to read its log; its server may go on. Raises StoreFailed."""
    if isinstance(place, Path):
        return await sqlite.open_store(place)
    from queue_server.storage import postgres

    return await postgres.open_log(place)


async def open_session(place: Place) -> Session:
    """Open a way of its own to the tables beside the log at ``place``. Raises StoreFailed."""
    if isinstance(place, Path):
        return await sqlite_session.open_session(place)
    from queue_server.storage import postgres_session

    return await postgres_session.open_session(place)


async def open_rebuild(place: Place) -> Rebuild:
    """Begin to make the tables at ``place`` anew. Raises StoreFailed."""
    if isinstance(place, Path):
        return await sqlite_rebuild.open_rebuild(place)
    from queue_server.storage import postgres_rebuild

    return await postgres_rebuild.open_rebuild(place)


async def is_site(place: Place) -> bool:
    """Tell whether there is a store at ``place``: opening would make it. Raises StoreFailed."""
    if isinstance(place, Path):
        return place.is_file()
    from queue_server.storage import postgres_session

    return await postgres_session.is_site(place)


def held(place: Place) -> AbstractContextManager[None]:
    """Let no other server use the store meanwhile. Raises StoreFailed when one does.

    In PostgreSQL the store's own session holds the lock, from its opening to its end.
    """
    return lock.held(place) if isinstance(place, Path) else contextlib.nullcontext()
