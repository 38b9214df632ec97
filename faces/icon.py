"""A pictogram on glass, as large as its widget, in a colour of the theme."""

from functools import lru_cache
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.widget import Widget

from faces import theme as t
from faces.pictogram import drawings, mask


@lru_cache(maxsize=512)
def texture(name: str, side: int, stroke: float) -> Any:
    """Return the pictogram in white as a texture; one a lacking name draws is ``document``."""
    alpha = mask(name if name in drawings() else "document", side, stroke)
    made = Texture.create(size=(side, side), colorfmt="rgba")
    pixels = bytearray(b"\xff" * (side * side * 4))
    pixels[3::4] = alpha.tobytes()
    made.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    made.flip_vertical()
    return made


class Icon(Widget):
    """The pictogram ``name``, centred; ``stroke`` is the width of its line on the 32 grid."""

    name = StringProperty("")
    tint = StringProperty("ink")
    stroke = NumericProperty(2.0)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("name", "tint", "stroke", "pos", "size"):
            self.fbind(name, self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        side = round(min(self.size))
        if not self.name or side < 8:
            return
        with self.canvas:
            Color(*t.rgba(self.tint))
            place = (round(self.x + (self.width - side) / 2), round(self.y + (self.height - side) / 2))
            Rectangle(texture=texture(self.name, side, self.stroke), size=(side, side), pos=place)
