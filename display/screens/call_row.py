"""A call on the board: number → window, how it stands, and where to go when it is in another hall.

``NewestCall`` is the large one at the top: the number left, the window right,
a line of words above them. ``EarlierCall`` is a row; its window numbers stand
under one another, right-aligned, as figures in a table do.
"""

from math import cos, tau
from typing import Any, Final

from kivy.clock import Clock
from kivy.graphics import Color, RoundedRectangle
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from boards.calls import CallRow, RowState
from boards.words import Words
from display.screens.motion import smooth
from faces import theme as t
from speech.sentence import Language

SMOOTH_STEPS: Final = 20
"""Steps of a pulse, where the glass may move; else two."""
GLOW: Final = 0.12
"""How far a pulse goes from cinnabar to white."""

EMPTY: Final = 0.35
"""How much of a row's ground is left when it holds no call."""
HALL_SHARE: Final[dict[Language, float]] = {"zh": 1.0, "en": 0.5}
"""How large the name of another hall is set, in sizes of the words beside it."""

INK: Final[dict[RowState, str]] = {
    "calling": "ink",
    "serving": "ink",
    "missed": "ink-soft",
    "past": "ink-soft",
}
TAG: Final[dict[RowState, str]] = {
    "calling": "cinnabar",
    "serving": "leaf",
    "missed": "amber",
    "past": "ink-soft",
}


class CallPanel(Widget):
    """What both kinds of call show; ``number`` empty means nothing."""

    ticket = StringProperty("")
    times = NumericProperty(0)
    number = StringProperty("")
    calling = BooleanProperty(False)
    window = StringProperty("")
    place = ListProperty([])
    side = StringProperty("")
    tag = StringProperty("")
    tag_tint = StringProperty("ink-soft")
    second = StringProperty("")
    ink = StringProperty("ink")
    large = NumericProperty(80.0)
    words_size = NumericProperty(50.0)
    bilingual = False

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._ground: Any = None
        self._fresh = False
        self._pulse: Any = None
        self._phase = 0
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, row: CallRow | None, words: Words) -> None:
        """Show ``row``, or nothing."""
        if row is None:
            self.number = self.ticket = self.tag = self.second = ""
            self.place = []
            self._light(False)
            return
        self.ticket, self.times = row.ticket, row.times
        self.number, self.window = row.number, row.window
        self.calling = row.state == "calling"
        self.side = row.side
        self.tag = self._tag_of(row, words)
        self.second = self._tag_of(row, words.other) if self.bilingual else ""
        self.ink = self._ink_of(row)
        self.tag_tint = self._tag_tint_of(row)
        pieces = [
            (piece.text, self.large if piece.large else self.words_size) for piece in words.window(row.window)
        ]
        if row.hall:
            share = HALL_SHARE[words.language]
            pieces = [(f"{words.name(row.hall, row.hall_en)} ", self.words_size * share), *pieces]
        self.place = pieces
        self._light(row.fresh)

    def _tag_of(self, row: CallRow, words: Words) -> str:
        return words.tag(row)

    def _ink_of(self, row: CallRow) -> str:
        return "cinnabar" if row.fresh else INK[row.state]

    def _tag_tint_of(self, row: CallRow) -> str:
        return TAG[row.state]

    def _light(self, fresh: bool) -> None:
        self._fresh = fresh
        self._draw_ground()

    def _arrange(self, *_: object) -> None:
        raise NotImplementedError

    def _draw_ground(self) -> None:
        self.canvas.before.clear()
        with self.canvas.before:
            Color(*t.rgba("cinnabar-mist" if self._fresh else "surface", 1.0 if self.number else EMPTY))
            RoundedRectangle(pos=self.pos, size=self.size, radius=[t.dp(10)])
            if self._fresh:
                Color(*t.rgba("cinnabar"))
                RoundedRectangle(pos=self.pos, size=(t.dp(8), self.height), radius=[t.dp(4)])


class EarlierCall(CallPanel):
    """A row: number, arrow, window, and how it stands at the right."""

    def _arrange(self, *_: object) -> None:
        at = self.ids
        inner, tag = t.dp(24), t.dp(112)
        at.number.pos = (self.x + inner, self.y)
        at.number.size = (self.width * 0.36, self.height)
        at.tag.pos = (self.right - tag - inner * 0.6, self.y)
        at.tag.size = (tag, self.height)
        at.tag.halign, at.tag.role = "right", "lead"
        left = self.x + self.width * 0.44
        at.arrow.size = (t.dp(38), t.dp(24))
        at.arrow.pos = (left - t.dp(30), self.center_y - t.dp(12))
        at.place.pos = (left + t.dp(20), self.y)
        at.place.size = (at.tag.x - t.dp(16) - at.place.x, self.height)
        self._draw_ground()


class NewestCall(CallPanel):
    """The newest call, lit in cinnabar while it is fresh; how it stands is said in both languages."""

    bilingual = True

    def _arrange(self, *_: object) -> None:
        at = self.ids
        inner, strip = t.dp(28), t.dp(48)
        lower = self.height - strip
        half = self.width / 2 - inner
        at.tag.pos, at.tag.size = (self.x + inner, self.top - strip), (half + t.dp(40), strip - t.dp(8))
        at.tag.halign, at.tag.role, at.tag.valign = "left", "title", "bottom"
        at.second.pos = (self.center_x + t.dp(48), self.top - strip)
        at.second.size = (half - t.dp(48), strip - t.dp(10))
        at.number.pos = (self.x + inner, self.y)
        at.number.size = (self.width * 0.36, lower)
        long = t.dp(48 if t.portrait() else 62)
        at.arrow.size = (long, long * 0.6)
        at.arrow.pos = (at.number.right + self.width * 0.03, self.y + lower / 2 - long * 0.3)
        at.place.pos = (at.arrow.right + self.width * 0.02, self.y)
        at.place.size = (self.right - inner - at.place.x, lower)
        self._draw_ground()

    def _tag_of(self, row: CallRow, words: Words) -> str:
        return words.headline(row)

    def _ink_of(self, row: CallRow) -> str:
        return "on-cinnabar" if row.fresh else INK[row.state]

    def _tag_tint_of(self, row: CallRow) -> str:
        return "on-cinnabar" if row.fresh else TAG[row.state]

    def _light(self, fresh: bool) -> None:
        if fresh and self._pulse is None:
            steps = SMOOTH_STEPS if smooth() else 2
            self._phase = 0
            self._pulse = Clock.schedule_interval(self._beat, t.seconds("call-pulse") / steps)
        elif not fresh and self._pulse is not None:
            self._pulse.cancel()
            self._pulse = None
        super()._light(fresh)

    def _beat(self, _: float) -> None:
        steps = SMOOTH_STEPS if smooth() else 2
        self._phase = (self._phase + 1) % steps
        if self._ground is not None:
            self._ground.rgba = self._glow(self._phase / steps)

    def _glow(self, phase: float) -> t.Rgba:
        red, green, blue, alpha = t.rgba("cinnabar")
        share = GLOW * (0.5 - 0.5 * cos(tau * phase))
        return (red + (1 - red) * share, green + (1 - green) * share, blue + (1 - blue) * share, alpha)

    def _draw_ground(self) -> None:
        self.canvas.before.clear()
        self._ground = None
        with self.canvas.before:
            ground = Color(*(t.rgba("cinnabar") if self._fresh else t.rgba("surface")))
            RoundedRectangle(pos=self.pos, size=self.size, radius=[t.dp(14)])
        self._ground = ground if self._fresh else None
