"""An emergency on a small screen: all the glass, in both languages, the words as large as they fit."""

from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from boards.seat_said import AlarmSaid
from display.screens.seat_head import put
from faces import theme as t
from faces.text import Text


class AlarmCover(Widget):
    """Covers the glass while there is something to show."""

    def __init__(self, **given: Any) -> None:
        super().__init__(opacity=0, **given)
        colour = {"tint": "on-cinnabar", "halign": "center"}
        self._title = Text(role="display", weight="bold", lines=2, floor=24, zoom=1.6, **colour)
        self._lines = Text(role="headline", floor=18, **colour)
        self._title_beside = Text(role="headline", weight="bold", lines=2, floor=18, **colour)
        self._lines_beside = Text(role="title", floor=14, **colour)
        for widget in (self._title, self._lines, self._title_beside, self._lines_beside):
            self.add_widget(widget)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, told: AlarmSaid | None) -> None:
        """Show what is ``told``, or give the glass back."""
        self.opacity = 1 if told else 0
        self._title.words = told.title if told else ""
        self._lines.words = "\n".join(told.lines) if told else ""
        self._title_beside.words = told.title_beside if told else ""
        self._lines_beside.words = "\n".join(told.lines_beside) if told else ""

    def _arrange(self, *_: object) -> None:
        over, inner = t.dp(16), t.dp(40)
        self.canvas.before.clear()
        with self.canvas.before:
            Color(*t.rgba("cinnabar"))
            Rectangle(
                pos=(self.x - over, self.y - over), size=(self.width + 2 * over, self.height + 2 * over)
            )
        top, wide = self.top - t.dp(24), self.width - 2 * inner
        shares = (
            (self._title, 0.27),
            (self._lines, 0.29),
            (self._title_beside, 0.16),
            (self._lines_beside, 0.28),
        )
        high = self.height - t.dp(48)
        for widget, share in shares:
            top -= high * share
            put(widget, self.x + inner, top, wide, high * share - t.dp(8))
