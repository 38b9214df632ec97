"""A running Kivy program on its virtual screen: walked by touches, photographed off the framebuffer."""

import asyncio
import zlib
from dataclasses import dataclass
from typing import Final

from PIL import Image

from demo.automation import Face, Screen
from demo.displays import Display
from demo.framebuffer import picture
from demo.walking import PATIENCE
from shots.album import Album, Title

LOOKS: Final = 20
BETWEEN: Final = 0.06


@dataclass(frozen=True)
class Glass:
    """``face`` is what stands on ``display``; ``shape`` ends the state in the names of its photographs."""

    program: str
    shape: str
    display: Display
    face: Face
    album: Album

    async def shoot(self, screen: str, state: str, language: str) -> Screen:
        """Photograph the still glass as ``screen`` in ``state``; return what is shown. Raises NotAnswered."""
        shown = await self.face.wait(PATIENCE)
        title = Title(self.program, screen, "-".join(filter(None, (state, self.shape))), language)
        self.album.judge(title, shown.more.get("clipped", ()))
        self.album.keep(title, await self._seen())
        return shown

    async def _seen(self) -> Image.Image:
        """Return the framebuffer once two looks at it are alike, or the last one when it never rests."""
        before, seen = 0, self._look()
        for _ in range(LOOKS):
            now = zlib.crc32(seen.tobytes())
            if now == before:
                break
            before = now
            await asyncio.sleep(BETWEEN)
            seen = self._look()
        return seen

    def _look(self) -> Image.Image:
        return picture(self.display.framebuffer, self.display.size[0])
