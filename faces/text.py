"""Text on glass that is never cut off: it wraps, then shrinks to a floor, then says that it is ``clipped``.

What a newcomer gets wrong: this is not Kivy's Label. It sets every line on its
own (so that leading is ours), by Chinese line-breaking, in the house's faces,
and places it by the optical middle of Chinese characters.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from kivy.clock import Clock
from kivy.core.text import Label as Typesetter
from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from config.design.tokens import tokens
from faces import theme as t
from faces.fonts import drawable
from faces.wrap import balanced, widest, wrap

RISE: Final = 0.05
"""How far, in type sizes, the line is lifted so that characters look centred."""

INK: Final = 0.9
"""Height of the ink of a line, in type sizes."""

WIDOW: Final = 2.5
"""A last line of fewer type sizes looks lost: its paragraph is set in lines as equal as can be."""

FLOOR: Final = 18
"""The smallest type on a citizen's screen, in dp."""

STEP: Final = 0.94
"""Each attempt to fit is this much smaller than the one before."""


@lru_cache(maxsize=64)
def _typesetter(weight: str, size: int) -> Any:
    return Typesetter(font_name=weight, font_size=size, font_hinting="light")


@lru_cache(maxsize=65536)
def _advance(weight: str, size: int, character: str) -> float:
    return float(_typesetter(weight, size).get_extents(character)[0])


@lru_cache(maxsize=1024)
def line_texture(words: str, weight: str, size: int) -> Any:
    """Return one line of white text as a texture."""
    setter = Typesetter(text=words, font_name=weight, font_size=size, font_hinting="light")
    setter.refresh()
    return setter.texture


def forget_words() -> None:
    """Let go of every text that was set: it may have been a citizen's."""
    line_texture.cache_clear()
    drawable.cache_clear()


def width_of(words: str, weight: str, size: int) -> float:
    """Return the width of one line in pixels."""
    return sum(_advance(weight, size, character) for character in words)


def height_of(
    words: str, width: float, role: str, *, weight: str = "regular", zoom: float, leading: float
) -> float:
    """Return how high a growing :class:`Text` of these properties becomes."""
    size = max(round(t.dp(FLOOR)), round(t.size(role) * zoom))
    lines = wrap(drawable(words), max(width, 1) + 1, lambda part: width_of(part, weight, size))
    return len(lines) * size * leading if words else 0.0


class Text(Widget):
    """A run of text. ``role`` is a type token; ``floor`` the smallest size in dp it may shrink to.

    ``zoom`` makes it larger than its role. ``lines`` limits the number of lines
    (0 = as many as fit the height); ``grow`` makes the widget as high as its
    text, ``hug`` as wide, but no wider than ``limit``.
    """

    words = StringProperty("")
    role = StringProperty("body")
    weight = OptionProperty("regular", options=["regular", "bold"])
    tint = StringProperty("ink")
    halign = OptionProperty("left", options=["left", "center", "right"])
    valign = OptionProperty("middle", options=["top", "middle", "bottom"])
    zoom = NumericProperty(1.0)
    floor = NumericProperty(FLOOR)
    lines = NumericProperty(0)
    leading = NumericProperty(float(tokens().type["line-height"]))
    grow = BooleanProperty(False)
    hug = BooleanProperty(False)
    limit = NumericProperty(0)
    clipped = BooleanProperty(False)

    width: Any  # Kivy ships no types
    height: Any

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._set: list[str] = []
        self._size = 0
        self._drawn: tuple[Any, ...] = ()
        self._fitting = Clock.create_trigger(self._fit, -1)  # once, before the frame that shows it
        self._drawing = Clock.create_trigger(self._draw, -1)
        for name in ("words", "role", "weight", "zoom", "floor", "lines", "leading", "limit", "size"):
            self.fbind(name, self._fitting)
        for name in ("pos", "tint", "halign", "valign"):
            self.fbind(name, self._drawing)
        self._fitting()

    @property
    def set_lines(self) -> list[str]:
        """The lines as they stand."""
        return [line for line in self._set if line]

    @property
    def set_size(self) -> int:
        """The type size in pixels they stand in."""
        return self._size

    def line_boxes(self) -> list[tuple[float, float, float, float]]:
        """Return x, y, width and height of what is inked of each line, in the widget's own coordinates."""
        return [
            (left, middle - self._size * INK / 2, wide, self._size * INK)
            for left, middle, wide in self._places()
        ]

    def _fit(self, *_: object) -> None:
        words = drawable(self.words)
        width = (self.limit or float("inf")) if self.hug else max(self.width, 1)
        least = round(t.dp(self.floor))
        size = max(least, round(t.size(self.role) * self.zoom))
        while True:
            lines = self._broken(words, width, size)
            fits = self._fits(words, lines, width, size)
            if fits or size <= least:
                break
            size = max(least, int(size * STEP))
        self.clipped = not fits and bool(words)
        if len(lines) > 1 and (self.halign == "center" or self._widow(lines[-1], size)):
            whole = widest(words, lambda part: width_of(part, self.weight, size))
            lines = balanced(lines, width, lambda wide: self._broken(words, wide, size), whole)
        self._set, self._size = lines, size
        high = len(lines) * size * self.leading if words else 0.0
        if self.grow and abs(self.height - high) > 0.5:
            self.height = high
        if self.hug:
            self.width = max(width_of(line, self.weight, size) for line in lines)
        self._fitting.cancel()  # a size of its own making changes nothing
        self._draw()

    def _broken(self, words: str, width: float, size: int) -> list[str]:
        return wrap(words, width + 1, lambda part: width_of(part, self.weight, size))

    def _widow(self, line: str, size: int) -> bool:
        return bool(line) and width_of(line, self.weight, size) < WIDOW * size

    def _fits(self, words: str, lines: list[str], width: float, size: int) -> bool:
        if (self.lines and len(lines) > self.lines) or (self.hug and len(lines) > 1):
            return False
        if not self.grow and len(lines) * size * self.leading > self.height + size * (self.leading - 1) + 1:
            return False
        return widest(words, lambda part: width_of(part, self.weight, size)) <= width + 1

    def _places(self) -> Iterator[tuple[float, float, float]]:
        """Yield left, middle and width of each line that is not empty."""
        pitch = self._size * self.leading
        spare = self.height - pitch * len(self._set)
        top = self.y + self.height - {"top": 0.0, "middle": spare / 2, "bottom": spare}[self.valign]
        for number, line in enumerate(self._set):
            if line:
                wide = line_texture(line, self.weight, self._size).size[0]
                left = {  # not center_x or right: those still tell the old size while a new one is announced
                    "left": self.x,
                    "center": self.x + (self.width - wide) / 2,
                    "right": self.x + self.width - wide,
                }[self.halign]
                yield left, top - pitch * (number + 0.5) + self._size * RISE, wide

    def _draw(self, *_: object) -> None:
        self._drawing.cancel()
        ink, lines = t.rgba(self.tint), list(zip(self.set_lines, self._places(), strict=True))
        drawn = (ink, self.weight, self._size, lines)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self.canvas.clear()
        with self.canvas:
            Color(*ink)
            for line, (left, middle, _wide) in lines:
                texture = line_texture(line, self.weight, self._size)
                wide, high = texture.size
                Rectangle(texture=texture, size=(wide, high), pos=(round(left), round(middle - high / 2)))
