"""The number, the way to its windows, and how its slip is."""

from typing import Any

from kivy.graphics import Color, Ellipse
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from faces import theme as t
from kiosk.screens.parts import FactBox, Grid
from kiosk.views import TakenView


class Figure(FactBox):
    """A fact on the ticket: no frame of its own."""


class Perforation(Widget):
    """A row of dots, where a paper ticket is torn."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.bind(pos=self._draw, size=self._draw)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        dot, along = t.dp(4), max(self.size)
        lying = self.width > self.height
        with self.canvas:
            Color(*t.rgba("line"))
            for number in range(int(along / (dot * 3))):
                far = number * dot * 3
                x, y = (self.x + far, self.y) if lying else (self.x, self.y + far)
                Ellipse(pos=(x, y), size=(dot, dot), segments=16)


class TakenScreen(BoxLayout):
    """A ticket on glass."""

    title = StringProperty("")
    caption = StringProperty("")
    number = StringProperty("")
    item = StringProperty("")
    way = StringProperty("")
    windows = StringProperty("")
    arrow = StringProperty("place")
    slip = StringProperty("")
    slip_icon = StringProperty("print")
    slip_tone = StringProperty("calm")
    qr = StringProperty("")
    qr_hint = StringProperty("")
    left = StringProperty("")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        if not t.portrait():  # the code stands beside the way, not below it
            self.remove_widget(self.ids.code)
            self.ids.ticket.add_widget(self.ids.code)

    def show(self, view: TakenView) -> None:
        """Show ``view``."""
        for name in (
            "title",
            "caption",
            "number",
            "item",
            "windows",
            "arrow",
            "slip",
            "slip_icon",
            "slip_tone",
        ):
            setattr(self, name, getattr(view, name))
        self.way = "  ".join(part for part in (view.way, view.hall) if part)
        self.qr, self.qr_hint, self.left = view.qr, view.qr_hint, view.left
        facts: Grid = self.ids.facts
        facts.fill_with(Figure, view.facts)
        self.ids.done.show(view.done)
        self.ids.another.show(view.another)
