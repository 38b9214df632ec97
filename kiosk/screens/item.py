"""The guide of an item, and the way to a number."""

from typing import Any

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from faces import theme as t
from kiosk.screens.choices import Tab
from kiosk.screens.leaf import rows_of
from kiosk.screens.parts import Space
from kiosk.screens.summary import Tag
from kiosk.views import ItemView


class ItemScreen(BoxLayout):
    """Title, facts, limits, the open leaf, and what can be done (on a lying glass below the facts)."""

    title = StringProperty("")
    name = StringProperty("")
    unit = StringProperty("")
    icon = StringProperty("")
    phones = StringProperty("")
    aside = StringProperty("")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        if not t.portrait():
            actions, summary = self.ids.actions, self.ids.summary
            self.remove_widget(actions)
            summary.add_widget(Space())
            summary.add_widget(actions)

    def show(self, view: ItemView) -> None:
        """Show ``view``."""
        for name in ("title", "name", "unit", "icon", "phones", "aside"):
            setattr(self, name, getattr(view, name))
        ids = self.ids
        _fill(ids.tags, Tag, [{"words": tag} for tag in view.tags])
        for box, fact in zip((ids.waiting, ids.wait, ids.where), view.facts, strict=True):
            box.show(fact)
        ids.limits.show(view.limits)
        ids.fee.show(view.fee)
        ids.result.show(view.result)
        ids.tabs.fill_with(Tab, view.tabs)
        leaf = (view.papers, view.stages, view.conditions, view.basis, view.headings)
        if leaf != getattr(self, "_leaf", None):
            self._leaf = leaf
            ids.sheet.fill_with(rows_of(view, ids.sheet))
        ids.take.show(view.take)
        ids.take.note = view.take_note
        ids.priority.show(view.priority)
        ids.print.show(view.print)


def _fill(line: Any, kind: type[Any], values: list[dict[str, str]]) -> None:
    line.clear_widgets()
    for value in values:
        line.add_widget(kind(**value))
