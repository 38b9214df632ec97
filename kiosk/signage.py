"""The programme on a kiosk 节目: what the server says of it, and its player once the glass stands.

The player is made a moment after the start: a citizen's first touch does not
wait for picture libraries.
"""

import argparse
import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from config.settings import Server
from kiosk.options import server_url
from kiosk.place import Standing
from wire.programme import ProgrammeIs

if TYPE_CHECKING:
    from programme.post import Post

AFTER: Final = 2.0
"""Seconds after the start in which only the kiosk itself is made ready."""
IDENT: Final = "ident"


class Signage:
    """Hears the programme for the kiosk that ``stands``; ``post`` is None until :meth:`run` has made it.

    ``ahead`` returns how far the server's clock is before this machine's, in seconds.
    """

    def __init__(self, stands: Standing, folder: Path, ahead: Callable[[], float]) -> None:
        self.post: Post | None = None
        self._stands = stands
        self._folder = folder / "programme"
        self._ahead = ahead
        self._told: ProgrammeIs | None = None

    def now(self) -> datetime:
        """Return the server's time, in the time of the site."""
        return datetime.fromtimestamp(time.time() + self._ahead(), ZoneInfo(self._stands.site.timezone))

    def hear(self, told: object) -> None:
        """Take in what the server says, if it is of the programme."""
        if isinstance(told, ProgrammeIs):
            self._told = told
            if self.post is not None:
                self.post.news(told)

    async def run(self, asked: argparse.Namespace) -> None:
        """Play until cancelled; without a glass there is nothing to play on."""
        if asked.no_screen:
            return
        await asyncio.sleep(AFTER)
        self.post = post = await asyncio.to_thread(self._made, asked, self._stands.site.server)
        if self._told is not None:
            post.news(self._told)
        await post.run()

    def _made(self, asked: argparse.Namespace, server: Server) -> "Post":
        from config.calendar import load_calendar
        from programme.asking import Asking
        from programme.days import works_of
        from programme.plan import Item, Screen
        from programme.post import Post

        site, kiosk = self._stands
        ident = Item(id=IDENT, kind="notice", seconds=3600, name=site.name, title=site.name)
        return Post(
            Screen(kiosk.id, kiosk.hall),
            self._folder,
            Asking(server_url(asked.server, server), asked.token),
            works=works_of(load_calendar()),
            ident=ident,
            ground="light",
        )
