"""From a clerk's key to the last of many boards having the call, beside a bare broadcast of its bytes."""

import asyncio
import re
import time
from collections import deque
from typing import Final, NamedTuple

from benchmarks.displays import Wall
from benchmarks.fanout import QUEUE, WINDOW, WITHIN, Clerk, hello, hung
from benchmarks.measure import Round, percentile
from benchmarks.processes import Served
from wire.intents import CallNext, Issue, OpenWindow

CROWDS: Final = (10, 100, 500, 1_000)
USUAL: Final = 100
NUMBER: Final = re.compile(rb'"number":"(\w+)"')


class Desk(NamedTuple):
    """A clerk at an open window, and the numbers that wait for it, the next first."""

    clerk: Clerk
    numbers: deque[str]

    async def next(self) -> float:
        """Call the next; return the milliseconds to the clerk's own answer."""
        asked = time.monotonic_ns()
        await self.clerk.do(CallNext(command_id=self.clerk.name(), window=WINDOW))
        self.numbers.popleft()
        return (time.monotonic_ns() - asked) / 1e6


async def desk(server: Served, waiting: int) -> Desk:
    """Return a clerk with so many waiting."""
    wall = Wall()
    await wall.hang(server.port, 1, hello(()))
    clerk = Clerk(wall.screens[0], wall)
    await clerk.do(OpenWindow(command_id=clerk.name(), window=WINDOW))
    numbers: deque[str] = deque()
    for _ in range(waiting):
        answer = await clerk.do(Issue(command_id=clerk.name(), queue=QUEUE))
        numbers += [found.decode() for found in NUMBER.findall(answer)[:1]]
    return Desk(clerk, numbers)


async def to_boards(ours: Served, bare: Served, desk: Desk, calls: int) -> Round:
    """Return the figures for each crowd of boards."""
    figures: dict[str, float] = {}
    for crowd in CROWDS:
        async with hung(ours, bare, crowd) as walls:
            made = [await _once(*walls, desk) for _ in range(calls)]
        taken, least = (sorted(one[side] for one in made) for side in (0, 1))
        for percent in (50, 99):
            figures[f"key_to_board_ms_{crowd}_p{percent}"] = percentile(taken, percent)
            figures[f"bare_ms_{crowd}_p{percent}"] = percentile(least, percent)
        figures[f"key_to_board_vs_bare_{crowd}"] = percentile(taken, 50) / percentile(least, 50)
    figures["key_to_board_ms_p99"] = figures[f"key_to_board_ms_{USUAL}_p99"]
    return figures


async def _once(ours: Wall, bare: Wall, desk: Desk) -> tuple[float, float]:
    """Return the milliseconds from the key to the last board, and from one bare client to the last."""
    seen, asked = ours.expect(), time.monotonic_ns()
    await desk.next()
    await asyncio.wait_for(seen, WITHIN)
    taken = ours.last - asked
    seen, asked = bare.expect(), time.monotonic_ns()
    bare.screens[0].say(ours.text)
    await asyncio.wait_for(seen, WITHIN)
    return taken / 1e6, (bare.last - asked) / 1e6
