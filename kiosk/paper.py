"""Watching the printer while nobody prints, so that citizens are told before they touch."""

import asyncio
from collections.abc import Callable
from typing import Final, Protocol

from kiosk.world import World
from printers.outcome import NotPrinted, Outcome, Printed
from printers.protocols.status import Status

EVERY: Final = 15.0
"""Seconds between two looks."""


class Answers(Protocol):
    """A printer that can be asked how it is."""

    async def status(self) -> Status:
        """Return how it is."""


class Paper:
    """Keeps ``world.printer`` true; ``changed`` is called when it became different."""

    def __init__(self, world: World, printer: Answers, changed: Callable[[], None]) -> None:
        self._world = world
        self._printer = printer
        self._changed = changed

    async def watch(self) -> None:
        """Look until cancelled."""
        while True:
            status = await self._printer.status()
            self._note(status.state, status.reasons[0] if status.reasons else "")
            await asyncio.sleep(EVERY)

    def printed(self, outcome: Outcome) -> None:
        """Learn from a job that just ended."""
        if isinstance(outcome, Printed):
            self._note("good", "")
        elif isinstance(outcome, NotPrinted) and outcome.reason not in ("stale", "disk"):
            self._note("bad", outcome.reason)

    def _note(self, state: str, reason: str) -> None:
        if (state, reason) != (self._world.printer, self._world.printer_reason):
            self._world.printer = state  # type: ignore[assignment]
            self._world.printer_reason = reason
            self._changed()
