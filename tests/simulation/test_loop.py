"""The loop without a world: time jumps, chance is from a seed, killed processes do nothing more."""

import asyncio
from random import Random
from typing import Any

import pytest

from simulation.loop import Idle, VirtualLoop
from simulation.process import Process


def ran(loop: VirtualLoop, work: Any) -> Any:
    try:
        return loop.run_until_complete(work)
    finally:
        loop.close()


def test_a_week_takes_no_time() -> None:
    loop = VirtualLoop(Random(1))
    ran(loop, asyncio.sleep(7 * 86_400))
    assert loop.time() == 7 * 86_400


def test_timers_come_in_order_and_a_cancelled_one_never() -> None:
    loop, heard = VirtualLoop(Random(1)), list[str]()
    loop.call_later(2, heard.append, "second")
    loop.call_later(1, heard.append, "first")
    loop.call_later(1.5, heard.append, "never").cancel()
    ran(loop, asyncio.sleep(3))
    assert heard == ["first", "second"]


def turns(seed: int | None) -> list[int]:
    """Return the order in which twenty tasks that are ready at once get their turn."""
    loop, order = VirtualLoop(None if seed is None else Random(seed)), list[int]()

    async def one(n: int) -> None:
        order.append(n)

    async def all_of_them() -> None:
        await asyncio.gather(*(one(n) for n in range(20)))

    ran(loop, all_of_them())
    return order


def test_the_seed_says_whose_turn_it_is() -> None:
    assert turns(None) == list(range(20))
    assert turns(1) == turns(1)
    assert len({tuple(turns(seed)) for seed in range(5)}) == 5
    assert sorted(turns(3)) == list(range(20))


def test_who_waits_for_what_never_comes_is_told() -> None:
    loop = VirtualLoop(Random(1))

    async def forever() -> None:
        await asyncio.get_running_loop().create_future()

    with pytest.raises(Idle):
        ran(loop, forever())


def test_asyncios_own_tools_work_in_virtual_time() -> None:
    loop = VirtualLoop(Random(2))

    async def tools() -> list[Any]:
        found: list[Any] = [await asyncio.to_thread(lambda: 6 * 7)]
        try:
            await asyncio.wait_for(asyncio.sleep(50), 10)
        except TimeoutError:
            found.append(loop.time())
        try:
            await asyncio.to_thread(int, "x")
        except ValueError:
            found.append("error")
        async with asyncio.timeout(5):
            await asyncio.sleep(1)
        return found

    assert ran(loop, tools()) == [42, 10.0, "error"]


async def counting(heard: list[str]) -> None:
    try:
        while True:
            heard.append("turn")
            await asyncio.sleep(1)
    finally:
        heard.append("farewell")


def test_a_killed_process_says_no_farewell() -> None:
    loop, heard = VirtualLoop(Random(1)), list[str]()
    process = Process("server")

    async def story() -> None:
        process.spawn(counting(heard))
        await asyncio.sleep(2.5)
        process.kill()
        await asyncio.sleep(10)

    ran(loop, story())
    assert heard == ["turn"] * 3
    process.bury()
    assert heard[3:] == ["farewell"]


def test_a_fuse_burns_in_turns_of_its_own() -> None:
    loop, heard = VirtualLoop(Random(1)), list[str]()
    process = Process("server")

    async def story() -> None:
        process.fuse, process.burnt = 4, process.kill
        process.spawn(counting(heard))
        await asyncio.sleep(100)

    ran(loop, story())
    assert 1 < len(heard) < 5
    process.bury()


def test_a_stopped_process_goes_on_later() -> None:
    loop, heard = VirtualLoop(Random(1)), list[str]()
    process = Process("server")

    async def story() -> None:
        process.spawn(counting(heard))
        await asyncio.sleep(1.5)
        process.stopped = True
        await asyncio.sleep(10)
        assert len(heard) == 2
        loop.resume(process)
        await asyncio.sleep(2)
        process.kill()

    ran(loop, story())
    assert len(heard) >= 4
    process.bury()
