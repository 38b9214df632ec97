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

from config.settings import Span
from display.board import BoardView
from display.calls import CallRow
from display.notices import both
from display.screens.arrow import Arrow
from display.screens.call_row import CallPanel, EarlierCall, NewestCall
from display.screens.header import Header
from display.screens.stage import Notice, OpenWindow, Welcome
from display.screens.ticker import Ticker
from display.screens.typeline import Typeline
from display.screens.waiting import WaitingPanel, WaitingRow
from display.words import Words
from faces import theme as t
from faces.card import Card
from faces.text import Text

HEAD, HEAD_UPRIGHT, FOOT = 66.0, 112.0, 80.0
NEWEST, GAP, EDGE = 180.0, 8.0, 14.0
WAITING, WAITING_UPRIGHT = 414.0, 340.0
ROWS: Final = {False: 5, True: 6}
"""Calls that fit, by whether the board stands upright."""

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
        phones = (
            words("Enquiries {phone}", phone=view.phone_consult) if view.phone_consult else "",
            words("Complaints {phone}", phone=view.phone_complaint) if view.phone_complaint else "",
        )
        self.phones = "      ".join(phone for phone in phones if phone)
        self.missed = words("If you missed your call, please ask at the enquiry desk.")
        self.ids.ticker.show(both(view.ticker, view.ticker_en, words.language))

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

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.rows: list[CallPanel] = [NewestCall()]
        self.rows += [EarlierCall() for _ in range(ROWS[t.portrait()] - 1)]
        for row in self.rows:
            self.add_widget(row)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, calls: Sequence[CallRow], words: Words) -> None:
        """Show ``calls``, the first one large."""
        for at, row in enumerate(self.rows):
            row.show(calls[at] if at < len(calls) else None, words)

    def _arrange(self, *_: object) -> None:
        gap, newest = t.dp(GAP), t.dp(NEWEST)
        high = (self.height - newest - gap * (len(self.rows) - 1)) / (len(self.rows) - 1)
        top = self.top
        for at, row in enumerate(self.rows):
            row.size = (self.width, newest if at == 0 else high)
            row.pos = (self.x, top - row.height)
            top = row.y - gap


class BoardScreen(Widget):
    """Shows board views; ``hours`` are for the times when the hall is closed."""

    def __init__(self, words: Words, hours: Sequence[Span], **given: Any) -> None:
        super().__init__(**given)
        self._words = words
        self._hours = hours
        self._stage: Any = None
        self._shown: dict[str, object] = {}
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, view: BoardView) -> None:
        """Show ``view``."""
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
        if isinstance(stage, Notice):
            at.waiting.opacity = 0

    def calls_drawn(self) -> list[CallPanel]:
        """Return the calls on the glass, read off the widgets that draw them."""
        stage = self._stage
        return [row for row in stage.rows if row.number] if isinstance(stage, Calls) else []

    def _stage_for(self, view: BoardView) -> Any:
        kind = {"busy": Calls, "idle": Welcome}.get(view.mode, Notice)
        if not isinstance(self._stage, kind):
            self.ids.stage.clear_widgets()
            self._shown.clear()
            self._stage = kind()
            self.ids.stage.add_widget(self._stage)
            self._arrange()
        return self._stage

    def _once(self, what: str, value: object, show: Any) -> None:
        if what not in self._shown or self._shown[what] != value:
            self._shown[what] = value
            show()

    def _arrange(self, *_: object) -> None:
        at, edge = self.ids, t.dp(EDGE)
        head = t.dp(HEAD_UPRIGHT if t.portrait() else HEAD)
        at.header.size, at.header.pos = (self.width, head), (self.x, self.top - head)
        at.foot.size, at.foot.pos = (self.width, t.dp(FOOT)), self.pos
        bottom, top = self.y + t.dp(FOOT) + edge, self.top - head - edge
        inner = self.width - 2 * edge
        whole = (self.x + edge, bottom, inner, top - bottom)
        if t.portrait():
            waiting = (self.x + edge, bottom, inner, t.dp(WAITING_UPRIGHT))
            beside = (self.x + edge, bottom + t.dp(WAITING_UPRIGHT) + edge, inner, 0.0)
            beside = (*beside[:3], top - beside[1])
        else:
            wide = t.dp(WAITING)
            waiting = (self.right - edge - wide, bottom, wide, top - bottom)
            beside = (self.x + edge, bottom, inner - wide - edge, top - bottom)
        _place(at.waiting, waiting)
        if self._stage is not None:
            _place(self._stage, whole if isinstance(self._stage, Notice) else beside)


def _place(widget: Any, box: tuple[float, float, float, float]) -> None:
    widget.pos, widget.size = box[:2], box[2:]
