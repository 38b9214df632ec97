"""What a copy of a site consists of: every table and column that either schema has."""

import sqlite3

from queue_server.storage.columns import COLUMNS, named
from queue_server.storage.place import Postgres
from queue_server.storage.postgres_session import connect
from queue_server.storage.queries import migrations

OURS = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
NOT_COPIED = {"stays", "migrations"}
"""A view, and what every database notes for itself."""


def test_the_tables_of_sqlite() -> None:
    file = sqlite3.connect(":memory:")
    for _, sql in migrations("sqlite"):
        file.executescript(sql)
    tables = [name for (name,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {table: {row[1] for row in file.execute(f"PRAGMA table_info({table})")} for table in tables}
    file.close()
    assert found == {table: set(columns) for table, columns in COLUMNS.items()}


async def test_the_tables_of_postgresql(postgres: str) -> None:
    connection = await connect(Postgres(postgres))
    found: dict[str, set[str]] = {}
    for table, column in await connection.fetch(OURS):
        found.setdefault(table, set()).add(column)
    await connection.close()
    kept = {table: columns for table, columns in found.items() if table not in NOT_COPIED}
    assert kept == {table: set(columns) for table, columns in COLUMNS.items()}


def test_columns_are_named_for_sql() -> None:
    assert named("devices") == '"id", "kind", "token"'
