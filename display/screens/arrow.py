"""An arrow from a ticket's number to its window: drawn, for no font has one that is calm enough."""

from typing import Any

from kivy.graphics import Color, Rectangle, Triangle
from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from faces import theme as t

HEAD, SHAFT = 0.5, 0.3
"""An arrow's head in widths, its shaft in heights."""


class Arrow(Widget):
    """An arrow that points where to go: ``left``, or right for this hall and the right one."""

    side = StringProperty("")
    tint = StringProperty("ink")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("side", "tint", "pos", "size"):
            self.fbind(name, self._draw)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        back, tip = (self.right, self.x) if self.side == "left" else (self.x, self.right)
        neck = tip + (back - tip) * HEAD
        with self.canvas:
            Color(*t.rgba(self.tint, 0.85))
            Triangle(points=[neck, self.y, neck, self.top, tip, self.center_y])
            Rectangle(
                pos=(min(back, neck), self.center_y - self.height * SHAFT / 2),
                size=(abs(back - neck), self.height * SHAFT),
            )
