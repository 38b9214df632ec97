"""The programme of the site at work: what is written, what is uploaded, and what the screens are told.

Nothing is told to a screen before it is kept.
"""

from collections.abc import AsyncIterator, Callable
from hashlib import sha256
from http import HTTPStatus
from typing import Final

import msgspec
from msgspec.structs import replace

from config.check_programme import check_programme
from config.load import Loaded
from config.problem import Problem
from config.programme import Programme
from programme.notice import LIFE, Deed, Notice
from programme.plan import Item, Plan, Screen
from programme.resolve import Medium, plan_of
from queue_server.engine.ports import Clock
from queue_server.gateway.hub import Hub
from queue_server.gateway.media_shelf import MediaShelf
from queue_server.gateway.notices import Notices
from queue_server.gateway.problems import ProblemError
from queue_server.gateway.programme_ports import Programmes
from wire.codec import encode
from wire.programme import ProgrammeIs

IDENT_SECONDS: Final = 30.0


class ProgrammeDesk:
    """One for all requests; :meth:`begin` takes up what was kept; ``told`` hears of every plan."""

    def __init__(
        self,
        loaded: Loaded,
        kept: Programmes,
        shelf: MediaShelf,
        hub: Hub,
        clock: Clock,
        *,
        told: Callable[[Plan], None],
    ) -> None:
        site = loaded.site
        self.kept = kept
        self.shelf = shelf
        self.clock = clock
        self.site = site
        self.written = loaded.programme
        self.over_file = False
        self.notices: dict[str, Notice] = {}
        self.uploaded: dict[str, Medium] = {}
        self.ident = Item(
            id="ident",
            kind="notice",
            seconds=IDENT_SECONDS,
            name=site.name,
            title=site.name,
            title_en=site.name_en,
        )
        self.plan = Plan(ident=self.ident, ticker=site.ticker, ticker_en=site.ticker_en)
        self._own: dict[str, Medium] = {}
        self._screens = {board.id: board.hall for board in site.boards}
        self._screens |= {kiosk.id: kiosk.hall for kiosk in site.kiosks}
        self._file = loaded.programme
        self._hub = hub
        self._told = told

    async def begin(self) -> None:
        """Take up what was kept and tell the screens. Raises StoreFailed."""
        self.notices = {notice.id: notice for notice in await self.kept.notices()}
        self.uploaded = {medium.name: medium for medium in await self.kept.media()}
        over = await self.kept.programme()
        self.over_file, self.written = over is not None, over or self._file
        named = frozenset(entry.media for one in self._file.playlists for entry in one.entries)
        self._own = {medium.name: medium for medium in await self.shelf.own(named)}
        self.tell()

    @property
    def media(self) -> dict[str, Medium]:
        """All media by name; an uploaded one wins over the county's of that name."""
        return {**self._own, **self.uploaded}

    def tell(self) -> None:
        """Tell all screens what they are to show from now on."""
        plan = plan_of(self.written, self.media, list(self.notices.values()), self.ident)
        site = self.site
        plan = replace(plan, ticker=site.ticker + plan.ticker, ticker_en=site.ticker_en + plan.ticker_en)
        body = msgspec.json.encode(plan)
        told = ProgrammeIs(version=sha256(body).hexdigest(), body=msgspec.Raw(body))
        self.plan = plan
        self._hub.show(encode(told).decode(), Notices(plan.ticker, plan.ticker_en))
        self._told(plan)

    async def write(self, programme: Programme | None) -> None:
        """Take a programme over the one of the file, or go back to that. Raises ProblemError, StoreFailed."""
        if programme is not None:
            problems = list(check_programme("programme", programme, self.site, list(self.media)))
            refuse(problems)
        await self.kept.put_programme(programme)
        self.over_file, self.written = programme is not None, programme or self._file
        self.tell()

    async def keep(self, notice: Notice, by: str) -> Notice:
        """Keep a notice, and tell the screens of it where they show it. Raises ProblemError, StoreFailed."""
        self._check(notice)
        notice = replace(notice, by=by, at=self.clock())
        before = self.notices.get(notice.id)
        await self.kept.put_notice(notice)
        self.notices[notice.id] = notice
        if "published" in (notice.state, before.state if before else ""):
            self.tell()
        return notice

    async def move(self, name: str, deed: Deed, by: str) -> Notice:
        """Publish or withdraw a notice. Raises ProblemError, StoreFailed."""
        notice = self.notice(name)
        state = LIFE.get((notice.state, deed))
        if state is None:
            detail = f"the notice is {notice.state} already"
            raise ProblemError(HTTPStatus.CONFLICT, "notice_state", detail, field="state", value=notice.state)
        return await self.keep(replace(notice, state=state), by)

    def notice(self, name: str) -> Notice:
        """Return a notice. Raises ProblemError 404."""
        found = self.notices.get(name)
        if found is None:
            raise missing("unknown_notice", "no such notice", "notice", name)
        return found

    async def take(self, name: str, chunks: AsyncIterator[bytes], mark: str) -> Medium:
        """Keep an upload and show it where the programme names it. Raises ProblemError, StoreFailed."""
        medium = await self.shelf.receive(name, chunks, mark)
        await self.kept.put_medium(medium)
        before = self.uploaded.get(name)
        self.uploaded[name] = medium
        self.tell()
        await self._clear(before)
        return medium

    async def drop(self, name: str) -> None:
        """Forget an upload that no playlist names. Raises ProblemError, StoreFailed."""
        if name not in self.uploaded:
            raise missing("unknown_media", "no such upload", "name", name)
        if name in {entry.media for one in self.written.playlists for entry in one.entries}:
            more = {"field": "name", "value": name, "expected": "a file that no playlist names"}
            raise ProblemError(HTTPStatus.CONFLICT, "media_in_use", "a playlist shows it", **more)
        await self.kept.drop_medium(name)
        await self._clear(self.uploaded.pop(name))

    async def _clear(self, gone: Medium | None) -> None:
        """Remove the file of a medium that nothing names any more."""
        if gone is not None and gone.hash not in {medium.hash for medium in self.media.values()}:
            await self.shelf.drop(gone.hash)

    def screen(self, name: str) -> Screen:
        """Return a board or kiosk. Raises ProblemError 404."""
        hall = self._screens.get(name)
        if hall is None:
            raise missing("unknown_screen", "no such board or kiosk at this site", "screen", name)
        return Screen(name, hall)

    def _check(self, notice: Notice) -> None:
        halls = {hall.id for hall in self.site.halls}
        problems = [
            Problem("notice", "halls", hall, "a hall of this site")
            for hall in notice.halls
            if hall not in halls
        ]
        problems += [
            Problem("notice", "screens", one, "a board or kiosk")
            for one in notice.screens
            if one not in self._screens
        ]
        if not (notice.title or notice.text):
            problems.append(Problem("notice", "title", "nothing", "a title or a text"))
        if notice.since and notice.until and notice.until <= notice.since:
            problems.append(Problem("notice", "until", str(notice.until), f"a moment after {notice.since}"))
        refuse(problems)


def refuse(problems: list[Problem]) -> None:
    """Raise ProblemError 422 with all that is wrong, the first of it by field."""
    if problems:
        first, detail = problems[0], "; ".join(str(problem) for problem in problems)
        more = {"field": first.key, "value": first.value, "expected": first.expected}
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "bad_programme", detail, **more)


def missing(code: str, detail: str, field: str, value: str) -> ProblemError:
    """Return 404 for what a path names and is not there."""
    return ProblemError(HTTPStatus.NOT_FOUND, code, detail, field=field, value=value)
