"""What stands in the middle of a board when it lists no calls: the welcome, or one quiet sentence.

``Welcome`` names the open windows while the hall waits for citizens; ``Notice``
says that the hall is closed (with its hours), that the board is starting, or
that it has lost the server for so long that old calls would mislead.
"""

from collections.abc import Sequence
from typing import Any, Final

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.widget import Widget

from boards.board import BoardView, WindowRow
from boards.said import instead
from boards.words import Words
from config.settings import Span
from faces import theme as t

LEAST: Final = 44.0
"""A zone that is too low for lines of so many dp does without the list of windows."""


class OpenWindow(Widget):
    """A window that is open, or paused."""

    label = StringProperty("")
    name = StringProperty("")
    open = BooleanProperty(True)
    room = BooleanProperty(True)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def _arrange(self, *_: object) -> None:
        at, chip = self.ids, t.dp(46)
        at.chip.size, at.chip.pos = (chip, t.dp(40)), (self.x, self.center_y - t.dp(20))
        at.name.size = (self.width - chip - t.dp(10), self.height)
        at.name.pos = (at.chip.right + t.dp(10), self.y)


class Welcome(Widget):
    """A greeting, what to do, and which windows are open."""

    title = StringProperty("")
    line = StringProperty("")
    heading = StringProperty("")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._shown: list[OpenWindow] = []
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, view: BoardView, words: Words) -> None:
        """Show the welcome of ``view``."""
        self.title = words("Welcome to {site}", site=words.name(view.site, view.site_en))
        self.line = words("Take a number at the kiosk; your call appears here.")
        self.heading = words("Open windows")
        self._list([window for window in view.windows if window.state != "closed"], words)

    def _list(self, windows: Sequence[WindowRow], words: Words) -> None:
        while len(self._shown) > len(windows):
            self.remove_widget(self._shown.pop())
        while len(self._shown) < len(windows):
            self._shown.append(OpenWindow())
            self.add_widget(self._shown[-1])
        for widget, window in zip(self._shown, windows, strict=True):
            widget.label, widget.open = window.label, window.state == "open"
            widget.name = words.name(window.name, window.name_en)
        self._arrange()

    def _arrange(self, *_: object) -> None:
        at, inner = self.ids, t.dp(28)
        wide = self.width - 2 * inner
        at.title.size, at.title.pos = (wide, t.dp(96)), (self.x + inner, self.top - t.dp(112))
        at.line.size, at.line.pos = (wide, t.dp(40)), (self.x + inner, self.top - t.dp(156))
        at.heading.size, at.heading.pos = (wide, t.dp(40)), (self.x + inner, self.top - t.dp(214))
        columns = 3 if wide > t.dp(680) else 2
        lines = max(-(-len(self._shown) // columns), 1)
        high = min((self.height - t.dp(214) - t.dp(20)) / lines, t.dp(60))
        at.heading.opacity = 1 if high >= t.dp(LEAST) else 0
        for window in self._shown:
            window.room = high >= t.dp(LEAST)
        for number, window in enumerate(self._shown):
            column, line = divmod(number, lines)
            window.size = (wide / columns - t.dp(14), high)
            window.pos = (self.x + inner + column * wide / columns, self.top - t.dp(222) - (line + 1) * high)


class Notice(Widget):
    """A title and a sentence, in the middle of the board."""

    title = StringProperty("")
    line = StringProperty("")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, view: BoardView, words: Words, hours: Sequence[Span]) -> None:
        """Show what ``view`` has to say instead of calls."""
        said = instead(view, words, hours)
        self.title, self.line = said.title, said.line

    def _arrange(self, *_: object) -> None:
        at, inner = self.ids, t.dp(40)
        wide = self.width - 2 * inner
        at.title.size, at.title.pos = (wide, t.dp(120)), (self.x + inner, self.center_y)
        at.line.size, at.line.pos = (wide, t.dp(190)), (self.x + inner, self.center_y - t.dp(230))
