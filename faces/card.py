"""A sheet of paper on the ground of the screen: filled, rounded, with a hairline edge if asked."""

from typing import Any

from kivy.graphics import Color, SmoothLine, SmoothRoundedRectangle
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from faces import theme as t


class Card(BoxLayout):
    """A box with a face of its own; ``fill`` and ``edge`` are colour tokens, ``""`` for none.

    ``radius`` is in dp; layout of the children is BoxLayout's.
    """

    fill = StringProperty("surface")
    edge = StringProperty("")
    radius = NumericProperty(16)
    stroke = NumericProperty(1.0)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("pos", "size", "fill", "edge", "radius", "stroke"):
            self.fbind(name, self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        self.canvas.before.clear()
        if min(self.size) < 2:
            return
        radius = min(t.dp(self.radius), min(self.size) / 2)
        with self.canvas.before:
            if self.fill:
                Color(*t.rgba(self.fill))
                SmoothRoundedRectangle(pos=self.pos, size=self.size, radius=[radius])
            if self.edge:
                Color(*t.rgba(self.edge))
                SmoothLine(rounded_rectangle=(*self.pos, *self.size, radius), width=t.dp(self.stroke) / 2)
