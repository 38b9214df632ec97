"""Pictures of the virtual screens for the hall page, taken from the framebuffers."""

import asyncio
import io
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from demo.displays import Display
from demo.framebuffer import picture

WIDTH: Final = {True: 360, False: 640}
"""Pixels across, by whether the screen stands upright."""


@dataclass(frozen=True)
class Shot:
    """A screen as PNG; ``version`` grows whenever it looks different."""

    png: bytes
    version: int
    sum: int


class Pictures:
    """The latest shot of every display that has one."""

    def __init__(self, displays: Mapping[str, Display]) -> None:
        self.shots: dict[str, Shot] = {}
        self._displays = displays

    async def take(self) -> None:
        """Take those that look different from last time."""
        for name, display in self._displays.items():
            shot = await asyncio.to_thread(_shot, display, self.shots.get(name))
            if shot is not None:
                self.shots[name] = shot


def _shot(display: Display, last: Shot | None) -> Shot | None:
    upright = display.size[1] > display.size[0]
    try:
        seen = picture(display.framebuffer, WIDTH[upright])
    except (OSError, ValueError):
        return last  # the screen is just being started again
    found = zlib.crc32(seen.tobytes())
    if last is not None and last.sum == found:
        return last
    png = io.BytesIO()
    seen.save(png, format="PNG", compress_level=1)
    return Shot(png.getvalue(), last.version + 1 if last else 1, found)
