"""Commands that wait for the writer, and when they are taken as a group.

A commit costs a sync and two changes of thread, however many commands are in
it, and who was just answered may ask again at once. So the writer waits for as
many as it has just answered and found waiting, for at most a part of the time
that the last commit took: on a quick disk hardly at all, on a slow one a crowd
is not split into two that wait for each other. Who comes alone never waits.
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from typing import Final

from queue_server.engine.waiting import Waiting

PART: Final = 0.5
MOST_SECONDS: Final = 0.01


class Inbox:
    """In the order in which they came."""

    def __init__(self) -> None:
        self._waiting: deque[Waiting] = deque()
        self._some = asyncio.Event()
        self._crowd = asyncio.Event()
        self._expected = 0
        self._until = 0.0

    def __len__(self) -> int:
        return len(self._waiting)

    def __iter__(self) -> Iterator[Waiting]:
        return iter(self._waiting)

    def put(self, waiting: Waiting) -> None:
        """Let a command wait."""
        self._waiting.append(waiting)
        self._some.set()
        if len(self._waiting) >= self._expected:
            self._crowd.set()

    def wake(self) -> None:
        """Let ``take`` return at once with what is there."""
        self._some.set()
        self._crowd.set()

    def answered(self, count: int, seconds: float) -> None:
        """Take note that so many were answered after a commit of ``seconds``, and may ask again."""
        self._crowd.clear()
        self._expected = count + len(self._waiting)
        self._until = asyncio.get_running_loop().time() + min(PART * seconds, MOST_SECONDS)

    async def take(self, most: int) -> list[Waiting]:
        """Return the next group of at most ``most``; none when ``wake`` was called and nothing waits."""
        await self._some.wait()
        loop = asyncio.get_running_loop()
        if len(self._waiting) < min(self._expected, most) and loop.time() < self._until:
            timer = loop.call_at(self._until, self._crowd.set)
            await self._crowd.wait()
            timer.cancel()
        group = [self._waiting.popleft() for _ in range(min(most, len(self._waiting)))]
        if not self._waiting:
            self._some.clear()
        return group

    def clear(self) -> None:
        """Forget what waits; it was turned away."""
        self._waiting.clear()
