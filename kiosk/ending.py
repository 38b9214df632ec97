"""How a run of the kiosk comes to its end, and that it lives: beats for whoever guards it."""

import asyncio
import signal
from typing import Final

from station.heartbeat import Heartbeat

EVERY: Final = 1.0
"""Seconds between two beats."""


class Ending:
    """Waited for by the program; ``status`` is what it will exit with."""

    def __init__(self) -> None:
        self.status = 0
        self.beating: asyncio.Task[None] | None = None
        self._asked = asyncio.Event()

    def ask(self, status: int = 0) -> None:
        """End the run, with this exit status."""
        self.status = status
        self._asked.set()

    def heed_signals(self) -> None:
        """End on SIGINT and SIGTERM."""
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, self.ask)

    async def wait(self) -> None:
        """Return when the run is to end."""
        await self._asked.wait()


async def beat(heart: Heartbeat) -> None:
    """Say once a second that this loop, which draws and hears touches, turns."""
    while True:
        heart.beat()
        await asyncio.sleep(EVERY)
