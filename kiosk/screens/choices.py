"""Everything that shows a target to touch; how each looks is in ``choices.kv``."""

from kivy.properties import BooleanProperty, StringProperty

from faces.touchable import Touchable
from kiosk.views import Target


class Choice(Touchable):
    """The root of everything that shows a :class:`kiosk.views.Target`."""

    text = StringProperty("")
    note = StringProperty("")
    icon = StringProperty("")
    chosen = BooleanProperty(False)
    muted = BooleanProperty(False)

    def show(self, target: Target | None) -> None:
        """Show ``target``; nothing at all for None."""
        self.opacity = 0.0 if target is None else 1.0
        target = target or Target("")
        self.target, self.text, self.note, self.icon = target.id, target.text, target.note, target.icon
        self.chosen, self.muted = target.chosen, target.muted


class Tile(Choice):
    """A pictogram and a word: a life event, a unit."""


class Popular(Choice):
    """An item asked for often, with how many wait."""


class Primary(Choice):
    """The one thing to do on a screen."""


class Stay(Choice):
    """Asks for more time."""


class Quiet(Choice):
    """Anything else to do."""


class Side(Choice):
    """Anything else to do, beside the one thing to do: a pictogram over a word."""


class Onward(Choice):
    """Something else to do that lies ahead: the pictogram comes after the word."""


class Nav(Choice):
    """Back and home; what is ``urgent`` stands out."""

    urgent = BooleanProperty(False)


class Pill(Choice):
    """A small choice in a row: a word of a search, the language."""

    tint = StringProperty("pine")
    tint_down = StringProperty("on-pine")


class Plain(Choice):
    """A word that leads on, without a frame."""


class Crumb(Choice):
    """A place behind, with the mark that leads on from it."""


class Tab(Choice):
    """One of a few leaves of the same thing."""


class Key(Choice):
    """A key of the keyboard."""
