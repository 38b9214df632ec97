"""A PostgreSQL site as a SQLite file: one instant of it, whole, however much is written meanwhile."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from asyncpg import connect

from queue_server.engine.ports import StoreFailed
from queue_server.storage.opening import open_store
from queue_server.storage.place import Postgres
from queue_server.storage.postgres_copy import AT_ONCE, from_file, to_file


async def log_of(place: Any) -> list[Any]:
    store = await open_store(place)
    found = [row async for rows in store.rows_after(0) for row in rows]
    await store.close()
    return found


async def test_what_is_written_meanwhile_is_in_it_whole_or_not_at_all(
    postgres: str, tmp_path: Path, rows: Any, ticket: Any
) -> None:
    log = rows(AT_ONCE + 300)
    store = await open_store(Postgres(postgres))
    await store.append(log[:AT_ONCE], [])

    async def go_on() -> None:
        for at in range(AT_ONCE, len(log), 10):
            await store.append(log[at : at + 10], [ticket(f"t{at}")])

    await asyncio.gather(to_file(Postgres(postgres), tmp_path / "copy.db"), go_on())
    await store.close()
    kept = await log_of(tmp_path / "copy.db")
    assert kept == log[: len(kept)]
    assert len(kept) >= AT_ONCE
    assert len(kept) % 10 == 0


async def test_a_copy_that_fails_half_way_leaves_nothing(
    postgres: str, cluster: Any, tmp_path: Path, rows: Any, ticket: Any
) -> None:
    store = await open_store(Postgres(postgres))
    await store.append(rows(5), [ticket("t")])
    await store.close()
    await to_file(Postgres(postgres), tmp_path / "copy.db")
    target = Postgres(cluster.fresh())
    await (await open_store(target)).close()
    session = await connect(target.url)
    await session.execute("ALTER TABLE devices RENAME TO elsewhere")
    with pytest.raises(StoreFailed, match="devices"):
        await from_file(tmp_path / "copy.db", target)
    assert await session.fetchval("SELECT count(*) FROM events") == 0
    await session.close()
