"""The board at rest: black, but for a dim clock that wanders, so that whoever looks sees that it lives."""

from datetime import datetime
from typing import Any, Final

from kivy.graphics import Color, Rectangle
from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from boards.words import Words
from faces import theme as t
from faces.text import line_texture

SIZE: Final = 40.0
DIM: Final = 0.32
STEPS: Final = 7
"""Prime to sixty, so that the clock stands elsewhere every minute."""


class Dark(Widget):
    """Covers the glass while ``shown``."""

    words = StringProperty("")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.opacity = 0
        self._now: datetime | None = None
        for name in ("pos", "size"):
            self.fbind(name, self._draw)

    def show(self, now: datetime, words: Words) -> None:
        """Cover the glass, with the time of day at its place of this minute."""
        if words.clock(now) != self.words:
            self.words, self._now = words.clock(now), now
            self._draw()

    def hide(self) -> None:
        """Give the glass back."""
        self.opacity, self.words, self._now = 0, "", None
        self.canvas.clear()

    def _draw(self, *_: object) -> None:
        now = self._now
        if now is None:
            return
        texture = line_texture(self.words, "regular", round(t.dp(SIZE)))
        share = (now.hour * 60 + now.minute) * STEPS % 60 / 59
        across = (self.width - texture.width) * (0.1 + 0.8 * share)
        up = (self.height - texture.height) * (0.1 + 0.8 * (1 - share))
        self.canvas.clear()
        with self.canvas:
            Color(0, 0, 0, 1)
            Rectangle(
                pos=(self.x - t.dp(16), self.y - t.dp(16)),
                size=(self.width + t.dp(32), self.height + t.dp(32)),
            )
            Color(*t.rgba("ink", DIM))
            Rectangle(texture=texture, size=texture.size, pos=(round(self.x + across), round(self.y + up)))
