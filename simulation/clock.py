"""The wall clock of the server's machine: it goes with virtual time, but somebody sets it."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulation.loop import VirtualLoop


class WallClock:
    """UTC as the machine believes it; ``step`` sets it on or back."""

    def __init__(self, loop: "VirtualLoop", begins: datetime) -> None:
        self._loop = loop
        self._begins = begins.astimezone(UTC)

    def __call__(self) -> datetime:
        """Return what the clock shows."""
        return self._begins + timedelta(microseconds=int(self._loop.time() * 1e6))

    def step(self, by: timedelta) -> None:
        """Set the clock."""
        self._begins += by
