"""What every store promises, run on a SQLite file and on PostgreSQL: all or nothing, in order, alone."""

import asyncio
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from queue_server.engine.ports import Store, Stored, StoreFailed
from queue_server.engine.record import Row
from queue_server.storage.opening import held, open_store
from queue_server.storage.place import Place

HOLD = """
import asyncio, sys
from pathlib import Path
from queue_server.storage.opening import held, open_store
from queue_server.storage.place import place

async def hold():
    where = place(sys.argv[1])
    with held(where):
        store = await open_store(where)
        print("held", flush=True)
        await asyncio.sleep(60)

asyncio.run(hold())
"""


async def read(store: Store, after: int = 0, chunk: int = 5_000) -> list[list[Row]]:
    return [list(part) async for part in store.rows_after(after, chunk)]


async def test_it_is_a_store(store: Store) -> None:
    assert isinstance(store, Store)


async def test_what_was_appended_is_read_by_who_opens_it_next(place: Place, rows: Any) -> None:
    log = rows(200)
    first = await open_store(place)
    await first.append(log[:150], [])
    await first.append(log[150:], [])
    await first.close()
    second = await open_store(place)
    assert await read(second) == [log]
    await second.close()


@pytest.mark.parametrize(
    ("after", "chunk", "sizes"), [(0, 4, [4, 4, 2]), (7, 100, [3]), (10, 5, []), (99, 5, [])]
)
async def test_the_log_is_read_in_chunks(
    store: Store, rows: Any, after: int, chunk: int, sizes: list[int]
) -> None:
    log = rows(10)
    await store.append(log, [])
    parts = await read(store, after, chunk)
    assert [len(part) for part in parts] == sizes
    assert [row for part in parts for row in part] == log[after:]


async def test_the_log_can_be_read_while_it_grows(store: Store, rows: Any) -> None:
    log = rows(300)
    await store.append(log[:100], [])
    reading, _ = await asyncio.gather(read(store, 0, 10), store.append(log[100:], []))
    seen = [row for part in reading for row in part]
    assert seen == log[: len(seen)]
    assert len(seen) >= 100


@pytest.mark.parametrize("size", [1, 3, 64, 65, 501])
async def test_groups_of_any_size_are_whole(
    store: Store, sql: Any, rows: Any, ticket: Any, span: Any, size: int
) -> None:
    log = rows(size)
    tickets, spans = [ticket(f"t{n}") for n in range(size)], [span(f"t{n}", n + 1) for n in range(size)]
    await store.append(log, tickets, spans)
    assert await read(store) == [log]
    assert await sql("SELECT count(*) FROM tickets") == [(size,)]
    assert await sql("SELECT count(*) FROM spans") == [(size,)]


async def test_a_ticket_is_one_row_with_its_newest_value(
    store: Store, sql: Any, rows: Any, ticket: Any
) -> None:
    log = rows(2)
    await store.append(log[:1], [ticket("t")])
    await store.append(log[1:], [ticket("t", state="called", window="w1", calls=1)])
    found = await sql('SELECT state, "window", calls, channel, issued_at, called_at FROM tickets')
    assert found == [("called", "w1", 1, "kiosk", 1795406400.0, None)]


async def test_words_of_all_scripts_are_kept_and_none_stops_the_hall(
    store: Store, sql: Any, rows: Any, ticket: Any
) -> None:
    log = rows(2)
    await store.append(log[:1], [ticket("t", slip="𠮷'; DROP TABLE tickets; --", item="岚")])
    assert await sql("SELECT slip, item FROM tickets") == [("𠮷'; DROP TABLE tickets; --", "岚")]
    await store.append(log[1:], [ticket("t", slip="paper\0out")])
    assert await read(store) == [log]


async def test_every_duration_of_a_life_can_be_asked_for(
    store: Store, sql: Any, rows: Any, ticket: Any, span: Any
) -> None:
    issued = ticket("t")
    ended = [("waiting", 1, 300), ("called", 2, 360), ("serving", 3, 1_000), ("held", 4, 1_100)]
    spans = [
        span("t", seq, state, until=issued.issued_at + timedelta(seconds=at)) for state, seq, at in ended
    ]
    await store.append(rows(4), [issued], spans)
    found = await sql("SELECT state, until - since FROM stays ORDER BY seq")
    assert found == [("waiting", 300.0), ("called", 60.0), ("serving", 640.0), ("held", 100.0)]


async def test_a_group_is_kept_whole_or_not_at_all(
    store: Store, sql: Any, rows: Any, ticket: Any, span: Any
) -> None:
    log = rows(5)
    await store.append(log[:2], [])
    with pytest.raises(StoreFailed, match=r"(?i)unique"):
        await store.append([*log[2:5], log[1]], [ticket("t")], [span("t", 3)])
    await store.snapshot()  # the way back
    assert await read(store) == [log[:2]]
    assert await sql("SELECT count(*) FROM tickets") == await sql("SELECT count(*) FROM spans") == [(0,)]
    await store.append(log[2:], [])  # and it goes on
    assert await read(store) == [log]


@pytest.mark.parametrize("table", ["tickets", "spans"])
async def test_what_fails_at_a_table_takes_all_back(
    store: Store, sql: Any, rows: Any, ticket: Any, span: Any, table: str
) -> None:
    log = rows(3)
    await store.append(log[:1], [ticket("t")], [span("t", 1)])
    await sql("DROP VIEW stays")
    await sql(f"ALTER TABLE {table} RENAME TO elsewhere")
    with pytest.raises(StoreFailed, match=table):
        await store.append(log[1:], [ticket("u")], [span("t", 2)])
    await sql(f"ALTER TABLE elsewhere RENAME TO {table}")
    await store.snapshot()
    assert await read(store) == [log[:1]]
    await store.append(log[1:], [ticket("u")], [span("t", 2)])
    assert await read(store) == [log]


async def test_the_newest_snapshot_is_given_and_only_two_are_kept(store: Store, sql: Any) -> None:
    assert await store.snapshot() is None
    for seq in (5, 9, 7, 12, 12):
        await store.save_snapshot(Stored(seq, bytes([seq]) * 32, b"body%d" % seq))
    assert await store.snapshot() == Stored(12, bytes([12]) * 32, b"body12")
    assert await sql("SELECT count(*) FROM snapshots") == [(2,)]


async def test_a_large_snapshot_comes_back_as_it_was(store: Store) -> None:
    kept = Stored(1, bytes(32), bytes(range(256)) * 20_000)
    await store.save_snapshot(kept)
    assert await store.snapshot() == kept


async def test_a_closed_store_fails_and_does_not_hang(place: Place, rows: Any) -> None:
    store = await open_store(place)
    await store.append(rows(1), [])
    await store.close()
    with pytest.raises(StoreFailed):
        await store.append(rows(1), [])
    with pytest.raises(StoreFailed):
        await anext(store.rows_after(0))


async def test_the_second_is_told_that_it_is_in_use(place: Place) -> None:
    with held(place):
        first = await open_store(place)
        with pytest.raises(StoreFailed, match="in use by another hall-server"):
            await second(place)
        await first.close()
    await second(place)


async def second(place: Place) -> None:
    with held(place):
        await (await open_store(place)).close()


async def test_a_killed_holder_holds_nothing(place: Place) -> None:
    named = f"sqlite:{place}" if isinstance(place, Path) else place.url
    holder = subprocess.Popen([sys.executable, "-c", HOLD, named], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    with holder.stdout:
        assert b"held\n" in iter(holder.stdout.readline, b"")
        with pytest.raises(StoreFailed, match="in use by another hall-server"):
            await second(place)
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    await second(place)
