"""Waiting for what a face's automation has no question for."""

import asyncio
from collections.abc import Callable
from typing import Final

from demo.automation import Face, NotAnswered, Screen

EVERY: Final = 0.2


async def until(face: Face, true: Callable[[Screen], bool], seconds: float) -> Screen:
    """Return what is shown once that is ``true``. Raises NotAnswered."""
    for _ in range(round(seconds / EVERY)):
        shown = await face.screen()
        if true(shown):
            return shown
        await asyncio.sleep(EVERY)
    raise NotAnswered(f"{face.socket.name}: not within {seconds:g} s; it shows {await face.screen()}")
