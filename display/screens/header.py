"""The head of a board: hall, centre, clock and date; and a calm badge while the server is away."""

from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.widget import Widget

from boards.board import BoardView
from boards.words import Words
from faces import theme as t


class Header(Widget):
    """Lays itself out in one row on a wide board, with the clock below the name on an upright one."""

    site = StringProperty("")
    second = StringProperty("")
    hall = StringProperty("")
    clock = StringProperty("")
    date = StringProperty("")
    away = StringProperty("")
    upright = BooleanProperty(False)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("pos", "size", "hall", "away"):
            self.fbind(name, self._arrange)

    def show(self, view: BoardView, words: Words) -> None:
        """Show the head of ``view``; the second line is the name in the other language."""
        self.site = words.name(view.site, view.site_en)
        self.second = view.site if words.language == "en" else view.site_en
        self.hall = words.name(view.hall, view.hall_en)
        self.clock = words.clock(view.now)
        self.date = words.date(view.now)
        self.away = "" if view.age is None or view.mode == "starting" else words.age(view.age)

    def _arrange(self, *_: object) -> None:
        at, edge = self.ids, t.dp(20)
        self.upright = self.height > t.dp(80)
        row = t.dp(66) if self.upright else self.height
        base = self.top - row
        wide = t.dp(76 if len(self.hall) <= 3 else 158)
        _box(at.seal, self.x + edge, base + (row - t.dp(44)) / 2, wide, t.dp(44))
        left = at.seal.right + t.dp(16)
        _box(at.clock, self.right - edge - t.dp(134), base, t.dp(134), row)
        right = at.clock.x - t.dp(16)
        if self.upright:
            date = t.dp(260)
            _box(at.date, self.right - edge - date, self.y + t.dp(6), date, t.dp(32))
            _box(at.badge, self.x + edge, self.y + t.dp(6), t.dp(360), t.dp(32))
        else:
            date = t.dp(330 if self.away else 250)
            _box(at.date, right - date, base, date, row)
            _box(at.badge, right - date, base + (row - t.dp(38)) / 2, date, t.dp(38))
            right -= date + t.dp(12)
        room = max(right - left, t.dp(100))
        _box(at.site, left, base + row / 2 - t.dp(12), room, t.dp(38))
        _box(at.second, left, base + row / 2 - t.dp(30), room, t.dp(20))


def _box(widget: Any, *box: float) -> None:
    widget.pos, widget.size = box[:2], box[2:]
