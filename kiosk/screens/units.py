"""All units."""

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.screens.choices import Tile
from kiosk.views import UnitsView


class UnitsScreen(BoxLayout):
    """A tile for each unit."""

    title = StringProperty("")
    subtitle = StringProperty("")

    def show(self, view: UnitsView) -> None:
        """Show ``view``."""
        self.title, self.subtitle = view.title, view.subtitle
        self.ids.units.fill_with(Tile, view.units)
