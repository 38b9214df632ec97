"""The model of a disk: what was acknowledged is kept; what was under way is kept whole, or not."""

import asyncio
from typing import Any

import pytest

from queue_server.engine.ports import Store, StoreFailed
from queue_server.engine.record import Row
from simulation.disk import Disk, MemoryKeeper
from simulation.file_disk import FileKeeper
from simulation.process import Process
from simulation.violation import Violation
from simulation.world import World

ROWS = [Row(1, b"{}", b"a" * 32), Row(2, b"{}", b"b" * 32)]


@pytest.mark.parametrize("kind", [MemoryKeeper, FileKeeper])
def test_both_obey_the_port(world: World, play: Any, kind: Any) -> None:
    keeper = kind(world, Disk())

    async def story() -> None:
        store = keeper.open(Process("server"))
        assert isinstance(store, Store)
        await store.append(ROWS, [])
        assert [row async for chunk in store.rows_after(1) for row in chunk] == ROWS[1:]
        with pytest.raises(StoreFailed, match="UNIQUE"):
            await store.append(ROWS[1:], [])
        keeper.disk.mood = ["before", "after"]
        more = Row(3, b"{}", b"c" * 32)
        with pytest.raises(StoreFailed, match="full"):
            await store.append([more], [])
        assert keeper.disk.last == 2
        with pytest.raises(StoreFailed, match="answer"):
            await store.append([more], [])
        assert keeper.disk.last == 3
        keeper.disk.down = True
        with pytest.raises(StoreFailed, match="gone"):
            await store.snapshot()

    play(story())
    keeper.verify()
    keeper.close()


def test_a_file_that_lost_a_record_is_found_out(world: World, play: Any) -> None:
    keeper = FileKeeper(world, Disk())

    async def story() -> None:
        await keeper.open(Process("server")).append(ROWS, [])

    play(story())
    keeper.disk.rows.append(Row(3, b"{}", b"c" * 32))
    with pytest.raises(Violation, match="lost"):
        keeper.verify()
    keeper.close()


def test_what_is_under_way_at_a_crash_is_kept_whole_or_not_at_all(world: World, play: Any) -> None:
    seen = set()
    for n in range(20):
        disk = Disk()
        store = MemoryKeeper(world, disk).open(Process(f"server {n}"))

        async def story(store: Any = store) -> None:
            task = asyncio.ensure_future(store.append(ROWS, []))
            await asyncio.sleep(0.0001)
            store.crash()
            task.cancel()

        play(story())
        seen.add(disk.last)
    assert seen == {0, 2}
