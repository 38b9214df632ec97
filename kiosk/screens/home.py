"""Everything within one touch."""

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.screens.choices import Popular, Tile
from kiosk.views import HomeView


class HomeScreen(BoxLayout):
    """Search, what is asked for most, life events of people and of businesses, and all units."""

    question = StringProperty("")
    popular_title = StringProperty("")
    people_title = StringProperty("")
    business_title = StringProperty("")

    def show(self, view: HomeView) -> None:
        """Show ``view``."""
        self.question, self.popular_title = view.question, view.popular_title
        self.people_title, self.business_title = view.people_title, view.business_title
        self.ids.search.show(view.search)
        self.ids.more.show(view.more)
        self.ids.popular.fill_with(Popular, view.popular)
        self.ids.people.fill_with(Tile, (*view.people, view.units))
        self.ids.business.fill_with(Tile, view.business)
