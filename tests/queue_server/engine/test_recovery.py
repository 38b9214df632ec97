"""The way back: newest snapshot and tail, whole log when it must be, and never a log that lost its end."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.engine.memory import freeze
from queue_server.engine.record import BrokenLog
from queue_server.engine.recovery import remembered
from wire import intents


async def filled(world: Any, tail: int = 3) -> Any:
    """Return an engine whose snapshot has ``tail`` records after it."""
    running = await world.started()
    for n in range(5):
        await running.ask(intents.Issue(command_id=f"c{n}", queue="a"))
    world.store.kept = freeze(running.engine.memory)
    for n in range(tail):
        await running.ask(intents.Issue(command_id=f"d{n}", queue="b"))
    running.task.cancel()
    return running.engine


@pytest.mark.parametrize("tail", [0, 1, 3])
async def test_a_snapshot_and_its_tail(world: Any, contents: Any, tail: int) -> None:
    engine = await filled(world, tail)
    memory, stood = await remembered(world.store, world.plan)
    assert contents(memory) == contents(engine.memory)
    assert stood == 6


async def test_no_snapshot(world: Any, contents: Any) -> None:
    engine = await filled(world)
    world.store.kept = None
    memory, stood = await remembered(world.store, world.plan)
    assert contents(memory) == contents(engine.memory)
    assert stood == 0


async def test_an_empty_store(world: Any) -> None:
    memory, stood = await remembered(world.store, world.plan)
    assert (memory.state.seq, stood) == (0, 0)


@pytest.mark.parametrize("body", [b"", b"\xff", b"\x90", b"\x92\x01\x02"])
async def test_a_snapshot_of_another_release_only_costs_time(world: Any, contents: Any, body: bytes) -> None:
    engine = await filled(world)
    world.store.kept = replace(world.store.kept, body=body)
    memory, stood = await remembered(world.store, world.plan)
    assert contents(memory) == contents(engine.memory)
    assert stood == 0


async def test_a_log_that_lost_its_end_is_not_passed_over(world: Any) -> None:
    await filled(world, 0)
    del world.store.rows[-1]
    with pytest.raises(BrokenLog, match="the log ends before"):
        await remembered(world.store, world.plan)


async def test_a_snapshot_of_another_log_is_not_believed(world: Any) -> None:
    await filled(world)
    world.store.kept = replace(world.store.kept, hash=bytes(32))
    with pytest.raises(BrokenLog, match="record 6"):
        await remembered(world.store, world.plan)


async def test_a_snapshot_with_no_log_at_all(world: Any) -> None:
    await filled(world)
    world.store.rows.clear()
    with pytest.raises(BrokenLog, match="record 6"):
        await remembered(world.store, world.plan)


async def test_numbers_go_on_after_recovery(world: Any) -> None:
    await filled(world)
    running = await world.started()
    (a,) = await running.ask(intents.Issue(command_id="e", queue="a"))
    (b,) = await running.ask(intents.Issue(command_id="f", queue="b"))
    assert (a.ticket.number, b.ticket.number) == ("A006", "B004")
    await running.stop()
