"""What the site tells everybody."""

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from faces.card import Card
from kiosk.views import NoticesView


class NoticeCard(Card):
    """One notice; nothing at all for None."""

    words = StringProperty("")

    def show(self, words: str | None) -> None:
        """Show ``words``."""
        self.opacity = 0.0 if words is None else 1.0
        self.words = words or ""


class NoticesScreen(BoxLayout):
    """A page of notices, and the page turner."""

    title = StringProperty("")

    def show(self, view: NoticesView) -> None:
        """Show ``view``."""
        self.title = view.title
        self.ids.rows.fill_with(NoticeCard, view.lines, view.slots)
        self.ids.pages.show(view.pager)
