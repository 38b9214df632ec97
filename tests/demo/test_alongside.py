"""Work beside a block ends with it, and what fails comes out bare."""

import asyncio

import pytest

from demo.alongside import alongside


async def test_the_work_ends_with_the_block() -> None:
    ended = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    async with alongside(work(), work()):
        await asyncio.sleep(0)
    assert ended == [True, True]


async def test_the_block_ends_when_the_work_fails() -> None:
    async def work() -> None:
        raise LookupError("broken")

    with pytest.raises(LookupError, match="broken"):
        async with alongside(work()):
            await asyncio.Event().wait()


async def test_what_the_block_raises_comes_out_bare() -> None:
    with pytest.raises(ValueError, match="mine"):
        async with alongside(asyncio.Event().wait()):  # type: ignore[arg-type]
            raise ValueError("mine")
