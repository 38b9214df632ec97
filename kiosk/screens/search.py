"""Typing and finding."""

from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from faces import theme as t
from kiosk.screens.choices import Key, Pill
from kiosk.screens.parts import Entry, Space
from kiosk.views import SearchView, Target


class Keyboard(BoxLayout):
    """Rows of keys; made once, for the letters never change."""

    def show(self, rows: tuple[tuple[Target, ...], ...]) -> None:
        """Show ``rows``."""
        if not self.children:
            for number, row in enumerate(rows):
                self.add_widget(self._line(number, row))
        for line, row in zip(reversed(self.children), rows, strict=True):
            keys = [key for key in reversed(line.children) if isinstance(key, Key)]
            for key, target in zip(keys, row, strict=True):
                key.show(target)

    def _line(self, number: int, row: tuple[Target, ...]) -> BoxLayout:
        line = KeyLine(inset=0.5 if number == 1 else 0.0)
        for target in row:
            line.add_widget(Key(size_hint_x=1.5 if len(target.id) > len("key:q") else 1.0))
        line.close()
        return line


class KeyLine(BoxLayout):
    """A row of keys, indented on both sides by ``inset`` keys."""

    def __init__(self, inset: float) -> None:
        super().__init__()
        self._inset = inset
        if inset:
            self.add_widget(KeyGap(size_hint_x=inset))

    def close(self) -> None:
        """End the row."""
        if self._inset:
            self.add_widget(KeyGap(size_hint_x=self._inset))


class KeyGap(BoxLayout):
    """Room beside a row of keys."""


class SearchScreen(BoxLayout):
    """The field, the words it may mean, what it finds, the keyboard."""

    query = StringProperty("")
    hint = StringProperty("")
    found = StringProperty("")
    telling = BooleanProperty(True)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.high: Any = None
        # ``ids`` hold weakly: between two parents nothing else would keep a part from the collector.
        typing, field, keyboard = (self.ids[name].__self__ for name in ("typing", "field", "keyboard"))
        if t.low() and t.portrait():
            typing.remove_widget(field)
            self.high = BoxLayout(orientation="vertical")
            for part in (Space(), field, Space()):
                self.high.add_widget(part)
        if not t.portrait():  # the keyboard stands under the field, not under the results
            self.remove_widget(keyboard)
            typing.add_widget(keyboard)
            typing.add_widget(Space())

    def show(self, view: SearchView) -> None:
        """Show ``view``."""
        self.query, self.hint, self.found = view.query, view.hint, view.found
        self.telling = not view.rows or not (t.low() or t.theme().zoom > 1.0)
        self._show_words(view.words)
        self.ids.rows.fill_with(Entry, view.rows, view.slots)
        self.ids.pages.show(view.pager)
        self.ids.keyboard.show(view.keys)

    def _show_words(self, words: tuple[Target, ...]) -> None:
        line = self.ids.words
        pills = [widget for widget in reversed(line.children) if isinstance(widget, Pill)]
        for pill in pills[len(words) :]:
            line.remove_widget(pill)
        while len(pills) < len(words):
            pills.append(Pill())
            line.add_widget(pills[-1])
        for pill, word in zip(pills, words, strict=False):
            pill.show(word)
