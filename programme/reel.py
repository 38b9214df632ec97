"""The place on a glass where the programme is shown: draws what its player hands over."""

from typing import Any, Final, Protocol

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from faces.film import Picture

HURRY: Final = 1 / 50
"""Seconds between looks while something is due that is not on the glass yet."""
SMOOTH, CALM = 1 / 50, 1 / 6
"""Between looks at a film: with a graphics card, and where a processor draws the whole glass."""
SLOW: Final = 1 / 10
"""While a picture stands."""


class Source(Protocol):
    """What a reel shows: a player, or what stands between it and one."""

    def tick(self) -> Picture | None:
        """Return what is to be drawn now, None when nothing changes."""

    @property
    def waits(self) -> bool:
        """Whether what is due is not on the glass yet."""

    @property
    def moves(self) -> bool:
        """Whether a film is on."""


class Reel(Widget):
    """Shows what ``source`` has, a film by looking at it every ``film_pace`` seconds.

    A picture fills the box; one of another shape stands whole in its middle.
    """

    restless = True

    def __init__(self, source: Source, film_pace: float, **given: Any) -> None:
        super().__init__(**given)
        self._source = source
        self._film_pace = film_pace
        self._texture: Any = None
        with self.canvas:
            self._light = Color(1, 1, 1, 0)
            self._sheet = Rectangle()
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        Clock.schedule_once(self._beat, 0)

    def _beat(self, *_: object) -> None:
        picture = self._source.tick()
        if picture is not None:
            self._draw(picture)
        Clock.schedule_once(self._beat, self._pace())

    def _pace(self) -> float:
        if self._source.waits:
            return HURRY
        return self._film_pace if self._source.moves else SLOW

    def _draw(self, picture: Picture) -> None:
        size = (picture.width, picture.height)
        if self._texture is None or self._texture.size != size:
            self._texture = Texture.create(size=size, colorfmt="rgb")
            self._texture.flip_vertical()
        self._texture.blit_buffer(picture.pixels, colorfmt="rgb", bufferfmt="ubyte")
        self._sheet.texture = self._texture
        self._light.a = 1.0
        self._place()
        self.canvas.ask_update()

    def _place(self, *_: object) -> None:
        if self._texture is None or min(self.size) < 2:
            self._sheet.size = (0, 0)  # without a place nothing is left standing
            return
        share = min(self.width / self._texture.width, self.height / self._texture.height)
        wide, high = self._texture.width * share, self._texture.height * share
        self._sheet.size = (round(wide), round(high))
        self._sheet.pos = (
            round(self.x + (self.width - wide) / 2),
            round(self.y + (self.height - high) / 2),
        )
