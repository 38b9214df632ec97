"""Where is what: the plan of an area, every place by its name, and the way to what is touched."""

from typing import Any

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from faces import theme as t
from kiosk.screens.choices import Tab, Tile
from kiosk.screens.floor import PlanWithWay
from kiosk.screens.item import Column
from kiosk.screens.parts import Grid, Pages, Space, Title
from kiosk.showing.map import LARGER
from kiosk.views import MapView


class MapScreen(BoxLayout):
    """The plan above or beside the names; out of reach it is only looked at."""

    title = StringProperty("")

    def __init__(self, **given: Any) -> None:
        super().__init__(orientation="vertical" if t.portrait() else "horizontal", **given)
        self.plan, self.pages = PlanWithWay(), Pages(size_hint_y=None)
        self.heading = Title(icon="floor")
        self.areas: Any = Grid(spacing=t.dp(8), size_hint_y=None)
        self.places: Any = Grid(spacing=t.dp(8), size_hint_y=None)
        self.high: Any = self.plan if t.portrait() and t.low() else None
        self.large = not t.portrait() and t.theme().zoom > LARGER
        if self.large:
            self.heading.height, self.heading.opacity = 0, 0.0
        names = (self.heading, self.areas, self.places, self.pages)
        if t.portrait():
            plan = () if self.high else (self.plan,)
            self._fill(self, (*names[:2], *plan, *names[2:]))
        else:
            left, right = Column(size_hint_x=0.58), Column(size_hint_x=0.42)
            self._fill(left, (self.plan,))
            self._fill(right, (*names, Space()))
            self._fill(self, (left, right))

    def _fill(self, box: Any, pieces: tuple[Any, ...]) -> None:
        for piece in pieces:
            box.add_widget(piece)

    def show(self, view: MapView) -> None:
        """Show ``view``."""
        self.heading.title = view.title
        self.plan.show(view.floor, view.way, view.way_icon)
        tabs = 2 if self.large else max(1, len(view.areas))
        self.areas.cols = tabs
        self.areas.height = -(-len(view.areas) // tabs) * t.dp(68) - t.dp(8) if view.areas else 0
        self.areas.fill_with(Tab, view.areas)
        rows = view.slots // view.columns
        self.places.cols = view.columns
        self.places.height = rows * t.dp(72) - t.dp(8)
        self.places.fill_with(Tile, view.places, view.slots)
        self.pages.height = t.dp(68) if view.pager.previous else 0
        self.pages.opacity = 1.0 if view.pager.previous else 0.0
        self.pages.show(view.pager)
