"""The pieces that screens are made of; how each looks is in ``parts.kv``."""

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.layout import Layout
from kivy.uix.widget import Widget

from faces import theme as t
from faces.card import Card
from faces.touchable import Touchable
from kiosk.screens.choices import Crumb
from kiosk.views import Fact, Pager, Row, Target


class Entry(Touchable):
    """An item in a list."""

    icon = StringProperty("")
    title = StringProperty("")
    name = StringProperty("")
    unit = StringProperty("")
    waiting = StringProperty("")
    narrow = BooleanProperty(False)

    def show(self, row: Row | None) -> None:
        """Show ``row``; nothing at all for None."""
        self.opacity = 0.0 if row is None else 1.0
        row = row or Row(Target(""), "", "")
        self.target, self.icon, self.title = row.target.id, row.target.icon, row.target.text
        self.name, self.unit, self.waiting = row.name, row.unit, row.waiting


class FactBox(Card):
    """A figure with its name."""

    icon = StringProperty("")
    label = StringProperty("")
    value = StringProperty("")
    strong = BooleanProperty(False)
    soft = BooleanProperty(False)

    def show(self, fact: Fact) -> None:
        """Show ``fact``."""
        self.icon, self.label, self.value = fact.icon, fact.label, fact.value
        self.strong, self.soft = fact.strong, fact.soft


class Pages(BoxLayout):
    """Previous and next, with the page's number between."""

    text = StringProperty("")
    narrow = BooleanProperty(False)

    def on_width(self, *_: object) -> None:
        """Leave the page's number out where there is no room for it."""
        self.narrow = self.width < t.dp(340)

    def show(self, pager: Pager) -> None:
        """Show ``pager``."""
        self.text = pager.text
        self.ids.previous.show(pager.previous)
        self.ids.following.show(pager.following)


class Grid(Layout):
    """Cells of one kind, all alike in size, filling the widget row by row; cells are used again.

    ``cell_height`` 0 divides the height there is; else the widget becomes as
    high as its cells need. A ``stretch``ed last cell takes the rest of its row.
    """

    cols = NumericProperty(1)
    spacing = NumericProperty(0)
    cell_height = NumericProperty(0)
    stretch = BooleanProperty(False)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("cols", "spacing", "cell_height", "stretch", "pos", "size", "children"):
            self.fbind(name, self._trigger_layout)

    def fill_with(self, kind: type[Any], things: Any, slots: int = 0) -> None:
        """Show ``things`` in order, in as many cells as they need, or exactly ``slots``."""
        wanted = slots or len(things)
        while len(self.children) > wanted:
            self.remove_widget(self.children[0])
        while len(self.children) < wanted:
            self.add_widget(kind())
        cells = list(reversed(self.children))
        for place, cell in enumerate(cells):
            cell.show(things[place] if place < len(things) else None)

    def do_layout(self, *_: Any) -> None:
        """Place the cells."""
        cells = list(reversed(self.children))
        cols = min(self.cols, len(cells)) if self.stretch else self.cols
        rows = max(1, -(-len(cells) // max(1, cols)))
        if self.cell_height and not cells:
            self.height = 0
        elif self.cell_height:
            self.height = rows * self.cell_height + (rows - 1) * self.spacing
        wide = (self.width - (cols - 1) * self.spacing) / max(1, cols)
        high = (self.height - (rows - 1) * self.spacing) / rows
        for number, cell in enumerate(cells):
            row, column = divmod(number, cols)
            left = self.x + column * (wide + self.spacing)
            last = self.stretch and number == len(cells) - 1
            cell.size = (self.x + self.width - left if last else wide, high)
            cell.pos = (left, self.y + self.height - (row + 1) * high - row * self.spacing)


class Space(Widget):
    """Nothing, where something keeps its distance."""


class Crumbs(BoxLayout):
    """The places behind a screen, home first; takes no room when there are none."""

    def show(self, crumbs: tuple[Target, ...]) -> None:
        """Show ``crumbs``."""
        while len(self.children) > len(crumbs):
            self.remove_widget(self.children[0])
        while len(self.children) < len(crumbs):
            self.add_widget(Crumb())
        for widget, crumb in zip(reversed(self.children), crumbs, strict=True):
            widget.show(crumb)


class Title(BoxLayout):
    """What a screen is about, behind the places that lead there."""

    icon = StringProperty("")
    title = StringProperty("")
    subtitle = StringProperty("")
