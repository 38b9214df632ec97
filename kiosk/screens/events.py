"""The life events of people or of businesses."""

from kiosk.screens.tiles import TilesScreen
from kiosk.views import EventsView


class EventsScreen(TilesScreen):
    """A tile for each life event."""

    def show(self, view: EventsView) -> None:
        """Show ``view``."""
        self.title, self.icon = view.title, view.icon
        self.ids.head.ids.crumbs.show(view.crumbs)
        self.fill(view.events, view.columns, view.slots, view.pager)
