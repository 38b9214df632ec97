"""Tables made anew beside those that are there: compared row by row, and put in place all or none."""

from typing import Any

import pytest

from queue_server.engine.ports import Store, StoreFailed
from queue_server.storage import postgres_rebuild, sqlite_rebuild
from queue_server.storage.opening import open_rebuild, open_store
from queue_server.storage.place import Place, Postgres
from queue_server.storage.rebuild import Difference, differences


async def filled(place: Place, rows: Any, tickets: Any, spans: Any) -> None:
    store = await open_store(place)
    await store.append(rows(2), tickets, spans)
    await store.close()


async def test_each_kind_has_its_own(file: Any, postgres: str) -> None:
    for place, kind in (
        (file, sqlite_rebuild.SqliteRebuild),
        (Postgres(postgres), postgres_rebuild.PostgresRebuild),
    ):
        rebuild = await open_rebuild(place)
        assert isinstance(rebuild, kind)
        await rebuild.close()


async def test_the_newest_values_are_compared_and_nothing_is_changed_by_it(
    place: Place, sql: Any, rows: Any, ticket: Any, span: Any
) -> None:
    await filled(place, rows, [ticket("t", state="called"), ticket("u")], [span("t", 1)])
    rebuild = await open_rebuild(place)
    await rebuild.add([ticket("t"), ticket("u")], [])
    assert [difference.table for difference in await rebuild.differences()] == ["tickets", "spans"]
    await rebuild.add([ticket("t", state="called")], [span("t", 1)])
    assert await rebuild.differences() == []
    await rebuild.close()
    assert await sql("SELECT id, state FROM tickets ORDER BY id") == [("t", "called"), ("u", "waiting")]


async def test_what_is_made_anew_takes_the_place_of_all(
    place: Place, sql: Any, rows: Any, ticket: Any, span: Any
) -> None:
    await filled(place, rows, [ticket("old"), ticket("t")], [span("old", 1), span("old", 2)])
    rebuild = await open_rebuild(place)
    await rebuild.add([ticket("t", state="called"), ticket("new")], [span("t", 2)])
    found = await rebuild.differences()
    assert found == [Difference("tickets", 3, "new"), Difference("spans", 2, "record 1")]
    await rebuild.replace()
    assert await rebuild.differences() == []
    await rebuild.close()
    assert await sql("SELECT id, state FROM tickets ORDER BY id") == [("new", "waiting"), ("t", "called")]
    assert await sql("SELECT ticket, seq FROM spans") == [("t", 2)]


async def test_what_cannot_be_put_in_place_leaves_all_as_it_was(
    place: Place, sql: Any, rows: Any, ticket: Any, span: Any
) -> None:
    await filled(place, rows, [ticket("old")], [span("old", 1)])
    rebuild = await open_rebuild(place)
    await rebuild.add([ticket("new")], [span("new", 1)])
    await sql("DROP VIEW stays")
    await sql("ALTER TABLE spans RENAME TO elsewhere")
    if isinstance(place, Postgres):  # its view still knows the table by its number
        await sql("ALTER TABLE elsewhere ADD CHECK (ticket = 'old')")
    with pytest.raises(StoreFailed):
        await rebuild.replace()
    await rebuild.close()
    assert await sql("SELECT id FROM tickets") == [("old",)]


async def test_the_site_is_alone_meanwhile(postgres: str) -> None:
    rebuild = await open_rebuild(Postgres(postgres))
    with pytest.raises(StoreFailed, match="in use"):
        await open_store(Postgres(postgres))
    await rebuild.close()
    store: Store = await open_store(Postgres(postgres))
    await store.close()


def test_differences_are_told_in_words() -> None:
    assert differences([(0, None), (0, None)]) == []
    one, two = differences([(1, "t"), (2, "record 7")])
    assert str(one) == "tickets: 1 row not as the log says, the first is t"
    assert str(two) == "spans: 2 rows not as the log says, the first is record 7"
