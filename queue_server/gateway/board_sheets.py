"""What a board in a browser is told: its sheet and its timetable, made by what TV boards go by."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from boards.board import BoardView, board_view
from boards.layout import LAYOUTS, boxes, in_dp, rows
from boards.rest import dark
from boards.sheet import Place, sheet
from boards.words import words_in
from config.calendar import Calendar
from config.design.tokens import tokens
from config.settings import Board, Site
from programme.days import works_of
from programme.plan import Plan, Screen
from programme.timetable import timetable
from queue_server.engine.ports import Clock
from wire.board import BoardIs, TimetableIs, WatchBoard
from wire.codec import encode
from wire.mirror import Mirror

DARK_DAYS: Final = 3
LEAST, MOST = 64, 16384
"""Pixels of a side of a glass."""


class NoSuchBoard(ValueError):
    """The site has no such board, hall, layout or glass; the text says what there is."""


class BoardSheets:
    """Makes what boards of ``site`` are told, as of the server's time."""

    def __init__(self, site: Site, calendar: Calendar, clock: Clock) -> None:
        self._site = site
        self._calendar = calendar
        self._clock = clock
        self._zone = ZoneInfo(site.timezone)
        self._works = works_of(calendar)
        self._highlight = timedelta(seconds=float(tokens().motion["call-highlight"]))

    def board(self, asked: WatchBoard) -> Board:
        """Return the board asked for: of a hall, the first one that hangs in it. Raises NoSuchBoard."""
        if not (LEAST <= asked.wide <= MOST and LEAST <= asked.high <= MOST):
            raise NoSuchBoard(f"no glass of {asked.wide} × {asked.high} pixels; expected {LEAST} to {MOST}")
        found = self._named(asked.board)
        if asked.layout:
            if asked.layout not in LAYOUTS:
                raise NoSuchBoard(f"no layout {asked.layout!r}; expected one of: {', '.join(LAYOUTS)}")
            found = replace(found, layout=asked.layout, zones=())
        return replace(found, language=asked.language) if asked.language else found

    def _named(self, name: str) -> Board:
        site = self._site
        halls = {hall.id for hall in site.halls}
        there = [board for board in site.boards if name == board.id]
        there += [board for board in site.boards if name == board.hall]
        if there:
            return there[0]
        if name in halls:
            return Board(id=name, hall=name)
        known = ", ".join([*(board.id for board in site.boards), *sorted(halls)])
        raise NoSuchBoard(f"no board or hall {name!r} at this site; expected one of: {known}")

    def sheet(self, asked: WatchBoard, mirror: Mirror, plan: Plan | None) -> str:
        """Return the message that tells the board all it shows."""
        board = self.board(asked)
        glass = (asked.wide, asked.high)
        zones = boxes(board, asked.high > asked.wide)
        calls = in_dp(zones["calls"], glass)

        def view_at(moment: datetime) -> BoardView:
            view = board_view(
                mirror, board.hall, moment, rows=rows(*calls), highlight=self._highlight, turned=board.turned
            )
            return view if plan is None else replace(view, ticker=plan.ticker, ticker_en=plan.ticker_en)

        now = self.now()
        place = Place(
            board=board.id,
            hall=board.hall,
            zones=zones,
            calls=calls,
            waiting=in_dp(zones["waiting"], glass) if "waiting" in zones else (0.0, 0.0),
            hours=self._site.hours,
            timezone=self._site.timezone,
        )
        made = sheet(
            mirror,
            view_at,
            now,
            place,
            words_in(board.language),
            highlight=self._highlight,
            dark=[(since.timestamp(), until.timestamp()) for since, until in self._nights(board, now)],
        )
        return _told(BoardIs(body=msgspec.Raw(msgspec.json.encode(made))))

    def _nights(self, board: Board, now: datetime) -> list[tuple[datetime, datetime]]:
        return list(dark(self._site, self._calendar, board.rest_minutes, now, DARK_DAYS))

    def timetable(self, board: Board, plan: Plan) -> str:
        """Return the message that tells a board what it shows in the place of its programme."""
        made = timetable(plan, Screen(board.id, board.hall), self.now(), self._works)
        return _told(TimetableIs(body=msgspec.Raw(msgspec.json.encode(made))))

    def now(self) -> datetime:
        """Return the time, in the time of the site."""
        return self._clock().astimezone(self._zone)


def _told(message: BoardIs | TimetableIs) -> str:
    return encode(message).decode()
