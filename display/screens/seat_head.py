"""What both screens at a window have: the head with number, name, clock and age; sheets of colour."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from kivy.graphics import Color, Rectangle, RoundedRectangle
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.widget import Widget

from boards.seat import State
from boards.seat_said import Said
from display.screens.typeline import Typeline
from faces import theme as t
from faces.card import Card
from faces.text import Text

TINTS: Final[Mapping[State, str]] = MappingProxyType(
    {
        "starting": "ink-soft",
        "calling": "cinnabar",
        "serving": "leaf",
        "free": "ink",
        "paused": "amber",
        "closed": "ink-soft",
        "silent": "ink-soft",
        "urgent": "on-cinnabar",
    }
)
"""State → the colour of its words; the words say it too, for colour alone tells nobody."""
WIDE_HEAD, TALL_HEAD = 112.0, 150.0
EDGE: Final = 24.0
OVER: Final = 8.0
"""How far grounds go over the edge of the glass, in dp: the picture drifts."""
NUMBER, WORDS = 78.0, 38.0


def tint_of(said: Said) -> str:
    """Return the colour of the state's words."""
    return "on-cinnabar" if said.lit else TINTS[said.state]


def put(widget: Any, x: float, y: float, wide: float, high: float) -> None:
    """Place a widget, in pixels."""
    widget.pos, widget.size = (x, y), (max(wide, 1.0), max(high, 1.0))


class Sheet(Widget):
    """A rounded ground; cinnabar while ``lit``."""

    lit = BooleanProperty(False)
    fill = StringProperty("surface")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("pos", "size", "lit", "fill"):
            self.fbind(name, self._ground)

    def _ground(self, *_: object) -> None:
        self.canvas.before.clear()
        with self.canvas.before:
            Color(*t.rgba("cinnabar" if self.lit else self.fill))
            RoundedRectangle(pos=self.pos, size=self.size, radius=[t.dp(16)])


class Strip(Widget):
    """A ground from edge to edge, and over."""

    fill = StringProperty("sunken")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("pos", "size"):
            self.fbind(name, self._ground)

    def _ground(self, *_: object) -> None:
        over = t.dp(OVER)
        self.canvas.before.clear()
        with self.canvas.before:
            Color(*t.rgba(self.fill))
            Rectangle(
                pos=(self.x - over, self.y - over), size=(self.width + 2 * over, self.height + 2 * over)
            )


class SeatHead(Strip):
    """The window's number and name, the clock, and how old all this is."""

    def __init__(self, **given: Any) -> None:
        super().__init__(fill="pine-deep", **given)
        self._seal = Card(fill="pine", radius=10)
        self._number = Typeline(tint="on-pine", halign="center")
        self._name = Text(role="title", weight="bold", lines=1, floor=16)
        self._beside = Text(role="caption", tint="ink-soft", lines=1, floor=11)
        self._clock = Typeline(halign="right")
        self._badge = Card(fill="amber-mist", radius=20, padding=[t.dp(14), 0], opacity=0)
        self._away = Text(role="body", tint="amber", halign="center", lines=2, floor=12)
        self._badge.add_widget(self._away)
        self._seal.add_widget(self._number)
        for widget in (self._seal, self._name, self._beside, self._clock, self._badge):
            self.add_widget(widget)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    @property
    def high(self) -> float:
        """How high it wants to be, in pixels."""
        return t.dp(TALL_HEAD if t.portrait() else WIDE_HEAD)

    def show(self, said: Said) -> None:
        """Show the head of ``said``."""
        self._number.runs = [(piece.text, NUMBER if piece.large else WORDS) for piece in said.window]
        self._name.words, self._beside.words = said.name, said.beside
        self._clock.runs = [(said.clock, 52.0)]
        self._away.words, self._badge.opacity = said.age, 1 if said.age else 0
        self._arrange()

    def _arrange(self, *_: object) -> None:
        edge, row = t.dp(EDGE), t.dp(WIDE_HEAD)
        base, upright = self.top - row, t.portrait()
        seal = min(self._number.natural_width() + t.dp(40), self.width * 0.42)
        put(self._seal, self.x + edge, base + t.dp(12), seal, row - t.dp(24))
        clock = t.dp(150)
        put(self._clock, self.right - edge - clock, base, clock, row)
        left, right = self._seal.right + t.dp(20), self._clock.x - t.dp(16)
        badge = min(t.dp(390), (right - left) * (0.9 if upright else 0.5)) if self._badge.opacity else 0.0
        put(self._badge, right - badge, base + row / 2 - t.dp(26), badge, t.dp(52))
        if upright:
            room, self._beside.halign = (self.width - 2 * edge) / 2, "right"
            put(self._name, self.x + edge, self.y + t.dp(6), room * 1.3, t.dp(44))
            put(self._beside, self._name.right + t.dp(16), self.y + t.dp(6), room * 0.7 - t.dp(16), t.dp(44))
        else:
            room = right - left - (badge + t.dp(16) if badge else 0)
            put(self._name, left, base + row / 2 - t.dp(6), room, t.dp(46))
            put(self._beside, left, base + row / 2 - t.dp(34), room, t.dp(26))
