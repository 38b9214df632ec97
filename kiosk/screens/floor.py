"""The floor plan on glass: walls, windows with their numbers, facilities, and the way in cinnabar."""

import math
from collections.abc import Sequence
from typing import Any, Final

from kivy.graphics import (
    Color,
    Ellipse,
    Line,
    Mesh,
    Rectangle,
    ScissorPop,
    ScissorPush,
    SmoothLine,
    SmoothRoundedRectangle,
)
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from faces import theme as t
from faces.card import Card
from faces.icon import texture
from faces.text import FLOOR, Text, width_of
from kiosk.screens.choices import Choice
from kiosk.views import Cell, Floor, Gap, Ground, Sign, Target
from wayfinding.boxes import Box, Point

GAP: Final = 1.5
"""Half of what is left between two windows, in dp."""

LEGIBLE: Final = 25.0
"""The least width of a window in dp that has its number written on it."""

MINOR: Final = 14.0
"""Dp of a metre from which what nobody looks for is drawn too."""

NAMED: Final = 1.8
ASIDE: Final = 2.8
"""Metres of floor that a name stands on, and on both sides of it for counters."""

HIGH: Final = 36.0
"""How high the label of one's own place is, in dp."""

INKS: Final = {"pine": "on-pine", "cinnabar": "on-cinnabar"}


class WindowCell(Choice):
    """A window on the plan: to touch where it is large enough."""

    tone = StringProperty("pine")
    small = BooleanProperty(False)

    def place(self, cell: Cell) -> None:
        """Show ``cell``."""
        self.show(cell.target or Target(""))
        self.opacity, self.text = 1.0, cell.label
        self.tone = "cinnabar" if cell.chosen else cell.tone


class HereLabel(Card):
    """The words beside the mark of one's own place."""

    words = StringProperty("")


class FloorPicture(Widget):
    """Draws a :class:`kiosk.views.Floor` as large as it fits, north at the top.

    Lower than ``least`` dp it draws nothing: nobody could read it.
    """

    least = NumericProperty(20)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._floor: Floor | None = None
        self._cells: list[WindowCell] = []
        self._names: list[Text] = []
        self._here = HereLabel(size_hint=(None, None))
        self._here.bind(width=self._label)  # known only once its words were set
        self._scale, self._corner = 1.0, (0.0, 0.0)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, floor: Floor | None) -> None:
        """Show ``floor``, or nothing."""
        if floor == self._floor:
            return
        self._floor = floor
        if floor is None:
            self._clear()
            return
        self._cells = _as_many(self._cells, len(floor.cells), WindowCell)
        self._names = _as_many(
            self._names, len(floor.grounds), lambda: Text(halign="center", weight="bold", tint="ink-soft")
        )
        self.clear_widgets()
        for child in (*self._names, *self._cells):
            self.add_widget(child)
        if floor.here is not None:
            self.add_widget(self._here)
        self._arrange()

    def _arrange(self, *_: object) -> None:
        floor = self._floor
        self.opacity = 1.0 if self.height >= t.dp(self.least) and floor is not None else 0.0
        if floor is None or not self.opacity:
            self._draw(None)
            return
        frame = floor.frame
        self._scale = min(self.width / frame.wide, self.height / frame.deep)
        self._corner = (
            self.x + (self.width - frame.wide * self._scale) / 2 - frame.x * self._scale,
            self.y + (self.height - frame.deep * self._scale) / 2 - frame.y * self._scale,
        )
        self._lay(floor)
        self._draw(floor)

    def _clear(self) -> None:
        self.clear_widgets()
        self._draw(None)

    def _draw(self, floor: Floor | None) -> None:
        self.canvas.before.clear()
        self.canvas.after.clear()
        if floor is None:
            return
        with self.canvas.before:
            ScissorPush(x=round(self.x), y=round(self.y), width=round(self.width), height=round(self.height))
            self._walls(floor)
            for sign in floor.signs:
                if not sign.minor or self._scale > t.dp(MINOR):
                    self._sign(sign)
        with self.canvas.after:
            self._way(floor)
            ScissorPop()

    def _lay(self, floor: Floor) -> None:
        """Put the widgets in their places."""
        for widget, cell in zip(self._cells, floor.cells, strict=True):
            x, y, wide, high = self._box(cell.box)
            widget.small = min(wide, high) < t.dp(LEGIBLE) or not self._shows(x, y, wide, high)
            widget.place(cell)
            gap = t.dp(GAP)
            widget.pos, widget.size = (x + gap, y + gap), (wide - 2 * gap, high - 2 * gap)
        for text, ground in zip(self._names, floor.grounds, strict=True):
            self._name(text, ground)
        if floor.here is not None:
            self._here.words = floor.here_words
            self._label()

    def _name(self, text: Text, ground: Ground) -> None:
        """Write an area's name where its floor is free, or, small, in its middle; else leave it out."""
        free = self._scale * NAMED > t.dp(30)
        (x, y), high = self._at(ground.at if free else ground.box.middle), t.dp(44 if free else 28)
        wide = (ground.box.wide - 2 * ASIDE) * self._scale
        text.role, text.leading, text.lines = ("title" if free else "body"), 1.1, 1
        text.size, text.pos = (wide, high), (x - wide / 2, y - high / 2)
        fits = width_of(ground.name, "bold", round(t.dp(FLOOR))) <= wide
        text.words = ground.name if fits and self._shows(*text.pos, *text.size) else ""

    def _shows(self, x: float, y: float, wide: float, high: float) -> bool:
        """Tell whether a box in pixels is wholly within the picture."""
        left, low, right, top = self.x, self.y, self.x + self.width, self.y + self.height
        return bool(left <= x and low <= y and x + wide <= right and y + high <= top)

    def _label(self, *_: object) -> None:
        """Put the words of one's own place below its mark, within the picture."""
        if self._floor is None or self._floor.here is None:
            return
        label, (x, y) = self._here, self._at(self._floor.here)
        label.height = t.dp(HIGH)
        left = min(max(x - label.width / 2, self.x), self.x + self.width - label.width)
        label.pos = (left, max(y - t.dp(HIGH + 16), self.y))

    def _walls(self, floor: Floor) -> None:
        for ground in floor.grounds:
            x, y, wide, high = self._box(ground.box)
            Color(*t.rgba("surface"))
            Rectangle(pos=(x, y), size=(wide, high))
            Color(*t.rgba("pine-deep"))
            Line(rectangle=(x, y, wide, high), width=t.dp(1.5))
        for gap in floor.gaps:
            self._gap(gap)

    def _gap(self, gap: Gap) -> None:
        (x, y), half, thick = self._at(gap.at), gap.wide * self._scale / 2, t.dp(4)
        along = gap.facing in ("north", "south")
        size = (2 * half, thick) if along else (thick, 2 * half)
        Color(*t.rgba("cinnabar" if gap.entrance else "surface"))
        Rectangle(pos=(x - size[0] / 2, y - size[1] / 2), size=size)
        if gap.entrance:
            side = min(max(1.4 * self._scale, t.dp(18)), t.dp(34))
            self._icon("up", (x, y + side * 0.75), side, "cinnabar")

    def _sign(self, sign: Sign) -> None:
        x, y, wide, high = self._box(sign.box)
        Color(*t.rgba("cinnabar-mist" if sign.chosen else "sunken"))
        SmoothRoundedRectangle(pos=(x, y), size=(wide, high), radius=[min(t.dp(6), wide / 3, high / 3)])
        side = min(max(min(wide, high) * 0.8, t.dp(20)), t.dp(44))
        middle = (x + wide / 2, y + high / 2)
        if sign.plain and self._scale * NAMED <= t.dp(30):
            return
        self._icon(sign.icon, middle, side, "cinnabar" if sign.chosen else "ink-soft")

    def _icon(self, name: str, middle: tuple[float, float], side: float, tint: str) -> None:
        whole = round(side)
        Color(*t.rgba(tint))
        pos = (round(middle[0] - whole / 2), round(middle[1] - whole / 2))
        Rectangle(texture=texture(name, whole, 2.4), size=(whole, whole), pos=pos)

    def _way(self, floor: Floor) -> None:
        if floor.here is None:
            return
        x, y = self._at(floor.here)
        Color(*t.rgba("cinnabar"))
        if len(floor.way) > 1:
            points = [self._at(place) for place in floor.way]
            SmoothLine(points=[side for point in points for side in point], width=t.dp(2.6))
            self._head(points)
        dot = t.dp(9)
        Ellipse(pos=(x - dot, y - dot), size=(2 * dot, 2 * dot))
        Color(*t.rgba("on-cinnabar"))
        Ellipse(pos=(x - dot / 2.4, y - dot / 2.4), size=(dot / 1.2, dot / 1.2))

    def _head(self, points: Sequence[tuple[float, float]]) -> None:
        """Draw the head of the arrow at the end of the way."""
        (ax, ay), (bx, by) = points[-2], points[-1]
        turn, long = math.atan2(by - ay, bx - ax), t.dp(15)
        corners = [(bx + math.cos(turn) * t.dp(5), by + math.sin(turn) * t.dp(5))]
        for side in (2.55, -2.55):
            corners.append((bx + math.cos(turn + side) * long, by + math.sin(turn + side) * long))
        vertices = [part for x, y in corners for part in (x, y, 0, 0)]
        Mesh(vertices=vertices, indices=[0, 1, 2], mode="triangles")

    def _at(self, place: Point) -> tuple[float, float]:
        return self._corner[0] + place.x * self._scale, self._corner[1] + place.y * self._scale

    def _box(self, box: Box) -> tuple[float, float, float, float]:
        x, y = self._at(Point(box.x, box.y))
        return x, y, box.wide * self._scale, box.deep * self._scale


class WayStrip(Card):
    """The way in words."""

    words, icon = StringProperty(""), StringProperty("touch")


class PlanWithWay(BoxLayout):
    """The picture, and the way in words below it."""

    def show(self, floor: Floor, words: str, icon: str) -> None:
        """Show them."""
        self.ids.picture.show(floor)
        self.ids.strip.words, self.ids.strip.icon = words, icon


def _as_many(kept: list[Any], wanted: int, make: Any) -> list[Any]:
    """Return ``wanted`` widgets, those that there are first."""
    return [*kept[:wanted], *(make() for _ in range(wanted - len(kept)))]
