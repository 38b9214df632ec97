"""A sheet of paper on the ground of the screen: filled, rounded, with a hairline edge if asked."""

from typing import Any

from kivy.graphics import Color, SmoothLine, SmoothRoundedRectangle
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from faces import theme as t

CLEAR = (0.0, 0.0, 0.0, 0.0)


class Card(BoxLayout):
    """A box with a face of its own; ``fill`` and ``edge`` are colour tokens, ``""`` for none.

    ``radius`` and ``stroke`` are in dp; layout of the children is BoxLayout's.
    """

    fill = StringProperty("surface")
    edge = StringProperty("")
    radius = NumericProperty(16)
    stroke = NumericProperty(1.0)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        with self.canvas.before:
            self._ground = Color(*CLEAR)
            self._sheet = SmoothRoundedRectangle()
            self._ink = Color(*CLEAR)
            self._outline = SmoothLine(width=1)
        for name in ("pos", "size", "radius", "stroke"):
            self.fbind(name, self._place)
        for name in ("fill", "edge"):
            self.fbind(name, self._paint)
        self._paint()

    def face(self) -> tuple[str, str]:
        """Return the colours of ground and edge now."""
        return self.fill, self.edge

    def _paint(self, *_: object) -> None:
        ground, edge = self.face()
        self._ground.rgba = t.rgba(ground) if ground else CLEAR
        self._ink.rgba = t.rgba(edge) if edge else CLEAR
        self._place()

    def _place(self, *_: object) -> None:
        if min(self.size) < 2:
            return
        radius = max(1.0, min(t.dp(self.radius), min(self.size) / 2))
        self._sheet.radius = [radius]
        self._sheet.pos, self._sheet.size = self.pos, self.size
        if self.face()[1]:
            self._outline.width = max(t.dp(self.stroke) / 2, 0.5)
            self._outline.rounded_rectangle = (*self.pos, *self.size, radius)
