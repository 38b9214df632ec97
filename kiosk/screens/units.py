"""All units."""

from kiosk.screens.tiles import TilesScreen
from kiosk.views import UnitsView


class UnitsScreen(TilesScreen):
    """A tile for each unit."""

    def show(self, view: UnitsView) -> None:
        """Show ``view``."""
        self.title, self.subtitle, self.icon = view.title, view.subtitle, "units"
        self.ids.head.ids.crumbs.show(view.crumbs)
        self.fill(view.units, view.columns, view.slots, view.pager)
