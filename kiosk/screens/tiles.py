"""Tiles in columns, in pages where the glass has no room for all."""

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.screens.choices import Tile
from kiosk.views import TilesView


class TilesScreen(BoxLayout):
    """A title, a page of tiles, and the page turner."""

    title = StringProperty("")
    subtitle = StringProperty("")
    icon = StringProperty("")
    columns = NumericProperty(3)
    paged = BooleanProperty(False)

    def show(self, view: TilesView) -> None:
        """Show ``view``, and the page turner when there is more than one page."""
        self.title, self.subtitle, self.icon = view.title, view.subtitle, view.icon
        self.columns, self.paged = view.columns, view.pager.previous is not None
        self.ids.head.ids.crumbs.show(view.crumbs)
        self.ids.tiles.fill_with(Tile, view.tiles, view.slots)
        self.ids.pages.show(view.pager)
