"""The memory comes back from log and snapshot alike, with the answers given."""

from typing import Any

import pytest

from queue_server.engine.memory import freeze, thaw
from queue_server.engine.record import BrokenLog, Row, chain
from wire import intents
from wire.rating import RateService


async def a_day(world: Any) -> Any:
    """Return an engine with a day behind it, stopped."""
    running = await world.started()
    await running.ask(intents.OpenWindow(command_id="o", window="w1", clerk="li"))
    for n in range(6):
        await running.ask(intents.Issue(command_id=f"c{n}", queue="ab"[n % 2]))
        await running.ask(intents.CallNext(command_id=f"n{n}", window="w1"))
        await running.ask(intents.Start(command_id=f"s{n}", window="w1"))
        rating = RateService(command_id=f"r{n}", window="w1", level=1 + n % 5)
        await running.engine.submit(rating, "device:pads", "pads")
    await running.stop()
    return running.engine


async def test_replay_from_rows_is_what_was(world: Any, contents: Any) -> None:
    engine = await a_day(world)
    memory = thaw(None, world.plan)
    memory.replay(world.store.rows)
    assert contents(memory) == contents(engine.memory)


@pytest.mark.parametrize("chunk", [1, 2, 3, 7])
async def test_replay_in_chunks_is_what_was_wherever_cut(world: Any, contents: Any, chunk: int) -> None:
    engine = await a_day(world)
    memory = thaw(None, world.plan)
    for at in range(0, len(world.store.rows), chunk):
        memory.replay(world.store.rows[at : at + chunk])
    assert contents(memory) == contents(engine.memory)


async def test_freeze_and_thaw_and_freeze_are_equal(world: Any, contents: Any) -> None:
    engine = await a_day(world)
    thawed = thaw(freeze(engine.memory), world.plan)
    assert contents(thawed) == contents(engine.memory)
    assert contents(thaw(freeze(thawed), world.plan)) == contents(engine.memory)


async def test_a_snapshot_and_its_tail_are_the_whole(world: Any, contents: Any) -> None:
    engine = await a_day(world)
    for cut in range(len(world.store.rows) + 1):
        first = thaw(None, world.plan)
        first.replay(world.store.rows[:cut])
        again = thaw(freeze(first), world.plan)
        again.replay(world.store.rows[cut:])
        assert contents(again) == contents(engine.memory), cut


async def test_a_log_that_does_not_follow_is_broken_where_it_does_not(world: Any) -> None:
    await a_day(world)
    memory = thaw(None, world.plan)
    rows = world.store.rows
    memory.replay(rows[:3])
    line = rows[3].line.replace(b'"ticket":"', b'"ticket":"x')
    with pytest.raises(BrokenLog) as caught:
        memory.replay([Row(4, line, chain(memory.hash, line))])
    assert caught.value.seq == 4


async def test_answers_are_known_for_this_day_and_the_day_before(world: Any) -> None:
    running = await world.started()
    await running.ask(intents.Issue(command_id="c1", queue="a"))
    for known in (True, True, False):
        assert (running.engine.memory.known("c1") is not None) == known
        world.later(days=1)
        await running.ask(intents.Issue(command_id=f"d{world.now:%d}", queue="a"))
    await running.stop()


def test_nothing_is_known_before_the_first_record(world: Any) -> None:
    memory = thaw(None, world.plan)
    assert (memory.state.seq, memory.known("c")) == (0, None)
