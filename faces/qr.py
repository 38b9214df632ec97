"""A QR code on glass: dark on white with the quiet zone the standard asks for (ISO/IEC 18004: 4 modules)."""

from functools import lru_cache
from typing import Any

import segno
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import StringProperty
from kivy.uix.widget import Widget

QUIET = 4


@lru_cache(maxsize=16)
def texture(payload: str) -> Any:
    """Return the code, one pixel a module."""
    rows = [bytes(row) for row in segno.make(payload, error="m", micro=False).matrix_iter(border=QUIET)]
    made = Texture.create(size=(len(rows), len(rows)), colorfmt="luminance")
    made.mag_filter = made.min_filter = "nearest"
    pixels = b"".join(bytes(0 if module else 255 for module in row) for row in rows)
    made.blit_buffer(pixels, colorfmt="luminance", bufferfmt="ubyte")
    made.flip_vertical()
    return made


class Qr(Widget):
    """The code of ``payload``, as large as a whole number of pixels a module allows; nothing for ``""``."""

    payload = StringProperty("")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("payload", "pos", "size"):
            self.fbind(name, self._draw)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        if not self.payload:
            return
        code = texture(self.payload)
        side = code.width * max(1, int(min(self.size) // code.width))
        place = (round(self.x + (self.width - side) / 2), round(self.y + (self.height - side) / 2))
        with self.canvas:
            Color(1, 1, 1, 1)
            Rectangle(texture=code, size=(side, side), pos=place)
