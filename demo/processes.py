"""All programs of the demo: started in order, several of a rank at once, a line a step; stopped together.

Stopping goes from those who speak to those who are spoken to: visitors' screens
first, devices last, and is over within 3 s whatever they do.
"""

import asyncio
import shutil
import time
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from demo.program import CannotStart, Program, Running

GRACE_BETWEEN_RANKS: Final = 0.15


class Processes:
    """The running programs by name; ``async with`` stops them all at its end, whatever happened."""

    def __init__(self, logs: Path, say: Callable[[str], None]) -> None:
        self.running: dict[str, Running] = {}
        self._logs = logs
        self._say = say

    async def __aenter__(self) -> Self:
        self._logs.mkdir(parents=True, exist_ok=True)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    def __getitem__(self, name: str) -> Running:
        return self.running[name]

    async def start(self, programs: Iterable[Program]) -> None:
        """Start all, those of one rank together. Raises CannotStart when one does not come up."""
        ordered = sorted(programs, key=lambda program: program.rank)
        for _, rank in groupby(ordered, key=lambda program: program.rank):
            outcomes = await asyncio.gather(*map(self._start, rank), return_exceptions=True)
            for outcome in outcomes:
                if isinstance(outcome, BaseException):
                    raise outcome

    async def stop(self) -> None:
        """Stop everything; returns when nothing is left."""
        ordered = sorted(self.running.values(), key=lambda running: -running.program.rank)
        stopping: list[asyncio.Task[None]] = []
        for _, rank in groupby(ordered, key=lambda running: running.program.rank):
            stopping += [asyncio.create_task(running.stop()) for running in rank]
            await asyncio.wait(stopping, timeout=GRACE_BETWEEN_RANKS)
        await asyncio.gather(*stopping)
        self.running.clear()

    async def _start(self, program: Program) -> None:
        begun = time.monotonic()
        log = self._logs / f"{program.name}.log"
        log.write_bytes(b"")
        running = self.running[program.name] = Running(program, log, self._say)
        await running.start()
        self._say(f"{program.name} ready after {time.monotonic() - begun:.1f} s")


def find(command: str) -> str:
    """Return the path of a system program. Raises CannotStart naming the package that has it."""
    path = shutil.which(command)
    if path is None:
        package = PACKAGES.get(command, command)
        raise CannotStart(f"{command} is not installed; as root: apt-get install {package}")
    return path


PACKAGES: Final = {"Xvfb": "xvfb", "x11vnc": "x11vnc", "websockify": "websockify", "xdotool": "xdotool"}
