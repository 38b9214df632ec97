"""Named SQL: every statement has its purpose, prepares against the schema, and is used."""

import re
import sqlite3
from pathlib import Path

import pytest

from queue_server.storage.queries import SQL, migrations, queries

ROOM = Path(__file__).parents[3] / "queue_server" / "storage"
WIDTHS = {"append_event": 3, "upsert_ticket": 15, "add_span": 7}


def schema() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for _, sql in migrations("sqlite"):
        connection.executescript(sql)
    return connection


@pytest.mark.parametrize("name", queries("sqlite"))
def test_every_statement_fits_the_schema(name: str) -> None:
    connection = schema()
    sql = queries("sqlite")[name]
    sql = sql.replace("(:row)", f"({', '.join('?' * WIDTHS.get(name, 0))})")
    connection.execute(f"EXPLAIN {sql}", [None] * sql.count("?"))
    connection.close()


def test_every_statement_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    assert {name for name in queries("sqlite") if f'"{name}"' not in code} == set()


def test_every_statement_says_what_it_is_for() -> None:
    text = (SQL / "sqlite" / "queries.sql").read_text(encoding="utf-8")
    heads = re.findall(r"^-- (\w+):(.*)$", text, re.MULTILINE)
    assert all(purpose.strip() for _, purpose in heads)
    assert [name for name, _ in heads] == list(queries("sqlite"))


def test_migrations_are_numbered_without_a_gap() -> None:
    found = migrations("sqlite")
    assert [number for number, _ in found] == list(range(1, len(found) + 1))


def test_the_list_of_statements_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        queries("sqlite")["append_event"] = "DROP TABLE events"  # type: ignore[index]
