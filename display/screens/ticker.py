"""The notices at the foot of a board: scrolling where a graphics card draws, else one at a time.

A line that scrolls redraws the whole board every frame; see ``motion``. Either
way a notice is on the glass long enough to be read twice.
"""

from collections.abc import Sequence
from typing import Any, Final

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.scissor_instructions import ScissorPop, ScissorPush
from kivy.properties import ListProperty, StringProperty
from kivy.uix.widget import Widget

from display.screens.motion import smooth
from faces import theme as t
from faces.fonts import drawable
from faces.text import line_texture, width_of

SIZE: Final = 24.0
SPEED: Final = 60.0
"""dp a second: two and a half characters, an easy reading pace."""
APART: Final = 120.0
TURN_SECONDS: Final = 8.0


class Ticker(Widget):
    """Shows ``notices``, again and again; ``words`` is the one that is up."""

    notices = ListProperty([])
    words = StringProperty("")
    restless = True

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._at = 0
        self._offset = 0.0
        self._places: list[Any] = []
        self._clock: Any = None
        for name in ("notices", "pos", "size"):
            self.fbind(name, self._begin)

    def show(self, notices: Sequence[str]) -> None:
        """Show ``notices`` from now on."""
        self.notices = [drawable(" ".join(notice.split())) for notice in notices]

    def _begin(self, *_: object) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None
        self._at, self._offset = 0, 0.0
        self._draw()
        if smooth() and self.notices:
            self._clock = Clock.schedule_interval(self._scroll, 0)
        elif len(self.notices) > 1:
            self._clock = Clock.schedule_interval(self._turn, TURN_SECONDS)

    def _draw(self) -> None:
        self.canvas.clear()
        self._places = []
        self.words = self.notices[self._at] if self.notices else ""
        if not self.notices or self.width < 1:
            return
        with self.canvas:
            ScissorPush(x=int(self.x), y=int(self.y), width=int(self.width), height=int(self.height))
            Color(*t.rgba("ink"))
            x = self.x
            for notice in self.notices if smooth() else (self.words,):
                x += self._set(notice, x) + t.dp(APART)
            ScissorPop()

    def _set(self, notice: str, x: float) -> float:
        size = round(t.dp(SIZE))
        wide = width_of(notice, "regular", size)
        if not smooth() and wide > self.width:
            size = int(size * self.width / wide)
        texture = line_texture(notice, "regular", size)
        place = Rectangle(
            texture=texture, size=texture.size, pos=(round(x), round(self.center_y - texture.height * 0.46))
        )
        self._places.append((place, x))
        return float(texture.width)

    def _turn(self, _: float) -> None:
        self._at = (self._at + 1) % len(self.notices)
        self._draw()

    def _scroll(self, passed: float) -> None:
        widths = [place.size[0] for place, _ in self._places]
        if len(widths) == 1 and widths[0] <= self.width:
            return
        self._offset += t.dp(SPEED) * passed
        period = max(sum(widths) + t.dp(APART) * len(widths), self.width + max(widths))
        for (place, at), wide in zip(self._places, widths, strict=True):
            x = (at - self.x - self._offset + wide) % period - wide
            place.pos = (self.x + x, place.pos[1])
