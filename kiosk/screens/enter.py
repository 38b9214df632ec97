"""Signs entered by large keys, and what was found by them."""

from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from faces import theme as t
from kiosk.screens.choices import Key
from kiosk.screens.parts import FactBox
from kiosk.views import EnterView, Target


class Pad(BoxLayout):
    """Rows of keys."""

    def show(self, rows: tuple[tuple[Target, ...], ...]) -> None:
        """Show ``rows``; they are made anew only when there are others than before."""
        shape = tuple(len(row) for row in rows)
        if shape != tuple(len(line.children) for line in reversed(self.children)):
            self.clear_widgets()
            for row in rows:
                line = BoxLayout(spacing=t.dp(6))
                for target in row:
                    line.add_widget(Key(size_hint_x=1.4 if len(target.text) > 1 else 1.0))
                self.add_widget(line)
        for line, row in zip(reversed(self.children), rows, strict=True):
            for key, target in zip(reversed(line.children), row, strict=True):
                key.show(target)


class EnterScreen(BoxLayout):
    """A field, a pad of keys and one thing to do; or a ticket that was found."""

    title = StringProperty("")
    hint = StringProperty("")
    typed = StringProperty("")
    icon = StringProperty("")
    tone = StringProperty("calm")
    entering = BooleanProperty(True)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.high: Any = None
        if t.low():
            self.high = self.ids.told.__self__  # ``ids`` hold weakly
            self.remove_widget(self.high)

    def show(self, view: EnterView) -> None:
        """Show ``view``."""
        self.title, self.hint, self.typed = view.title, view.hint, view.typed
        self.icon, self.tone, self.entering = view.icon, view.tone, bool(view.keys)
        self.ids.pad.show(view.keys)
        facts = self.ids.facts
        facts.clear_widgets()
        for fact in view.facts:
            facts.add_widget(FactBox())
            facts.children[0].show(fact)
        self.ids.go.show(view.go)
        self.ids.again.show(view.again)
