"""The schema in a PostgreSQL database: brought up to date by numbered files, each once and whole."""

from typing import Final

import asyncpg

from queue_server.engine.ports import StoreFailed
from queue_server.storage.queries import migrations, queries

MIGRATED_WITHIN: Final = 3_600.0


async def migrate(connection: asyncpg.Connection) -> None:
    """Bring the schema up to date; a newer one is left alone. Raises StoreFailed, and what asyncpg raises."""
    sql = queries("postgres")
    if await _number(connection) == migrations("postgres")[-1][0]:
        return
    await connection.execute(sql["lock_schema"])  # a server and hall-admin may start at once
    try:
        # Begun only now: a transaction need not see tables made while it waited for a lock.
        async with connection.transaction():
            await _carry_out(connection, await _number(connection))
    finally:
        await connection.execute(sql["free_schema"])


async def _carry_out(connection: asyncpg.Connection, have: int) -> None:
    newest = migrations("postgres")[-1][0]
    if have > newest:
        raise StoreFailed(f"schema {have} is newer than this release knows ({newest}): use the newer release")
    for number, statements in migrations("postgres"):
        if number > have:
            await connection.execute(statements, timeout=MIGRATED_WITHIN)
            await connection.execute(queries("postgres")["note_migration"], number)


async def _number(connection: asyncpg.Connection) -> int:
    """Return the number of the newest migration carried out; 0 in an empty database."""
    sql = queries("postgres")
    if await connection.fetchval(sql["is_there"]) is None:
        return 0
    return int(await connection.fetchval(sql["schema_number"]))
