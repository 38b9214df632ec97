"""The whole board: head, calls (or what stands in their place), who waits, notices and phones.

It is shown values and draws only what differs from the last one, for drawing a
board takes a processor without a graphics card a frame's time and more.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from kivy.lang import Builder
from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from boards.board import BoardView
from boards.calls import CallRow
from boards.layout import NEWEST_HIGH, Box, Boxes, columns, middle, rows
from boards.said import foot, phones
from boards.words import Words
from config.settings import Span
from display.screens.arrow import Arrow
from display.screens.call_row import CallPanel, EarlierCall, NewestCall
from display.screens.dark import Dark
from display.screens.header import Header
from display.screens.stage import Notice, OpenWindow, Welcome
from display.screens.ticker import Ticker
from display.screens.typeline import Typeline
from display.screens.waiting import WaitingPanel, WaitingRow
from faces import theme as t
from faces.card import Card
from faces.text import Text

GAP: Final = 8.0
Pixels = tuple[float, float, float, float]
OFF: Final[Pixels] = (0.0, 0.0, 0.0, 0.0)

KV: Final = ("header", "call_row", "waiting", "stage", "board_screen")
WIDGETS: Final = (Arrow, Card, Header, OpenWindow, Text, Ticker, Typeline, WaitingPanel, WaitingRow)
"""Classes that the .kv files name: importing them makes them known to Kivy."""


def load_styles() -> None:
    """Load the .kv files beside this one; once, after the theme is settled."""
    for name in KV:
        Builder.load_file(str(Path(__file__).with_name(f"{name}.kv")))


class Foot(Widget):
    """Notices, and below them the phones."""

    phones = StringProperty("")
    missed = StringProperty("")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, view: BoardView, words: Words) -> None:
        """Show the notices and phones of ``view``."""
        self.phones = "      ".join(phones(view, words))
        self.missed = words("If you missed your call, please ask at the enquiry desk.")
        self.ids.ticker.show(foot(view, words))

    def _arrange(self, *_: object) -> None:
        at, edge, low = self.ids, t.dp(20), t.dp(32)
        at.ticker.pos, at.ticker.size = (
            (self.x + edge, self.y + low),
            (self.width - 2 * edge, self.height - low),
        )
        half = self.width / 2 - edge
        at.phones.pos, at.phones.size = (self.x + edge, self.y + t.dp(2)), (half, low)
        at.missed.pos, at.missed.size = (self.center_x, self.y + t.dp(2)), (half, low)


class Calls(Widget):
    """The newest call and the rows below it."""

    def __init__(self, rows: int, columns: int, **given: Any) -> None:
        super().__init__(**given)
        self._columns = columns
        self.rows: list[CallPanel] = [NewestCall()]
        self.rows += [EarlierCall() for _ in range(rows - 1)]
        for row in self.rows:
            self.add_widget(row)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, calls: Sequence[CallRow], words: Words) -> None:
        """Show ``calls``, the first one large."""
        for at, row in enumerate(self.rows):
            row.show(calls[at] if at < len(calls) else None, words)

    def _arrange(self, *_: object) -> None:
        gap, newest, earlier = t.dp(GAP), t.dp(NEWEST_HIGH), self.rows[1:]
        lines = -(-len(earlier) // self._columns)
        high = (self.height - newest - gap * lines) / max(lines, 1)
        wide = (self.width - gap * (self._columns - 1)) / self._columns
        _place(self.rows[0], (self.x, self.top - newest, self.width, newest))
        for at, row in enumerate(earlier):
            column, line = divmod(at, lines)
            bottom = self.top - newest - (line + 1) * (gap + high)
            _place(row, (self.x + column * (wide + gap), bottom, wide, high))


class BoardScreen(Widget):
    """Shows board views in the places of ``zones``; ``hours`` are for the times when the hall is closed."""

    def __init__(self, words: Words, hours: Sequence[Span], zones: Boxes, **given: Any) -> None:
        super().__init__(**given)
        self._zones = zones
        self._words = words
        self._hours = hours
        self._stage: Any = None
        self._shown: dict[str, object] = {}
        self._reel: Any = None
        self._covered = False
        self._dark = Dark()
        self.add_widget(self._dark)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    @property
    def rows(self) -> int:
        """How many calls fit."""
        return rows(*self._calls_in_dp())

    def _calls_in_dp(self) -> tuple[float, float]:
        glass, calls = t.theme(), self._zones["calls"]
        return calls.wide * glass.width / glass.scale, calls.high * glass.height / glass.scale

    def show(self, view: BoardView) -> None:
        """Show ``view``."""
        self._rest(view)
        at = self.ids
        at.header.show(view, self._words)
        at.foot.show(view, self._words)
        stage = self._stage_for(view)
        if isinstance(stage, Calls):
            self._once("calls", view.calls, lambda: stage.show(view.calls, self._words))
        elif isinstance(stage, Welcome):
            self._once("windows", view.windows, lambda: stage.show(view, self._words))
        else:
            stage.show(view, self._words, self._hours)
        at.waiting.show(view, self._words)
        if isinstance(stage, Notice) or "waiting" not in self._zones:
            at.waiting.opacity = 0

    def _rest(self, view: BoardView) -> None:
        """Be dark while the board is off; but for what is urgent, nothing is shown then."""
        if view.mode != "off":
            if self._dark.opacity:
                self._dark.hide()
                self._arrange()
            return
        if not self._dark.opacity:
            self._dark.opacity = 1
            self._arrange()
        _place(self._dark, (self.x, self.y, self.width, self.height))
        self._dark.show(view.now, self._words)

    @property
    def dark(self) -> bool:
        """Whether the board is off."""
        return bool(self._dark.opacity)

    def take_reel(self, reel: Widget) -> None:
        """Show the programme too: in its zone, and over all the glass what is urgent."""
        self._reel = reel
        self.add_widget(reel)
        self._arrange()

    def cover(self, covered: bool) -> None:
        """Give the programme all the glass, or only its zone."""
        if covered != self._covered:
            self._covered = covered
            self._arrange()

    def calls_drawn(self) -> list[CallPanel]:
        """Return the calls on the glass, read off the widgets that draw them; none while they are covered."""
        if self._covered:
            return []
        stage = self._stage
        return [row for row in stage.rows if row.number] if isinstance(stage, Calls) else []

    def _stage_for(self, view: BoardView) -> Any:
        kind = {"busy": Calls, "idle": Welcome}.get(view.mode, Notice)
        if not isinstance(self._stage, kind):
            self.ids.stage.clear_widgets()
            self._shown.clear()
            self._stage = Calls(self.rows, columns(self._calls_in_dp()[0])) if kind is Calls else kind()
            self.ids.stage.add_widget(self._stage)
            self._arrange()
        return self._stage

    def _once(self, what: str, value: object, show: Any) -> None:
        if what not in self._shown or self._shown[what] != value:
            self._shown[what] = value
            show()

    def _arrange(self, *_: object) -> None:
        at, zones = self.ids, self._zones
        _place(at.header, self._pixels(zones["head"]))
        _place(at.waiting, self._pixels(zones["waiting"]) if "waiting" in zones else OFF)
        _place(at.foot, self._pixels(zones["foot"]) if "foot" in zones else OFF)
        if self._stage is not None:
            notice = isinstance(self._stage, Notice)
            _place(self._stage, self._pixels(middle(zones) if notice else zones["calls"]))
        if self._reel is not None:
            place = "programme" in zones and not self._dark.opacity
            own = self._pixels(zones["programme"]) if place else OFF
            whole = (0.0, 0.0, self.width, self.height)  # not where the picture drifts: no edge stays free
            _place(self._reel, whole if self._covered else own)

    def _pixels(self, box: Box) -> Pixels:
        x, wide, high = self.x + box.x * self.width, box.wide * self.width, box.high * self.height
        return x, self.top - box.y * self.height - high, wide, high


def _place(widget: Any, box: Pixels) -> None:
    widget.pos, widget.size = box[:2], box[2:]
