"""Tiles in columns, in pages where the glass has no room for all."""

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.screens.choices import Tile
from kiosk.views import Pager, Target


class TilesScreen(BoxLayout):
    """A title, a page of tiles, and the page turner."""

    title = StringProperty("")
    subtitle = StringProperty("")
    icon = StringProperty("")
    columns = NumericProperty(3)
    paged = BooleanProperty(False)

    def fill(self, tiles: tuple[Target, ...], columns: int, slots: int, pager: Pager) -> None:
        """Show ``tiles`` on ``slots`` places, and the page turner when there is more than one page."""
        self.columns, self.paged = columns, pager.previous is not None
        self.ids.tiles.fill_with(Tile, tiles, slots)
        self.ids.pages.show(pager)
