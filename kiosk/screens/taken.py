"""The number, the way to its windows, and how its slip is, arranged for each glass and mode."""

from typing import Any

from kivy.graphics import Color, Ellipse
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from faces import theme as t
from faces.card import Card
from kiosk.screens.choices import Primary, Quiet
from kiosk.screens.floor import FloorPicture
from kiosk.screens.parts import FactBox, Grid
from kiosk.views import TakenView

PLAN = 104.0
"""The least height in dp of a plan that shows a way."""

HIGHER, LOWER = 250.0, 124.0
"""How high the plan is on an upright glass in dp, and where all is larger: the number stays huge."""


class Figure(FactBox):
    """A fact on the ticket: no frame of its own."""


class Perforation(Widget):
    """A row of dots, where a paper ticket is torn."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.bind(pos=self._draw, size=self._draw)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        dot, along = t.dp(4), max(self.size)
        lying = self.width > self.height
        with self.canvas:
            Color(*t.rgba("line"))
            for number in range(int(along / (dot * 3))):
                far = number * dot * 3
                x, y = (self.x + far, self.y) if lying else (self.x, self.y + far)
                Ellipse(pos=(x, y), size=(dot, dot), segments=16)


class Piece(BoxLayout):
    """A piece of the screen; ``tight`` where there is little room."""

    tight = BooleanProperty(False)

    def show(self, **words: str) -> None:
        """Show ``words`` by the names of its properties."""
        for name, value in words.items():
            setattr(self, name, value)


class TakenTitle(Piece):
    """What happened, and how long the screen stays."""

    title, left = StringProperty(""), StringProperty("")
    icon, tone = StringProperty("print"), StringProperty("calm")


class Number(Piece):
    """The number, huge."""

    caption, number, item = StringProperty(""), StringProperty(""), StringProperty("")


class WayThere(Piece):
    """An arrow, and where to go."""

    arrow, way, windows = StringProperty("place"), StringProperty(""), StringProperty("")


class Slip(Card):
    """How the paper slip is."""

    tight = BooleanProperty(False)
    words, icon, tone = StringProperty(""), StringProperty("print"), StringProperty("calm")


class Code(Piece):
    """What stands in for paper."""

    payload, words = StringProperty(""), StringProperty("")


class Ends(Piece):
    """What can be done now; the end is nearest to the hand."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.another, self.done = Quiet(size_hint_x=0.8), Primary()
        for choice in (self.done, self.another) if t.left() else (self.another, self.done):
            self.add_widget(choice)


class TicketCard(Card):
    """The ticket on glass."""

    tight = BooleanProperty(False)


class TakenScreen(BoxLayout):
    """A ticket on glass, and what to do with it."""

    tight = BooleanProperty(False)

    def __init__(self, **given: Any) -> None:
        tight = t.low() or t.theme().zoom > 1.0
        super().__init__(orientation="vertical", tight=tight, **given)
        self.title, self.number, self.there = (kind(tight=tight) for kind in (TakenTitle, Number, WayThere))
        self.slip, self.code, self.ends = (kind(tight=tight) for kind in (Slip, Code, Ends))
        self.facts = Grid(cols=2, size_hint_y=None, height=t.dp(76 if tight else 92))
        self.plan = FloorPicture(least=PLAN)
        self.card = TicketCard(tight=tight)
        self.high: Any = None
        self._paperless: bool | None = None

    def show(self, view: TakenView) -> None:
        """Show ``view``."""
        way = "  ".join(part for part in (view.way, view.hall) if part)
        self.title.show(title=view.title, left=view.left, icon=view.slip_icon, tone=view.slip_tone)
        self.number.show(caption=view.caption, number=view.number, item=view.item)
        self.there.show(arrow=view.arrow, way=way, windows=view.windows)
        self.slip.words, self.slip.icon, self.slip.tone = view.slip, view.slip_icon, view.slip_tone
        self.code.show(payload=view.qr, words=view.qr_hint if view.qr else "")
        self.facts.fill_with(Figure, view.facts)
        self.plan.show(view.floor)
        self.ends.done.show(view.done)
        self.ends.another.show(view.another)
        self._arrange(bool(view.qr))

    def _arrange(self, paperless: bool) -> None:
        if self._paperless is paperless:
            return
        self._paperless = paperless
        for box in (self.card, self):
            for part in box.children[:]:
                if isinstance(part, Together):
                    part.clear_widgets()
            box.clear_widgets()
        lying = not t.portrait()
        self.card.orientation = "horizontal" if lying else "vertical"
        for piece in self._ticket(paperless):
            self.card.add_widget(piece)
        for piece in self._whole(paperless):
            self.add_widget(piece)

    def _ticket(self, paperless: bool) -> list[Any]:
        if t.portrait():
            top = (
                Together(self.number, self.code, way="horizontal")
                if paperless and self.tight
                else self.number
            )
            self.code.size_hint = (0.9, 1) if self.tight else (1, None)
            self.plan.size_hint_y, self.plan.height = None, t.dp(LOWER if self.tight else HIGHER)
            plan = [] if t.low() or paperless else [self.plan]
            return [top, Perforation(size_hint=(1, None), height=t.dp(4)), self.there, *plan, self.facts]
        side = Together(self.there, self.plan, self.facts)
        self.code.size_hint = (None, 1) if not self.tight else (0.8, 1)
        self.code.width = t.dp(220)
        split = Perforation(size_hint=(None, 1), width=t.dp(4))
        return [self.number, split, side, *([self.code] if paperless else [])]

    def _whole(self, paperless: bool) -> list[Any]:
        below = [self.slip, self.ends]
        if t.low() and t.portrait():
            self.high = self.card
            return [self.title, self.plan, *below]
        if t.low():
            self.high = self.title
            return [self.card, *below]
        if self.tight and not t.portrait():
            return [self.card, *below]
        code = [self.code] if paperless and t.portrait() and not self.tight else []
        self.code.height = t.dp(200)
        return [self.title, self.card, *code, *below]


class Together(BoxLayout):
    """Pieces that stand together."""

    def __init__(self, *pieces: Any, way: str = "vertical") -> None:
        super().__init__(orientation=way, spacing=t.dp(8))
        for piece in pieces:
            self.add_widget(piece)
