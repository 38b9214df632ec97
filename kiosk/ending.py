"""How a run of the kiosk comes to its end, and what its exit status tells the guard."""

import asyncio
import os
import signal
from typing import Final

AGAIN: Final = 75
"""The exit status that asks for a fresh start (EX_TEMPFAIL)."""

HEART: Final = "HALL_HEART"
"""The environment's word for the pipe that the guard listens on."""

EVERY: Final = 1.0


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


async def beat(ending: Ending) -> None:
    """Tell the guard once a second that this loop turns; end the run when nobody guards it any more.

    Does nothing for a kiosk that was started without a guard.
    """
    pipe = os.environ.get(HEART, "")
    if not pipe.isdigit():
        return
    os.set_blocking(int(pipe), False)
    while True:
        try:
            os.write(int(pipe), b".")
        except BlockingIOError:
            pass  # the guard is busy; it will find enough of them
        except OSError:
            ending.ask()
            return
        await asyncio.sleep(EVERY)
