"""The staff sign: portrait, name, post and badge; the ticket now, duties, promises, the rating of the day."""

from pathlib import Path
from typing import Any, Final

from kivy.graphics import Color, Ellipse, RoundedRectangle
from kivy.properties import StringProperty
from kivy.uix.image import Image
from kivy.uix.widget import Widget

from boards.seat_said import Said
from display.screens.seat_head import EDGE, SeatHead, Sheet, Strip, put, tint_of
from display.screens.typeline import Typeline
from faces import theme as t
from faces.text import Text

FOOT: Final = 54.0
GAP: Final = 14.0
BULLET: Final = "· "


class Figure(Widget):
    """Who is not portrayed: head and shoulders, without a face."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("pos", "size"):
            self.fbind(name, self._draw)

    def _draw(self, *_: object) -> None:
        side = min(self.width, self.height)
        self.canvas.clear()
        with self.canvas:
            Color(*t.rgba("line"))
            Ellipse(pos=(self.center_x - side * 0.19, self.y + side * 0.48), size=(side * 0.38, side * 0.42))
            RoundedRectangle(
                pos=(self.center_x - side * 0.36, self.y),
                size=(side * 0.72, side * 0.42),
                radius=[side * 0.2] * 2 + [0] * 2,
            )


class Lines(Sheet):
    """A heading and some lines below it."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._title = Text(role="body", tint="ink-soft", lines=1)
        self._rows: list[Text] = []
        self.add_widget(self._title)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, title: str, lines: tuple[str, ...]) -> None:
        """Show ``lines``; without any, nothing."""
        self.opacity = 1 if lines else 0
        self._title.words = title
        while len(self._rows) < len(lines):
            self._rows.append(Text(role="lead", lines=2, floor=13, leading=1.15))
            self.add_widget(self._rows[-1])
        for at, row in enumerate(self._rows):
            row.words = f"{BULLET}{lines[at]}" if at < len(lines) else ""
        self._arrange()

    def _arrange(self, *_: object) -> None:
        inner, title = t.dp(20), t.dp(38)
        put(self._title, self.x + inner, self.top - title - t.dp(4), self.width - 2 * inner, title)
        shown = [row for row in self._rows if row.words]
        high = min((self.height - title - t.dp(14)) / max(len(shown), 1), t.dp(66))
        for at, row in enumerate(shown):
            put(row, self.x + inner, self._title.y - (at + 1) * high, self.width - 2 * inner, high)


class SignScreen(Widget):
    """Shows who sits at a window; ``media`` has the portraits, ``number`` is the ticket's on the glass."""

    number = StringProperty("")

    def __init__(self, media: Path, **given: Any) -> None:
        super().__init__(**given)
        self._media = media
        self._head = SeatHead()
        self._person, self._ticket, self._rating = Sheet(), Sheet(), Sheet()
        self._duties, self._promises = Lines(), Lines()
        self._figure, self._photo = Figure(), Image(fit_mode="contain", opacity=0)
        self._name = Text(role="headline", weight="bold", halign="center", lines=1, floor=20)
        self._beside = Text(role="body", tint="ink-soft", halign="center", lines=1, floor=12)
        self._post = Text(role="lead", halign="center", lines=1, floor=14)
        self._badge = Text(role="body", tint="ink-soft", halign="center", lines=1, floor=12)
        self._ticket_of = Text(role="lead", lines=1, floor=14)
        self._says = Text(role="title", weight="bold", lines=1, floor=16)
        self._large = Typeline(halign="right")
        self._line = Text(role="body", lines=1, floor=12)
        self._rating_of = Text(role="body", tint="ink-soft", halign="center", lines=1, floor=12)
        self._average = Typeline(halign="center", tint="leaf")
        self._rated = Text(role="body", tint="ink-soft", halign="center", lines=1, floor=11)
        self._foot = Strip()
        self._site = Text(role="body", tint="ink-soft", lines=1, floor=11)
        self._phone = Text(role="body", tint="ink-soft", halign="right", lines=1, floor=11)
        for sheet, widgets in (
            (self._person, (self._figure, self._photo, self._name, self._beside, self._post, self._badge)),
            (self._ticket, (self._ticket_of, self._says, self._large, self._line)),
            (self._rating, (self._rating_of, self._average, self._rated)),
            (self._foot, (self._site, self._phone)),
        ):
            for widget in widgets:
                sheet.add_widget(widget)
        for widget in (
            self._person,
            self._ticket,
            self._duties,
            self._promises,
            self._rating,
            self._foot,
            self._head,
        ):
            self.add_widget(widget)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, said: Said) -> None:
        """Show ``said``."""
        self._head.show(said)
        self._show_person(said)
        tint = tint_of(said)
        self._ticket.lit = said.lit
        self.number = said.number
        for widget in (self._ticket_of, self._says, self._large):
            widget.tint = tint
        self._line.tint = tint if said.lit else "ink-soft"
        self._ticket_of.words = said.ticket_of if said.number else ""
        self._says.words, self._line.words = said.says, said.line
        self._large.runs = [(said.number, 96.0)] if said.number else []
        self._site.words, self._phone.words = f"{said.site} {said.hall}", said.phone
        self._arrange()

    def _show_person(self, said: Said) -> None:
        who = said.person
        self._name.words, self._beside.words = (who.name, who.beside) if who else (said.name, said.beside)
        self._post.words, self._badge.words = (who.post, who.badge) if who else ("", "")
        photo = self._media / who.photo if who and who.photo else None
        there = photo is not None and photo.is_file()
        self._photo.source = str(photo) if there else ""
        self._photo.opacity, self._figure.opacity = (1, 0) if there else (0, 1)
        self._duties.show(*((said.duties_of, who.duties) if who else (said.units_of, said.units)))
        self._promises.show(said.promises_of, who.promises if who else ())
        self._rating.opacity = 1 if who else 0
        self._rating_of.words = said.rating_of if who else ""
        self._average.runs = [(who.rating, 64.0)] if who and who.rating else []
        self._rated.words = who.rated if who else ""

    def _arrange(self, *_: object) -> None:
        edge, gap, foot = t.dp(EDGE), t.dp(GAP), t.dp(FOOT)
        head = self._head.high
        put(self._head, self.x, self.top - head, self.width, head)
        put(self._foot, self.x, self.y, self.width, foot)
        put(self._site, self.x + edge, self.y, self.width * 0.62 - edge, foot)
        put(self._phone, self.x + self.width * 0.62, self.y, self.width * 0.38 - edge, foot)
        left, low, top = self.x + gap, self._foot.top + gap, self._head.y - gap
        if t.portrait():
            self._arrange_upright(left, low, self.width - 2 * gap, top - low)
        else:
            self._arrange_lying(left, low, self.width - 2 * gap, top - low)
        self._arrange_person()
        self._arrange_ticket()
        self._arrange_rating()

    def _arrange_lying(self, left: float, low: float, wide: float, high: float) -> None:
        gap, column = t.dp(GAP), t.dp(400)
        other = left + column + gap
        rest = wide - column - gap
        rating, ticket, promises = t.dp(150), t.dp(132), t.dp(196)
        put(self._rating, left, low, column, rating)
        put(self._person, left, low + rating + gap, column, high - rating - gap)
        put(self._ticket, other, low + high - ticket, rest, ticket)
        put(self._promises, other, low, rest, promises)
        put(self._duties, other, low + promises + gap, rest, high - promises - ticket - 2 * gap)

    def _arrange_upright(self, left: float, low: float, wide: float, high: float) -> None:
        gap = t.dp(GAP)
        rating, promises, duties, ticket = t.dp(92), t.dp(200), t.dp(156), t.dp(140)
        y = low
        for sheet, tall in (
            (self._rating, rating),
            (self._promises, promises),
            (self._duties, duties),
            (self._ticket, ticket),
        ):
            put(sheet, left, y, wide, tall)
            y += tall + gap
        put(self._person, left, y, wide, low + high - y)

    def _arrange_person(self) -> None:
        sheet, inner = self._person, t.dp(16)
        y = sheet.y + inner / 2
        for widget, high in ((self._badge, 30), (self._post, 36), (self._beside, 30), (self._name, 58)):
            tall = t.dp(high) if widget.words else 0.0
            put(widget, sheet.x + inner, y, sheet.width - 2 * inner, tall)
            y += tall
        for picture in (self._figure, self._photo):
            put(picture, sheet.x + inner, y + inner / 2, sheet.width - 2 * inner, sheet.top - y - inner * 1.5)

    def _arrange_ticket(self) -> None:
        sheet, inner = self._ticket, t.dp(20)
        wide, line = sheet.width - 2 * inner, t.dp(34) if self._line.words else 0.0
        put(self._line, sheet.x + inner, sheet.y + t.dp(6), wide, line)
        low, high = self._line.top, sheet.top - self._line.top
        share = 0.5 if self.number else 1.0
        put(self._large, sheet.x + inner + wide * 0.5, low, wide * 0.5, high)
        title = high * 0.4 if self._ticket_of.words else 0.0
        put(self._ticket_of, sheet.x + inner, sheet.top - title - t.dp(4), wide * share, title)
        put(self._says, sheet.x + inner, low, wide * share, high - title)
        self._says.zoom = 1.0 if self.number else 1.4

    def _arrange_rating(self) -> None:
        sheet, inner = self._rating, t.dp(14)
        wide = sheet.width - 2 * inner
        if t.portrait():
            if not self._average.runs:
                put(self._rating_of, sheet.x + inner, sheet.y, wide * 0.48, sheet.height)
                put(self._rated, sheet.x + inner + wide * 0.52, sheet.y, wide * 0.48, sheet.height)
                self._rating_of.halign, self._rated.halign = "right", "left"
                return
            self._rating_of.halign = self._rated.halign = "center"
            put(self._rating_of, sheet.x + inner, sheet.y, wide * 0.3, sheet.height)
            put(self._average, sheet.x + inner + wide * 0.3, sheet.y, wide * 0.25, sheet.height)
            put(self._rated, sheet.x + inner + wide * 0.55, sheet.y, wide * 0.45, sheet.height)
            return
        put(self._rating_of, sheet.x + inner, sheet.top - t.dp(40), wide, t.dp(34))
        low = t.dp(8) if self._average.runs else (sheet.height - t.dp(44)) / 2
        put(self._rated, sheet.x + inner, sheet.y + low, wide, t.dp(32))
        put(self._average, sheet.x + inner, self._rated.top, wide, self._rating_of.y - self._rated.top)
