"""Everything within one touch."""

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from faces import theme as t
from kiosk.screens.choices import Popular, Tile
from kiosk.views import HomeView


class HomeScreen(BoxLayout):
    """Search, what is asked for most, life events and all units; or doors to these."""

    question = StringProperty("")
    popular_title = StringProperty("")
    people_title = StringProperty("")
    business_title = StringProperty("")
    columns = NumericProperty(2)
    rows = NumericProperty(3)
    short = BooleanProperty(False)
    doors = NumericProperty(2)
    hushed = BooleanProperty(False)

    def show(self, view: HomeView) -> None:
        """Show ``view``."""
        self.question, self.popular_title = view.question, view.popular_title
        self.people_title, self.business_title = view.people_title, view.business_title
        self.columns, self.short = view.columns, bool(view.doors)
        self.rows = -(-len(view.popular) // view.columns)
        self.hushed = t.low() or (not t.portrait() and (self.short or bool(view.bar.notice)))
        self.doors = 3 if t.low() and t.portrait() else 2
        self.ids.search.show(view.search)
        self.ids.more.show(None if t.low() else view.more)
        self.ids.popular.fill_with(Popular, view.popular)
        self.ids.services.fill_with(Tile, view.services)
        self.ids.doors.fill_with(Tile, view.doors)
        self.ids.people.fill_with(Tile, view.people)
        self.ids.business.fill_with(Tile, view.business)
