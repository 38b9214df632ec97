"""A finger: presses the glass of an X display where it is told, through the X server (``xdotool``)."""

import asyncio
from typing import Final

PRESS_SECONDS: Final = 5.0


class CannotTouch(Exception):
    """``xdotool`` could not press; the sentence is its own."""


class Hand:
    """Touches the display ``display`` (``:91``)."""

    def __init__(self, xdotool: str, display: str) -> None:
        self._xdotool = xdotool
        self._display = display

    async def touch(self, x: int, y: int) -> None:
        """Press and lift at ``x``, ``y`` pixels from the top left. Raises CannotTouch."""
        await self._do("mousemove", str(x), str(y), "mousedown", "1", "sleep", "0.04", "mouseup", "1")

    async def _do(self, *words: str) -> None:
        process = await asyncio.create_subprocess_exec(
            self._xdotool,
            *words,
            env={"DISPLAY": self._display},
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            _, complaint = await asyncio.wait_for(process.communicate(), PRESS_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()
            raise CannotTouch(f"xdotool did not end on {self._display}") from None
        if process.returncode:
            raise CannotTouch(f"xdotool on {self._display}: {complaint.decode(errors='replace').strip()}")
