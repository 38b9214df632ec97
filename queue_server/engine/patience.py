"""How long others wait for one piece of work: past that they are told, and told again, while it goes on.

A disk may be stuck without failing: a sync that takes a minute, a cable half
out. The work can then not be called off, for nobody knows what of it was done.
"""

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

SECONDS: Final = 3.0
AGAIN_AFTER: Final = 0.5


class Patience:
    """Calls ``lost`` when what is done ``with`` it takes longer than SECONDS, and again until it is done."""

    def __init__(self, lost: Callable[[], None]) -> None:
        self._lost = lost
        self._timer: asyncio.TimerHandle | None = None
        self.at_end = False

    def __enter__(self) -> Self:
        self._timer = asyncio.get_running_loop().call_later(SECONDS, self._lose)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.at_end = False
        if self._timer is not None:
            self._timer.cancel()

    def _lose(self) -> None:
        self.at_end = True
        self._lost()
        self._timer = asyncio.get_running_loop().call_later(AGAIN_AFTER, self._lose)
