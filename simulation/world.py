"""What everything in a run shares: the loop, the clock, chance by name, and what is written down."""

import contextvars
from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Any

from simulation.clock import WallClock
from simulation.loop import VirtualLoop
from simulation.trace import Trace
from simulation.violation import Violation


class World:
    """One seed's world. Chance has a stream for each use: one more draw here changes nothing there."""

    def __init__(self, seed: int, begins: datetime, trace: Trace) -> None:
        self.seed = seed
        fifo = self.chance("order kept").random() < 0.25
        self.loop = VirtualLoop(None if fifo else self.chance("order"))
        self.clock = WallClock(self.loop, begins)
        self.trace = trace
        self.moment = 0
        self._context = contextvars.copy_context()
        self._words = self.chance("words")
        self._first: Violation | None = None

    def chance(self, use: str) -> Random:
        """Return a fresh stream of chance for ``use``."""
        return Random(f"{self.seed} {use}")

    def word(self) -> str:
        """Return a word nobody had before: what the server is given for entropy."""
        return f"{self._words.getrandbits(80):020x}"

    def tick(self) -> int:
        """Return the next moment: the order in which things happened, finer than time."""
        self.moment += 1
        return self.moment

    def note(self, kind: str, detail: str) -> None:
        """Write down what happens."""
        self.trace.note(self.loop.time(), kind, detail)

    def later(self, delay: float, callback: Callable[..., object], *arguments: Any) -> None:
        """Let something happen in the world, whichever process asks for it and lives to see it."""
        self.loop.call_later(delay, callback, *arguments, context=self._context)

    def blame(self, name: str, detail: str) -> None:
        """Remember the first promise seen broken; the run ends with it."""
        if self._first is None:
            self._first = Violation(name, detail)
            self.note("violation", str(self._first))

    def judge(self) -> None:
        """Raise the first violation, if there was one."""
        if self._first is not None:
            raise self._first
