"""One thread, one call after the other."""

import asyncio
import threading

import pytest

from transports.worker import Worker


async def test_calls_run_in_order_in_one_named_thread() -> None:
    worker = Worker("/dev/ttyUSB0")
    names = await asyncio.gather(*(worker.run(lambda: threading.current_thread().name) for _ in range(5)))
    assert len(set(names)) == 1
    assert names[0].startswith("/dev/ttyUSB0")
    worker.stop()
    with pytest.raises(RuntimeError):
        await worker.run(lambda: None)


async def test_a_cancelled_wait_does_not_let_two_calls_meet() -> None:
    worker = Worker("port")
    may_end = threading.Event()
    said: list[str] = []

    def wait() -> None:
        may_end.wait(30)
        said.append("slow")

    slow = asyncio.ensure_future(worker.run(wait))
    await asyncio.sleep(0)
    slow.cancel()
    later = asyncio.ensure_future(worker.run(lambda: said.append("later")))
    await asyncio.sleep(0)
    may_end.set()
    await later
    assert said == ["slow", "later"]
    worker.stop()
