"""The place on a glass where the programme is shown: draws what its player hands over."""

from collections.abc import Callable
from typing import Any, Final

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from faces.film import Picture

FAST: Final = 1 / 50
CALM: Final = 1 / 6
"""Seconds between looks at a film: with a graphics card, and where a processor draws the whole glass."""
SLOW: Final = 1 / 8
"""While no film is on."""
Pixels = tuple[int, int]


class Reel(Widget):
    """Shows the pictures of ``tick``, called often; ``moves`` tells whether a film is on, which is looked at
    every ``pace`` seconds.

    A picture fills the box; one of another shape stands whole in its middle.
    """

    restless = True

    def __init__(
        self, tick: Callable[[], Picture | None], moves: Callable[[], bool], pace: float, **given: Any
    ) -> None:
        super().__init__(**given)
        self._tick = tick
        self._pace = pace
        self._moves = moves
        self._texture: Any = None
        self.drawn = 0
        with self.canvas:
            self._behind = Color(0, 0, 0, 0)
            self._ground = Rectangle()
            self._light = Color(1, 1, 1, 0)
            self._sheet = Rectangle()
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        self._clock = Clock.schedule_once(self._beat, 0)

    def paint(self, behind: tuple[float, float, float, float]) -> None:
        """Fill the box behind the picture with a colour."""
        self._behind.rgba = behind

    def stop(self) -> None:
        """Ask for no more pictures."""
        self._clock.cancel()

    def _beat(self, *_: object) -> None:
        picture = self._tick()
        if picture is not None:
            self._draw(picture)
        self._clock = Clock.schedule_once(self._beat, self._pace if self._moves() else SLOW)

    def _draw(self, picture: Picture) -> None:
        size = (picture.width, picture.height)
        if self._texture is None or self._texture.size != size:
            self._texture = Texture.create(size=size, colorfmt="rgb")
            self._texture.flip_vertical()
        self._texture.blit_buffer(picture.pixels, colorfmt="rgb", bufferfmt="ubyte")
        self._sheet.texture = self._texture
        self._light.a = 1.0
        self.drawn += 1
        self._place()
        self.canvas.ask_update()

    def _place(self, *_: object) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        if self._texture is None or min(self.size) < 2:
            return
        share = min(self.width / self._texture.width, self.height / self._texture.height)
        wide, high = self._texture.width * share, self._texture.height * share
        self._sheet.size = (round(wide), round(high))
        self._sheet.pos = (
            round(self.x + (self.width - wide) / 2),
            round(self.y + (self.height - high) / 2),
        )
