"""One thread that makes a port's blocking calls, one after the other.

Every call that is handed in must end by itself within a deadline: a thread
cannot be stopped from outside, and a stuck one keeps the program from ending.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

R = TypeVar("R")


class Worker:
    """A single thread, named for the port it serves; starts with the first call."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def run(self, call: Callable[[], R]) -> R:
        """Await ``call`` made in the thread.

        A cancelled wait leaves the call to finish in the thread; the next one
        waits for it, so that two never touch the port at once.
        """
        return await asyncio.get_running_loop().run_in_executor(self._pool, call)

    def stop(self) -> None:
        """Let the thread end after the calls it has; further calls raise RuntimeError."""
        self._pool.shutdown(wait=False)
