"""A hash of the frame that was drawn last, taken off the glass itself: a picture that stands still is known.

It is taken at its own time, every ``APART`` seconds, from a frame drawn for
it, so that no frame with something new waits for it (34 ms of 1080p without a
graphics card). Of larger glass, stripes all over it are read.
"""

import hashlib
from typing import Any, Final

from kivy.clock import Clock
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glPixelStorei, glReadPixels

APART: Final = 5.0
MOST_PIXELS: Final = 1920 * 1080
STRIPE: Final = 16
"""Rows of pixels that are read together."""
GL_PACK_ALIGNMENT: Final = 0x0D05
DIGEST: Final = 8


class FrameHash:
    """``value`` is the hash in hexadecimal, nothing before the first was taken."""

    def __init__(self, window: Any) -> None:
        self.value = ""
        self._window = window
        self._changed = True
        self._due = False
        self._swap = window.flip
        window.flip = self._flip  # in the window's place: after the swap the pixels are not ours to read
        Clock.schedule_interval(self._look, APART)

    def _look(self, _: float) -> None:
        """Have the glass drawn once more, if anything was drawn since the last time."""
        if self._changed:
            self._due = True
            self._window.canvas.ask_update()

    def _flip(self) -> None:
        self._changed = not self._due
        if self._due:
            self._due = False
            self.value = self._taken()
        self._swap()

    def _taken(self) -> str:
        width, height = (int(side) for side in self._window.system_size)
        step = -(-width * height // MOST_PIXELS) * STRIPE
        glPixelStorei(GL_PACK_ALIGNMENT, 1)
        digest = hashlib.blake2b(digest_size=DIGEST)
        if step == STRIPE:
            digest.update(glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE))
        else:
            for low in range(0, height, step):
                rows = min(STRIPE, height - low)
                digest.update(glReadPixels(0, low, width, rows, GL_RGB, GL_UNSIGNED_BYTE))
        return digest.hexdigest()
