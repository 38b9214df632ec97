"""A player at its post: the plan it was told and keeps, its media, its journal, and what it tells the server.

Everything on disk is in one folder, so that a player that is started without
its server goes on with the programme where it stands.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Final

import msgspec

from faces.film import Picture
from programme.asking import FAILURES, Asking
from programme.journal import Journal
from programme.look import Ground, Size
from programme.plan import Item, Plan, Screen, media_of
from programme.play import Play, Plays
from programme.player import Player
from programme.schedule import Works
from programme.shelf import NotFetched, Shelf
from programme.slide import Slide, opened
from wire.programme import ProgrammeIs

log = logging.getLogger(__name__)
TELL_EVERY: Final = 5.0
AGAIN: Final = 10.0
"""Seconds after which a file that did not come is asked for again."""
AT_ONCE: Final = 200
PLAN: Final = "plan.json"
MEDIA: Final = "media"
PLAYS: Final = "/api/v1/plays"
OK: Final = 200
SMALLEST: Final[Size] = (64, 64)


class Post:
    """The player of ``screen`` in ``folder``; ``ident`` is shown while there is no plan.

    Its owner sets ``size`` (the pixels of the place it plays in) and ``whole``
    (those of all the glass, for what is urgent), calls :meth:`tick` and draws.
    ``told`` is whether the plan came from the server in this run.
    """

    def __init__(
        self,
        screen: Screen,
        folder: Path,
        asking: Asking,
        *,
        works: Works,
        ident: Item,
        ground: Ground = "dark",
    ) -> None:
        self.size: Size = SMALLEST
        self.whole: Size = SMALLEST
        self.plan = Plan(ident=ident)
        self.told = False
        self._screen = screen
        self._folder = folder
        self._asking = asking
        self._ground = ground
        self._shelf = Shelf(folder / MEDIA)
        self._journal = Journal(folder / "plays")
        self._wanted = asyncio.Event()
        self._came = asyncio.Event()
        self._unkept = b""
        self._player = Player(
            screen,
            works,
            self._journal,
            open_slide=self._open,
            without=self._without,
            seconds=monotonic,
        )
        self._take(kept_plan(folder) or self.plan)

    @property
    def item(self) -> Item | None:
        """What is on the glass."""
        return self._player.item

    @property
    def play(self) -> tuple[str, int] | None:
        """The journal's name and the number of the play that is on."""
        number = self._player.number
        return None if number is None else (self._journal.name, number)

    @property
    def urgent(self) -> bool:
        """Whether what is on the glass comes before all else, and has all of it."""
        return self.item is not None and self.item.urgent

    @property
    def hides(self) -> Callable[[Item], bool]:
        """What tells which items this glass has no place for now: then nothing is shown, and nothing told."""
        return self._player.hides

    @hides.setter
    def hides(self, tells: Callable[[Item], bool]) -> None:
        self._player.hides = tells

    @property
    def waits(self) -> bool:
        """Whether what is due is not on the glass yet."""
        return self._player.waits

    @property
    def moves(self) -> bool:
        """Whether every frame counts."""
        return self._player.moves

    def tick(self, now: datetime) -> Picture | None:
        """Return what is to be drawn at ``now`` (aware, in the site's time), None when nothing changes."""
        return self._player.tick(now)

    def news(self, told: object) -> None:
        """Take in a plan, if that is what was told."""
        if not isinstance(told, ProgrammeIs):
            return
        body = bytes(told.body)
        try:
            plan = msgspec.json.decode(body, type=Plan)
        except msgspec.MsgspecError as error:
            log.error("bad_programme", extra={"why": str(error)})
            return
        self.told = True
        self._take(plan)
        self._unkept = body
        self._came.set()

    async def run(self) -> None:
        """Fetch and tell until cancelled; then close in good order."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._fetching())
                group.create_task(self._telling())
                group.create_task(self._keeping())
        finally:
            self._player.close()
            self._journal.close()

    def _take(self, plan: Plan) -> None:
        self.plan = plan
        self._player.take(plan)
        self._wanted.set()

    def _open(self, item: Item) -> Slide:
        size = self.whole if item.urgent else self.size
        return opened(item, self._shelf.path(item.media), size, self._ground)

    def _without(self, plan: Plan) -> frozenset[str]:
        return frozenset(media_of(plan)) - self._shelf.here

    async def _keeping(self) -> None:
        """Keep the newest plan, one after the other."""
        while True:
            await self._came.wait()
            self._came.clear()
            await asyncio.to_thread(_keep, self._folder / PLAN, self._unkept)

    async def _fetching(self) -> None:
        if await asyncio.to_thread(self._shelf.check):
            self._player.look_again()
        while True:
            self._wanted.clear()
            missing = [digest for digest in media_of(self.plan) if digest not in self._shelf.here]
            came = [await self._fetch(digest) for digest in missing]
            if all(came):
                await asyncio.to_thread(self._shelf.keep_only, media_of(self.plan))
            try:
                await asyncio.wait_for(self._wanted.wait(), None if all(came) else AGAIN)
            except TimeoutError:
                continue

    async def _fetch(self, digest: str) -> bool:
        try:
            await asyncio.to_thread(self._shelf.fetch, digest, self._asking)
        except NotFetched as error:
            log.warning("media_not_fetched", extra={"hash": digest, "why": str(error)})
            return False
        self._player.look_again()
        return True

    async def _telling(self) -> None:
        while True:
            await asyncio.sleep(TELL_EVERY)
            await self.tell()

    async def tell(self) -> bool:
        """Tell the server of all plays that are over; False when it does not take them now, and they wait."""
        while plays := self._journal.waiting(AT_ONCE):
            if not await asyncio.to_thread(self._told, plays):
                return False
            self._journal.told(plays)
        return True

    def _told(self, plays: tuple[Play, ...]) -> bool:
        told = Plays(player=self._screen.id, journal=self._journal.name, plays=plays)
        try:
            self._journal.sync()
            return self._asking.post(PLAYS, msgspec.json.encode(told)) == OK
        except FAILURES as error:
            log.info("plays_not_told", extra={"why": str(error)})
            return False


def kept_plan(folder: Path) -> Plan | None:
    """Return the plan that the player in ``folder`` was told last, None when there is none to be read."""
    try:
        return msgspec.json.decode((folder / PLAN).read_bytes(), type=Plan)
    except (OSError, msgspec.MsgspecError):
        return None


def _keep(path: Path, body: bytes) -> None:
    draft = path.with_suffix(".new")
    try:
        draft.write_bytes(body)
        draft.replace(path)
    except OSError as error:
        log.warning("programme_not_kept", extra={"why": str(error)})
