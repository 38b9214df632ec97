"""What is PostgreSQL's own besides the contract: sessions that are lost, and a server that is mute."""

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from queue_server.engine.ports import StoreFailed
from queue_server.storage import postgres_session
from queue_server.storage.place import Postgres
from queue_server.storage.postgres import PostgresStore, columns, open_store

OURS = "application_name = 'hall-server' AND datname = current_database()"
END_ALL = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {OURS}"


@pytest.fixture
def place(cluster: Any) -> Postgres:
    """Return the one kind of place that these tests are about."""
    return Postgres(cluster.database())


@pytest.fixture
async def store(place: Postgres) -> AsyncIterator[PostgresStore]:
    opened = await open_store(place)
    yield opened
    await opened.close()


async def test_a_session_that_was_lost_is_replaced_on_the_way_back_only(
    store: PostgresStore, sql: Any, rows: Any
) -> None:
    log = rows(3)
    await store.append(log[:1], [])
    await sql(END_ALL)
    for _ in range(2):
        with pytest.raises(StoreFailed):
            await store.append(log[1:], [])
    assert await store.snapshot() is None
    assert [list(part) async for part in store.rows_after(0)] == [log[:1]]
    await store.append(log[1:], [])


async def test_who_lost_its_session_does_not_write_beside_another(
    store: PostgresStore, place: Postgres, sql: Any, rows: Any
) -> None:
    log = rows(2)
    await store.append(log[:1], [])
    await sql(END_ALL)
    other = await open_store(place)
    with pytest.raises(StoreFailed):
        await store.append(log[1:], [])
    with pytest.raises(StoreFailed, match="in use by another hall-server"):
        await store.snapshot()
    await other.append(log[1:], [])
    await other.close()
    await store.snapshot()
    assert [list(part) async for part in store.rows_after(0)] == [log]


async def test_halls_in_schemas_of_their_own_share_a_database(place: Postgres, sql: Any, rows: Any) -> None:
    stores = []
    for name in ("hall_left", "hall_right"):
        await sql(f"CREATE SCHEMA {name}")
        stores.append(await open_store(Postgres(f"{place.url}?search_path={name}")))
    for store in stores:
        await store.append(rows(2), [])
        await store.close()
    for name in ("hall_left", "hall_right"):
        assert await sql(f"SELECT count(*) FROM {name}.events") == [(2,)]


async def test_commits_wait_for_the_disk_whatever_the_server_is_set_to(place: Postgres, sql: Any) -> None:
    await sql("ALTER DATABASE " + place.url.rpartition("/")[2] + " SET synchronous_commit = off")
    store = await open_store(place)
    assert await store._alone.session().fetchval("SHOW synchronous_commit") == "on"
    await store.close()


async def test_a_mute_server_is_a_failure_and_later_it_goes_on(
    place: Postgres, sql: Any, rows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_session, "SECONDS", 0.5)
    store = await open_store(place)
    ((pid,),) = await sql(f"SELECT pid FROM pg_stat_activity WHERE {OURS}")
    os.kill(pid, signal.SIGSTOP)
    try:
        with pytest.raises(StoreFailed, match="no answer within"):
            await store.append(rows(1), [])
        with pytest.raises(StoreFailed):
            await store.snapshot()  # the mute one may still commit: until it is gone nothing is certain
    finally:
        os.kill(pid, signal.SIGCONT)
    await mended(store)
    kept = [list(part) async for part in store.rows_after(0)]
    assert kept in ([], [rows(1)])
    await store.close()


async def mended(store: PostgresStore) -> None:
    """Do what the engine does after a failure, until it works."""
    async with asyncio.timeout(60):
        while True:
            with contextlib.suppress(StoreFailed):
                await store.snapshot()
                return
            await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://hall:secret@127.0.0.1:1/x", "Connect"),
        ("postgresql://hall:secret@127.0.0.1:port/x", "port"),
    ],
)
async def test_a_server_that_is_not_there_is_named_without_the_password(url: str, said: str) -> None:
    with pytest.raises(StoreFailed, match=f"(?i){said}") as failed:
        await open_store(Postgres(url))
    assert "secret" not in str(failed.value)
    assert "postgresql://hall@127.0.0.1" in str(failed.value)


async def test_a_database_that_is_not_there_is_named(place: Postgres) -> None:
    with pytest.raises(StoreFailed, match='database "nowhere" does not exist'):
        await open_store(Postgres(place.url.rpartition("/")[0] + "/nowhere"))


async def test_a_role_that_may_not_is_told_so(place: Postgres, sql: Any) -> None:
    with contextlib.suppress(asyncpg.DuplicateObjectError):
        await sql("CREATE ROLE guest LOGIN")
    with pytest.raises(StoreFailed, match="permission denied"):
        await open_store(Postgres(place.url.replace("hall@", "guest@")))


def test_rows_turn_into_columns() -> None:
    assert columns([(1, "a"), (2, "b\0")], 2) == [[1, 2], ["a", "b\ufffd"]]
    assert columns([], 3) == [(), (), ()]
