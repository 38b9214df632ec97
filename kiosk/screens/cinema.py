"""A film within its box, whole and undistorted; nothing at all while there is none."""

from pathlib import Path
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from faces import theme as t
from faces.film import Film, Picture

TICK = 1 / 50
FRAME = 3
"""The paper's width around the film, in dp."""


class Cinema(Widget):
    """Shows one film while the next one is made ready."""

    restless = True

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._film: Film | None = None
        self._waiting: Film | None = None
        self._gives_way = False
        self._texture: Any = None
        with self.canvas:
            self._ink = Color(*t.rgba("surface", 0.0))
            self._frame = Rectangle()
            self._light = Color(1, 1, 1, 0)
            self._sheet = Rectangle()
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        self._clock = Clock.create_trigger(self._tick, TICK, interval=True)

    def give_way(self, giving: bool) -> None:
        """Show nothing while the programme has this place, or films again."""
        self._gives_way = giving
        if giving and (self._film or self._waiting):
            self.show("", "")

    def show(self, film: str, upcoming: str) -> None:
        """Play ``film``, hold ``upcoming`` at its first picture; ``""`` for none."""
        if self._gives_way:
            film = upcoming = ""
        if film != self._name(self._film):
            self._turn_to(film)
        if upcoming != self._name(self._waiting):
            _close(self._waiting)
            self._waiting = Film(Path(upcoming)) if upcoming else None
        if self._film or self._waiting:
            self._clock()
        else:
            self._clock.cancel()

    def _turn_to(self, film: str) -> None:
        _close(self._film)
        self._film = None
        if film and film == self._name(self._waiting):
            self._film, self._waiting = self._waiting, None
        elif film:
            self._film = Film(Path(film))
        self._lit(False)

    def _tick(self, *_: object) -> None:
        if self._waiting is not None:
            self._waiting.look()
        if self._film is None:
            return
        lit = bool(self._light.a)
        picture = self._film.picture() if lit else self._film.play()
        if picture is not None:
            self._draw(picture)

    def _draw(self, picture: Picture) -> None:
        size = (picture.width, picture.height)
        if self._texture is None or self._texture.size != size:
            self._texture = Texture.create(size=size, colorfmt="rgb")
            self._texture.flip_vertical()
        self._texture.blit_buffer(picture.pixels, colorfmt="rgb", bufferfmt="ubyte")
        self._sheet.texture = self._texture
        self._place()
        self._lit(True)
        self.canvas.ask_update()

    def _lit(self, lit: bool) -> None:
        self._light.a = self._ink.a = 1.0 if lit else 0.0

    def _place(self, *_: object) -> None:
        if self._texture is None or min(self.size) < 2:
            return
        share = min(self.width / self._texture.width, self.height / self._texture.height)
        wide, high = self._texture.width * share, self._texture.height * share
        left, low = self.x + (self.width - wide) / 2, self.y + (self.height - high) / 2
        rim = t.dp(FRAME)
        self._sheet.pos, self._sheet.size = (round(left), round(low)), (round(wide), round(high))
        self._frame.pos = (round(left - rim), round(low - rim))
        self._frame.size = (round(wide + 2 * rim), round(high + 2 * rim))

    @staticmethod
    def _name(film: Film | None) -> str:
        return str(film.path) if film is not None else ""


def _close(film: Film | None) -> None:
    if film is not None:
        film.close()
