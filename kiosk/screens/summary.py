"""What is known of an item at a glance: tags, time limits, fee, result."""

from kivy.properties import NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from faces.card import Card
from kiosk.views import Fact, Limits


class Tag(Card):
    """A word that sorts the item."""

    words = StringProperty("")


class Gain(BoxLayout):
    """Time limits as bars: what the law gives, what is promised."""

    legal_label = StringProperty("")
    legal = StringProperty("")
    legal_share = NumericProperty(0.0)
    promised_label = StringProperty("")
    promised = StringProperty("")
    promised_share = NumericProperty(0.0)
    gain = StringProperty("")

    def show(self, limits: Limits) -> None:
        """Show ``limits``."""
        for name in (
            "legal_label",
            "legal",
            "legal_share",
            "promised_label",
            "promised",
            "promised_share",
            "gain",
        ):
            setattr(self, name, getattr(limits, name))


class Price(BoxLayout):
    """The fee, or what one receives."""

    icon = StringProperty("")
    label = StringProperty("")
    value = StringProperty("")

    def show(self, fact: Fact) -> None:
        """Show ``fact``."""
        self.icon, self.label, self.value = fact.icon, fact.label, fact.value
