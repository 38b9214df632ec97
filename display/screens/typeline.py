"""One line of pieces in different sizes on a common baseline: ``3`` large and ``号窗口`` smaller beside it.

It never wraps; what is too wide is set smaller as a whole, down to ``FLOOR``
of its size, and then says that it is ``clipped``.
"""

from typing import Any, Final

from kivy.graphics import Color, Rectangle
from kivy.properties import AliasProperty, BooleanProperty, ListProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from display.screens.reading import CAPITAL
from faces import theme as t
from faces.fonts import drawable
from faces.text import line_texture, width_of

DESCENT: Final = 0.288
"""From the bottom of a line's texture to its baseline, in type sizes (Noto Sans CJK's hhea)."""
RISE: Final = 0.065
"""How far Chinese characters are lifted so that they stand on the line that digits stand on."""
FIRST_HAN: Final = "\u2e80"
FLOOR: Final = 0.5

Run = tuple[str, float]
"""A text and its type size in dp."""


class Typeline(Widget):
    """``runs`` in one row, centred on the height of the largest run's capitals."""

    runs = ListProperty([])
    tint = StringProperty("ink")
    weight = StringProperty("bold")
    halign = OptionProperty("left", options=["left", "center", "right"])
    clipped = BooleanProperty(False)
    words = AliasProperty(lambda self: "".join(text for text, _ in self.runs), None, bind=["runs"])

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("runs", "tint", "weight", "halign", "pos", "size"):
            self.fbind(name, self._draw)
        self._draw()

    def natural_width(self) -> float:
        """Return the width in pixels at full size."""
        return self._wide(1.0)

    def _wide(self, scale: float) -> float:
        return sum(
            width_of(drawable(text), self.weight, round(t.dp(size) * scale)) for text, size in self.runs
        )

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        if not self.runs or self.width < 1:
            return
        scale = min(1.0, self.width / max(self._wide(1.0), 1))
        self.clipped = scale < FLOOR
        wide = self._wide(scale)
        x = {"left": self.x, "center": self.center_x - wide / 2, "right": self.right - wide}[self.halign]
        largest = t.dp(max(size for _, size in self.runs)) * scale
        baseline = self.center_y - largest * CAPITAL / 2
        with self.canvas:
            Color(*t.rgba(self.tint))
            for text, size in self.runs:
                if text:
                    pixels = round(t.dp(size) * scale)
                    texture = line_texture(drawable(text), self.weight, pixels)
                    bottom = baseline - pixels * (DESCENT - (RISE if _han(text) else 0.0))
                    Rectangle(texture=texture, size=texture.size, pos=(round(x), round(bottom)))
                    x += width_of(drawable(text), self.weight, pixels)


def _han(text: str) -> bool:
    return any(character >= FIRST_HAN for character in text)
