"""Something happened in the hall: whoever waits for it looks again.

Like ``asyncio.Condition`` without its lock, so that plain callbacks can spread news.
"""

import asyncio
import contextlib
from collections.abc import Callable


class News:
    """One for the whole hall: what is waited for there is cheap to look at."""

    def __init__(self) -> None:
        self._waiting: dict[asyncio.Future[None], Callable[[], bool]] = {}

    def spread(self) -> None:
        """Wake everybody whose wish is true by now."""
        for future, true in list(self._waiting.items()):
            if not future.done() and true():
                future.set_result(None)

    async def until(self, true: Callable[[], bool], timeout: float | None = None) -> bool:
        """Return True once ``true`` holds, False when it did not within ``timeout`` seconds."""
        if true():
            return True
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[future] = true
        try:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(future, timeout)
        finally:
            del self._waiting[future]
        return true()
