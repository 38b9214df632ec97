"""The screen of a window: how it stands, whose number is there as large as the glass lets, who is next."""

from typing import Any, Final

from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from boards.seat_said import Said
from display.screens.seat_head import EDGE, SeatHead, Sheet, Strip, put, tint_of
from display.screens.typeline import Typeline
from faces import theme as t
from faces.text import Text

LARGEST: Final = 290.0
"""Type size of a ticket's number, in dp; less where it is too wide."""
FOOT, DOUBLE_FOOT, TALL_FOOT = 74.0, 146.0, 236.0
SHORT: Final = 40
"""So many characters of units stand beside who is next; more have a row of their own."""


class WindowScreen(Widget):
    """Shows what is written at a window; ``number`` is the ticket's that stands on the glass."""

    number = StringProperty("")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._head = SeatHead()
        self._sheet = Sheet()
        self._says = Text(role="display", weight="bold", halign="center", lines=1, floor=24)
        self._beside = Text(role="lead", halign="center", lines=1, floor=14)
        self._large = Typeline(halign="center")
        self._line = Text(role="title", halign="center", lines=2, floor=18)
        self._foot = Strip()
        self._units = Text(role="body", tint="ink-soft", lines=2, floor=12, leading=1.2)
        self._hint = Text(role="title", weight="bold", halign="right", lines=1, floor=16)
        self._waiting = Text(role="lead", tint="ink-soft", halign="right", lines=1, floor=14)
        for widget in (self._says, self._beside, self._large, self._line):
            self._sheet.add_widget(widget)
        for widget in (self._units, self._hint, self._waiting):
            self._foot.add_widget(widget)
        for widget in (self._sheet, self._foot, self._head):
            self.add_widget(widget)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, said: Said) -> None:
        """Show ``said``."""
        self._head.show(said)
        tint = tint_of(said)
        self._sheet.lit = said.lit
        for widget in (self._says, self._beside, self._large):
            widget.tint = tint
        self._line.tint = tint if said.lit else "ink"
        self._says.words, self._beside.words, self._line.words = said.says, said.says_beside, said.line
        self.number = said.number
        self._large.runs = [(said.number, LARGEST)] if said.number else []
        self._units.words = f"{said.units_of}  {' · '.join(said.units)}" if said.units else ""
        self._hint.words, self._waiting.words = said.hint, said.waiting
        self._arrange()

    def _arrange(self, *_: object) -> None:
        head, foot, gap = self._head.high, self._foot_high(), t.dp(16)
        put(self._head, self.x, self.top - head, self.width, head)
        put(self._foot, self.x, self.y, self.width, foot)
        rest = self.height - head - foot - 2 * gap
        put(self._sheet, self.x + gap, self._foot.top + gap, self.width - 2 * gap, rest)
        self._arrange_sheet()
        self._arrange_foot()

    def _foot_high(self) -> float:
        """A foot of one row; of two where the units need one of their own."""
        short = len(self._units.words) <= SHORT
        if t.portrait():
            return t.dp(DOUBLE_FOOT if short else TALL_FOOT)
        return t.dp(FOOT if short else DOUBLE_FOOT)

    def _arrange_foot(self) -> None:
        foot, edge, row = self._foot, t.dp(EDGE), t.dp(FOOT)
        x, wide = self.x + edge, self.width - 2 * edge
        double = foot.height > row + 1
        units = (
            (x, foot.y + row, wide, foot.height - row - t.dp(6)) if double else (x, foot.y, wide * 0.36, row)
        )
        put(self._units, *units)
        self._units.lines = 5 if t.portrait() else 2
        self._waiting.halign = "left" if double else "right"
        if double:
            put(self._waiting, x, foot.y, wide * 0.3, row)
            put(self._hint, x + wide * 0.31, foot.y, wide * 0.69, row)
        else:
            put(self._hint, x + wide * 0.37, foot.y, wide * 0.46, row)
            put(self._waiting, x + wide * 0.845, foot.y, wide * 0.155, row)

    def _arrange_sheet(self) -> None:
        """Stack state, number and line in the middle; without a number the state is what is large."""
        sheet, inner = self._sheet, t.dp(24)
        wide = sheet.width - 2 * inner
        numbered = bool(self.number)
        says, beside = t.dp(86 if numbered else 150), t.dp(40)
        line = t.dp(60 if not t.portrait() else 96) if self._line.words else 0.0
        number = min(sheet.height - says - beside - line - t.dp(24), wide * 0.5) if numbered else 0.0
        y = sheet.center_y + (says + beside + number + line) / 2
        self._says.zoom = 0.78 if numbered else 1.35
        for widget, high in (
            (self._says, says),
            (self._beside, beside),
            (self._large, number),
            (self._line, line),
        ):
            y -= high
            put(widget, sheet.x + inner, y, wide, high)
