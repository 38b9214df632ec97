"""The guide of an item, and the way to a number: the same pieces, arranged for each glass and mode."""

from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from faces import theme as t
from faces.card import Card
from faces.text import Text
from kiosk.screens.choices import Primary, Quiet, Side, Tab
from kiosk.screens.leaf import Sheet
from kiosk.screens.parts import Crumbs, FactBox, Grid, Space
from kiosk.screens.summary import Tag
from kiosk.views import Advice, Fact, ItemView


class Face(BoxLayout):
    """The item's pictogram and names."""

    title = StringProperty("")
    name = StringProperty("")
    icon = StringProperty("")
    tight = BooleanProperty(False)


class Tags(BoxLayout):
    """Words that sort the item."""

    def show(self, tags: tuple[str, ...]) -> None:
        """Show ``tags``."""
        while len(self.children) > len(tags):
            self.remove_widget(self.children[0])
        while len(self.children) < len(tags):
            self.add_widget(Tag())
        for tag, words in zip(reversed(self.children), tags, strict=True):
            tag.words = words


class Facts(BoxLayout):
    """How many wait, how long, and where."""

    def show(self, facts: tuple[Fact, ...]) -> None:
        """Show ``facts``."""
        while len(self.children) < len(facts):
            self.add_widget(FactBox())
        for box, fact in zip(reversed(self.children), facts, strict=True):
            box.show(fact)


class Hint(Card):
    """Whether it is worth waiting; takes no room when there is nothing to say."""

    words, icon, tone = StringProperty(""), StringProperty(""), StringProperty("calm")

    def show(self, advice: Advice | None) -> None:
        """Show ``advice``, or nothing."""
        self.opacity = 0.0 if advice is None else 1.0
        said = advice or Advice("", "", "calm")
        self.words, self.icon, self.tone = said.text, said.icon, said.tone


class Terms(Card):
    """Time limits, fee, result."""


class Phones(Text):
    """Whom to ask, and what else is to be known."""

    long = BooleanProperty(False)


class Actions(BoxLayout):
    """What can be done: the number nearest to the hand; ``stacked`` on a narrow place."""

    stacked = BooleanProperty(False)

    def __init__(self, stacked: bool, **given: Any) -> None:
        super().__init__(stacked=stacked, **given)
        kind = Quiet if stacked else Side
        self.print, self.priority, self.add, self.take = kind(), kind(), kind(), Primary()
        small: Any = BoxLayout(spacing=t.dp(10))
        self.small = small
        if stacked:
            small.size_hint_y, small.height = None, t.dp(64)
        else:
            small.size_hint_x = None
        row = [small, self.take] if not t.left() else [self.take, small]
        line = self if stacked else BoxLayout(spacing=t.dp(14))
        for part in row:
            line.add_widget(part)
        if not stacked:
            self.add_widget(line)

    def show(self, view: ItemView) -> None:
        """Show what ``view`` offers."""
        self.take.show(view.take)
        self.take.note = view.take_note
        offered = ((self.print, view.print), (self.priority, view.priority), (self.add, view.add))
        for side, target in offered:
            side.show(target)
        self._place([side for side, target in offered if target is not None])

    def _place(self, sides: list[Any]) -> None:
        """Let ``sides`` stand beside the number; what is not offered leaves no gap."""
        if not self.stacked:
            self.small.width = t.dp(len(sides) * (116 if t.portrait() else 94 if t.low() else 102) - 10)
        if sides != list(reversed(self.small.children)):
            self.small.clear_widgets()
            for side in sides:
                self.small.add_widget(side)


class Column(BoxLayout):
    """Pieces from top to bottom."""


class ItemScreen(BoxLayout):
    """Names, facts, limits, the open leaf, and what can be done."""

    def __init__(self, **given: Any) -> None:
        super().__init__(orientation="vertical" if t.portrait() else "horizontal", **given)
        easy = t.theme().zoom > 1.0 and not t.low()
        self.face = Face(tight=easy or (t.low() and not t.portrait()))
        self.tags, self.facts, self.terms = Tags(), Facts(), Terms()
        self.hint = Hint()
        self.crumbs = Crumbs(size_hint_y=None)
        column = easy and not t.portrait()
        high = t.dp(196 if column else 60)
        self.tabs: Any = Grid(cols=1 if column else 3, spacing=t.dp(8), size_hint_y=None, height=high)
        self.sheet, self.phones, self.actions = Sheet(), Phones(), Actions(stacked=easy)
        self.high: Any = None
        self._arranged: tuple[bool, bool] | None = None
        self._leaf: Any = None

    def show(self, view: ItemView) -> None:
        """Show ``view``."""
        self.face.title, self.face.name, self.face.icon = view.title, view.name, view.icon
        self.crumbs.show(view.crumbs)
        self.crumbs.height = t.dp(60) if view.crumbs else 0
        self.tags.show(view.tags)
        self.facts.show(view.facts)
        self.hint.show(view.advice)
        ids = self.terms.ids
        ids.limits.show(view.limits)
        ids.fee.show(view.fee)
        ids.result.show(view.result)
        self.tabs.fill_with(Tab, view.tabs)
        leaf = (view.papers, view.stages, view.conditions, view.basis, view.headings)
        if leaf != self._leaf:
            self._leaf = leaf
            self.sheet.fill_with(view)
        self.sheet.turn_to(view.leaf, view.more)
        self.phones.words = "   ".join(part for part in (view.aside, view.phones) if part)
        self.phones.long = bool(view.aside)
        self.actions.show(view)
        self._arrange(view.summary, view.opened)

    def _arrange(self, summary: bool, opened: bool) -> None:
        if self._arranged == (summary, opened):
            return
        self._arranged = (summary, opened)
        for column in self.children[:]:
            column.clear_widgets()
        self.clear_widgets()
        for share, pieces in self._columns(summary, opened):
            column = Column(size_hint_x=1 if t.portrait() else share)
            for piece in pieces:
                column.add_widget(piece)
            self.add_widget(column)

    def _columns(self, summary: bool, opened: bool) -> list[tuple[float, list[Any]]]:
        """Return the pieces by column: one on an upright glass, two on a lying one."""
        told = [self.facts, self.hint, self.terms] if summary else []
        leaf = [self.sheet] if opened else []
        if t.low():
            return self._low()
        if summary and opened:
            head, below = [self.face, self.tags, *told], [self.tabs, self.sheet, self.phones]
            if t.portrait():
                return [(1.0, [self.crumbs, *head, *below, self.actions])]
            return [(0.5, [*head, Space(), self.actions]), (0.5, [self.crumbs, *below])]
        if t.portrait():
            return [(1.0, [self.face, *told, *([Space()] if told else []), self.tabs, *leaf, self.actions])]
        return [
            (0.6, [self.face, *told, *leaf, *([Space()] if told else [])]),
            (0.4, [self.tabs, Space(), self.actions]),
        ]

    def _low(self) -> list[tuple[float, list[Any]]]:
        """Return the pieces within reach; what is only read stands above, in ``high``."""
        if self.high is None:
            self.high = Column()
            for piece in self._above():
                self.high.add_widget(piece)
            self.high.add_widget(Space())
        if t.portrait():
            return [(1.0, [self.hint, self.tabs, self.sheet, self.actions])]
        return [(0.56, [self.terms, Space(), self.actions]), (0.44, [self.hint, self.tabs, self.sheet])]

    def _above(self) -> list[Any]:
        """Return what stands out of reach: beside one another on a lying glass, where it is not high."""
        if t.portrait():
            return [self.face, self.tags, self.facts, self.terms]
        beside: Any = BoxLayout(spacing=t.dp(24), size_hint_y=None, height=t.dp(86))
        for piece in (self.face, self.facts):
            piece.height = beside.height
            beside.add_widget(piece)
        return [beside]
