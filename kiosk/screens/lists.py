"""The items of a unit or of a life event."""

from kivy.properties import NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.screens.parts import Entry
from kiosk.views import ListView


class ListScreen(BoxLayout):
    """A page of entries, and the page turner."""

    title = StringProperty("")
    subtitle = StringProperty("")
    icon = StringProperty("")
    columns = NumericProperty(1)

    def show(self, view: ListView) -> None:
        """Show ``view``."""
        self.title, self.subtitle, self.icon = view.title, view.subtitle, view.icon
        self.columns = view.columns
        self.ids.head.ids.crumbs.show(view.crumbs)
        self.ids.rows.fill_with(Entry, view.rows, view.slots)
        self.ids.pages.show(view.pager)
