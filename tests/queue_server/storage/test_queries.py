"""Named SQL of each dialect: every statement has its purpose, fits the schema, and is used."""

import re
import sqlite3
from pathlib import Path
from typing import get_args

import asyncpg
import pytest

from queue_server.storage.place import Postgres
from queue_server.storage.postgres_session import connect
from queue_server.storage.queries import SQL, Dialect, migrations, queries
from queue_server.storage.rebuild import REBUILT
from queue_server.storage.rows import EVENT, SPAN, TICKET

ROOM = Path(__file__).parents[3] / "queue_server" / "storage"
WIDTHS = {"append_event": EVENT, "upsert_ticket": TICKET, "add_span": SPAN}
DIALECTS = get_args(Dialect)
both = pytest.mark.parametrize("dialect", DIALECTS)


@pytest.mark.parametrize("name", queries("sqlite"))
def test_every_statement_fits_the_schema_of_sqlite(name: str) -> None:
    connection = sqlite3.connect(":memory:")
    for _, sql in migrations("sqlite"):
        connection.executescript(sql)
    if name.startswith(("compare_", "take_", "scratch_tickets_key")):
        connection.executescript(queries("sqlite")["scratch_tickets"] + queries("sqlite")["scratch_spans"])
    sql = queries("sqlite")[name]
    sql = sql.replace("(:row)", f"({', '.join('?' * WIDTHS.get(name, 0))})")
    connection.execute(f"EXPLAIN {sql}", [None] * sql.count("?"))
    connection.close()


async def test_every_statement_fits_the_schema_of_postgresql(postgres: str) -> None:
    connection = await connect(Postgres(postgres))
    wrong = {}
    for name, sql in queries("postgres").items():
        try:
            await connection.prepare(sql)
            if name.startswith(("real_", "scratch_")):
                await connection.execute(sql)
        except asyncpg.PostgresError as error:
            wrong[name] = str(error)
    await connection.close()
    assert wrong == {}


@both
def test_every_statement_is_used(dialect: Dialect) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    told = {f"compare_{table}" for table in REBUILT}
    assert {name for name in queries(dialect) if f'"{name}"' not in code} == told


@both
def test_every_statement_says_what_it_is_for(dialect: Dialect) -> None:
    text = (SQL / dialect / "queries.sql").read_text(encoding="utf-8")
    heads = re.findall(r"^-- (\w+):(.*)$", text, re.MULTILINE)
    assert all(purpose.strip() for _, purpose in heads)
    assert [name for name, _ in heads] == list(queries(dialect))


@both
def test_migrations_are_numbered_without_a_gap(dialect: Dialect) -> None:
    found = migrations(dialect)
    assert [number for number, _ in found] == list(range(1, len(found) + 1))


@both
def test_the_list_of_statements_cannot_be_changed(dialect: Dialect) -> None:
    with pytest.raises(TypeError):
        queries(dialect)["events_after"] = "DROP TABLE events"  # type: ignore[index]
