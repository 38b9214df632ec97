"""The open leaf of a guide: papers to bring, steps, conditions; as large as there is room for."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from faces import theme as t
from faces.card import Card
from faces.text import height_of, width_of
from kiosk.views import ItemView, Paper, Stage, Target

FITS: Final = (
    (1.3, 18),
    (1.25, 16),
    (1.2, 15),
    (1.15, 14),
    (1.1, 13),
    (1.0, 12),
    (1.0, 8),
    (0.9, 8),
    (0.9, 4),
)
"""Sizes a leaf is tried in, largest first: how much larger than usual, and dp between rows."""

LEADING: Final = 1.3

TURN: Final = 64
"""Height in dp of the page turner of a leaf."""


class LeafRow(BoxLayout):
    """A row of a leaf; it is as large as its ``leaf`` says."""

    leaf = ObjectProperty(None)
    said: tuple[str, ...] = ("text",)

    def blank(self) -> None:
        """Say nothing, until it is used again."""
        for name in self.said:
            setattr(self, name, "")

    def needs(self, width: float, zoom: float) -> float:
        """Return the height of the row in a leaf of ``width``."""
        raise NotImplementedError


class PaperRow(LeafRow):
    """A paper to bring, with a box to tick."""

    said = ("name", "count", "note")
    name = StringProperty("")
    count = StringProperty("")
    note = StringProperty("")

    def show(self, paper: Paper) -> None:
        """Show ``paper``."""
        self.name, self.count, self.note = paper.name, paper.count, paper.note

    def needs(self, width: float, zoom: float) -> float:
        """Return the height of the name beside the count, and of the note below, both beside the box."""
        room = width - t.dp(28 + 14)
        count = width_of(self.count, "regular", round(t.dp(18)))
        name = height_of(
            self.name, room - t.dp(14) - count, "body", weight="bold", zoom=zoom, leading=LEADING
        )
        note = height_of(self.note, room, "caption", zoom=zoom, leading=LEADING)
        return max(t.dp(30), name + note)


class StageRow(LeafRow):
    """A numbered step, joined to the next by a line."""

    said = ("number", "name", "detail")
    number = StringProperty("")
    name = StringProperty("")
    detail = StringProperty("")
    last = BooleanProperty(False)

    def show(self, stage: Stage) -> None:
        """Show ``stage``."""
        self.number, self.name, self.detail = stage.number, stage.name, stage.detail

    def needs(self, width: float, zoom: float) -> float:
        """Return the height of name and detail beside the number."""
        room = width - t.dp(38 + 16)
        name = height_of(self.name, room, "body", weight="bold", zoom=zoom, leading=LEADING)
        detail = height_of(self.detail, room, "caption", zoom=zoom, leading=LEADING)
        return max(t.dp(44), t.dp(3) + name + detail)


class PartHeading(LeafRow):
    """The head of a part of the guide."""

    text = StringProperty("")

    def needs(self, width: float, zoom: float) -> float:
        """Return the height of one line."""
        return t.dp(34)


class Line(LeafRow):
    """A sentence with a dot before it."""

    text = StringProperty("")

    def needs(self, width: float, zoom: float) -> float:
        """Return the height of the sentence beside the dot."""
        return height_of(self.text, width - t.dp(10 + 12), "caption", zoom=zoom, leading=LEADING)


class Sheet(Card):
    """The open leaf of the guide: its rows are as large as there is room for, in pages where there is not."""

    zoom = NumericProperty(1.0)
    gap = NumericProperty(0)
    paged = BooleanProperty(False)
    text = StringProperty("")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._made: dict[type[LeafRow], list[Any]] = {}
        self._rows: list[LeafRow] = []
        self._page = 0
        self._more: Target | None = None
        self._settling = Clock.create_trigger(self._settle, -1)
        self.fbind("size", self._settling)

    def fill_with(self, view: ItemView) -> None:
        """Show the rows of the leaf that ``view`` opens; those made before are used again."""
        left = {kind: list(rows) for kind, rows in self._made.items()}

        def row(kind: type[LeafRow]) -> Any:
            if left.get(kind):
                return left[kind].pop(0)
            self._made.setdefault(kind, []).append(kind(leaf=self))
            return self._made[kind][-1]

        self._rows = list(_filled(view, row))
        for unused in (one for rows in left.values() for one in rows):
            unused.blank()
        self._settling()

    def turn_to(self, page: int, more: Target | None) -> None:
        """Show the ``page``-th page, counted round and round; ``more`` turns to the next."""
        self._page, self._more = page, more
        self._settling()

    def _settle(self, *_: object) -> None:
        width = self.width - self.padding[0] - self.padding[2]
        room = self.height - self.padding[1] - self.padding[3]
        for zoom, gap in FITS:
            needs = [row.needs(width, zoom) for row in self._rows]
            if sum(needs) + max(0, len(needs) - 1) * t.dp(gap) <= room:
                self._show(self._rows, zoom, gap, 1)
                return
        pages = list(_pages(self._rows, needs, room - t.dp(TURN), t.dp(FITS[-1][1])))
        self._show(pages[self._page % len(pages)], *FITS[-1], len(pages))

    def _show(self, rows: list[LeafRow], zoom: float, gap: float, pages: int) -> None:
        self.zoom, self.gap, self.paged = zoom, t.dp(gap), pages > 1
        place = self.ids.rows
        if list(reversed(place.children)) != rows:
            place.clear_widgets()
            for row in rows:
                place.add_widget(row)
        self.text = f"{self._page % pages + 1} / {pages}"
        self.ids.more.show(self._more if pages > 1 else None)


def _pages(rows: list[LeafRow], needs: list[float], room: float, gap: float) -> Iterator[list[LeafRow]]:
    """Yield the rows that go together on a page of ``room`` pixels, at least one."""
    page: list[LeafRow] = []
    held = 0.0
    for row, high in zip(rows, needs, strict=True):
        if page and held + high > room:
            yield page
            page, held = [], 0.0
        page.append(row)
        held += high + gap
    yield page


def _filled(view: ItemView, row: Callable[[type[LeafRow]], Any]) -> Iterator[LeafRow]:
    """Yield the rows of the leaf that ``view`` opens, each from ``row`` by its kind."""
    for paper in view.papers:
        one = row(PaperRow)
        one.show(paper)
        yield one
    for stage in view.stages:
        one = row(StageRow)
        one.show(stage)
        one.last = stage is view.stages[-1]
        yield one
    for heading, lines in zip(view.headings, (view.conditions, view.basis), strict=True):
        for kind, text in ((PartHeading, heading), *((Line, line) for line in lines)) if lines else ():
            one = row(kind)
            one.text = text
            yield one
