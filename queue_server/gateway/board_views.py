"""Who watches which board in a browser, and telling them when something of it changes.

A hall that somebody watches has a mirror here, told as a TV board is told. News
is gathered for a moment, so that a rush of calls costs the writer little.
"""

import asyncio
from collections.abc import Iterable
from typing import Final

from programme.plan import Plan
from queue_server.engine.published import Published
from queue_server.gateway.board_sheets import BoardSheets
from queue_server.gateway.member import Member
from queue_server.gateway.notices import Notices
from queue_server.gateway.rooms import Rooms
from wire.board import WatchBoard
from wire.live import Change
from wire.mirror import Mirror

GATHER: Final = 0.1
"""Seconds in which news is gathered after some was told."""
ANEW: Final = 300
"""Ticks after which everybody is told anew, so that what is foreseen never runs out."""


class BoardViews:
    """One for all boards in browsers; ``tick`` is called once a second."""

    def __init__(self, rooms: Rooms, published: Published, sheets: BoardSheets, notices: Notices) -> None:
        self._rooms = rooms
        self._published = published
        self._sheets = sheets
        self._notices = notices
        self._plan: Plan | None = None
        self._watched: dict[WatchBoard, dict[Member, None]] = {}
        self._mirrors: dict[str, Mirror] = {}
        self._stale: set[str] = set()
        self._gathering: asyncio.TimerHandle | None = None
        self._ticks = 0

    def watch(self, member: Member, asked: WatchBoard) -> None:
        """Tell the member what that board shows, and keep it told. Raises NoSuchBoard."""
        hall = self._sheets.board(asked).hall
        self.leave(member)
        if hall not in self._mirrors:
            self._mirrors[hall] = self._mirror(hall)
        self._watched.setdefault(asked, {})[member] = None
        self._tell([asked], (member,))
        self._tell_programme([asked], (member,))

    def leave(self, member: Member) -> None:
        """Forget a member, and a hall that nobody watches any more."""
        for asked, members in list(self._watched.items()):
            members.pop(member, None)
            if not members:
                del self._watched[asked]
        for hall in self._mirrors.keys() - set(map(self._hall, self._watched)):
            del self._mirrors[hall]
            self._stale.discard(hall)

    def publish(self, change: Change) -> None:
        """Take news of the halls that are watched."""
        for hall, mirror in self._mirrors.items():
            part = self._rooms.part(change, (f"hall:{hall}",), ())
            if part is not None:
                mirror.take(part)
                self._stale.add(hall)
        self._soon()

    def show(self, plan: Plan) -> None:
        """Tell all boards at once what they are to show from now on."""
        self._plan = plan
        self._tell_programme(list(self._watched))
        self._stale.update(self._mirrors)
        self._soon()

    def tick(self) -> None:
        """A second has passed."""
        self._ticks += 1
        if self._ticks % ANEW == 0 and self._plan is not None:
            self.show(self._plan)

    def _soon(self) -> None:
        """Tell what is new at once, unless some was told a moment ago: then after that moment."""
        if self._stale and self._gathering is None:
            stale = [asked for asked in self._watched if self._hall(asked) in self._stale]
            self._stale.clear()
            self._tell(stale)
            self._gathering = asyncio.get_running_loop().call_later(GATHER, self._gathered)

    def _gathered(self) -> None:
        self._gathering = None
        self._soon()

    def _tell(self, boards: Iterable[WatchBoard], members: Iterable[Member] = ()) -> None:
        for asked in boards:
            text = self._sheets.sheet(asked, self._mirrors[self._hall(asked)], self._plan)
            for member in members or tuple(self._watched[asked]):
                member.push(text)

    def _tell_programme(self, boards: Iterable[WatchBoard], members: Iterable[Member] = ()) -> None:
        if self._plan is None:
            return
        for asked in boards:
            text = self._sheets.timetable(self._sheets.board(asked), self._plan)
            for member in members or tuple(self._watched[asked]):
                member.push(text)

    def _hall(self, asked: WatchBoard) -> str:
        return self._sheets.board(asked).hall

    def _mirror(self, hall: str) -> Mirror:
        mirror = Mirror()
        mirror.take(self._rooms.snapshot(self._published, (f"hall:{hall}",), (), self._notices))
        return mirror
