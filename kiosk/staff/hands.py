"""What the staff menu does: looks at the kiosk's parts, prints, turns the sound, ends the run."""

import asyncio
import contextlib
from collections.abc import Coroutine
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, Final

from kiosk.logs import RECENT
from kiosk.printing import Printing
from kiosk.spare import Spare
from kiosk.wording import Words
from kiosk.world import World

STEP: Final = "10%"
SHOWN: Final = 14
WIDEST: Final = 110


@dataclass
class KioskHands:
    """The hands of the kiosk ``name``."""

    name: str
    world: World
    printing: Printing
    spare: Spare
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def status(self, words: Words) -> tuple[str, ...]:
        """Return kiosk, server, printer, catalogue and spare numbers, a line each."""
        world = self.world
        today = world.now.date().isoformat()
        left = sum(self.spare.left(queue, today) for queue in self.spare.queues(today))
        untold = len(self.spare.unmerged())
        server = words.say("away") if world.away else words.say("connected")
        printer = world.printer_reason or words.of("printer", world.printer)
        return (
            f"{self.name} · {version('hall')} · {world.now:%Y-%m-%d %H:%M:%S}",
            words.say("Server: {state}", state=server),
            words.say("Printer: {state}", state=printer),
            words.say("Spare numbers: {n} left, {open} not told yet", n=left, open=untold),
        )

    def log(self) -> tuple[str, ...]:
        """Return the newest lines of the log, shortened to the glass."""
        return tuple(line[:WIDEST] for line in tuple(RECENT)[-SHOWN:])

    def test_print(self) -> None:
        """Print a test slip."""
        self._begin(self._test())

    def volume(self, louder: bool) -> None:
        """Turn the sound of the machine up or down."""
        self._begin(_mixer(f"{STEP}{'+' if louder else '-'}"))

    async def close(self) -> None:
        """Stop what is under way."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _test(self) -> None:
        await self.printing.test()

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _mixer(change: str) -> None:
    with contextlib.suppress(OSError):
        process = await asyncio.create_subprocess_exec(
            *("amixer", "-q", "sset", "Master", change),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        await process.wait()
