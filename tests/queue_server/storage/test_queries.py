"""Named SQL: every statement has its purpose, prepares against the schema, and is used."""

import re
import sqlite3
from pathlib import Path

import pytest

from queue_server.storage.queries import SQL, migrations, queries

ROOM = Path(__file__).parents[3] / "queue_server" / "storage"


def schema() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for _, sql in migrations():
        connection.executescript(sql)
    return connection


@pytest.mark.parametrize("name", queries())
def test_every_statement_fits_the_schema(name: str) -> None:
    connection = schema()
    sql = queries()[name]
    width = {"append_event": 3, "upsert_ticket": 13}.get(name, 0)
    sql = sql.replace("(:row)", f"({', '.join('?' * width)})")
    connection.execute(f"EXPLAIN {sql}", [None] * sql.count("?"))
    connection.close()


def test_every_statement_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    assert {name for name in queries() if f'"{name}"' not in code} == set()


def test_every_statement_says_what_it_is_for() -> None:
    heads = re.findall(r"^-- (\w+):(.*)$", (SQL / "queries.sql").read_text(encoding="utf-8"), re.MULTILINE)
    assert all(purpose.strip() for _, purpose in heads)
    assert [name for name, _ in heads] == list(queries())


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))


def test_the_list_of_statements_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        queries()["append_event"] = "DROP TABLE events"  # type: ignore[index]
