"""What the server tells the kiosk, taken into the world: plan, queues, catalogue, clock."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from hashlib import sha256
from typing import Any

import msgspec

from config.catalogue import Catalogue
from kiosk.cache import Cache
from kiosk.catalogue import Shelves
from kiosk.ports import Server
from kiosk.world import World
from wire.catalogue import CatalogueChanged, CatalogueIs
from wire.hello import Rejected, Welcome
from wire.live import Change, Snapshot
from wire.mirror import Mirror
from wire.session import Told

log = logging.getLogger(__name__)


class News:
    """Hears for ``world``; ``version`` is that of the catalogue in use.

    A new catalogue waits in ``fresh`` until nobody stands in the middle of the
    old one; :meth:`renew` puts it in use. ``ahead`` is how far the server's
    clock is before this machine's, in seconds.
    """

    def __init__(self, world: World, cache: Cache, version: str) -> None:
        self.world = world
        self.server: Server | None = None
        self.changed: Callable[[], None] = lambda: None
        self.ahead = 0.0
        self._cache = cache
        self._version = version
        self._mirror = Mirror(plan=world.plan)
        self._fresh: Shelves | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def hear(self, told: Told, now: float) -> None:
        """Take in one piece of news; ``now`` is this machine's clock, seconds since 1970."""
        match told:
            case Welcome():
                self.ahead = told.now - now
                self.world.person_key = bytes.fromhex(told.person_key)
                self.world.public_url = told.public_url or self.world.public_url
                self._want(told.catalogue)
            case Snapshot() | Change():
                self._mirror.take(told)
                self.world.queues, self.world.quotas = self._mirror.queues, self._mirror.quotas
                helps = self._mirror.helps.values()
                self.world.help = next((one for one in helps if one.kiosk == self.world.kiosk), None)
                self.world.ticker, self.world.ticker_en = self._mirror.ticker, self._mirror.ticker_en
                if isinstance(told, Snapshot) and told.plan != self.world.plan:
                    self.world.plan = told.plan
                    self._in_background(asyncio.to_thread(self._cache.keep_plan, told.plan))
            case CatalogueIs():
                self._in_background(self._take(told))
            case CatalogueChanged():
                self._want(told.version)
            case Rejected():
                log.error("server_refuses", extra={"code": told.code, "detail": told.detail})
        self.changed()

    def renew(self) -> bool:
        """Put a newer catalogue in use, if there is one."""
        if self._fresh is None:
            return False
        self.world.shelves, self._fresh = self._fresh, None
        return True

    async def close(self) -> None:
        """Finish what is being kept."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _want(self, version: str) -> None:
        if version != self._version and self.server is not None:
            self.server.ask_for_catalogue()

    async def _take(self, told: CatalogueIs) -> None:
        body = bytes(told.body)
        try:
            catalogue = await asyncio.to_thread(_checked, body, told.version)
        except (msgspec.MsgspecError, OtherBody):
            log.exception("bad_catalogue", extra={"version": told.version})
            return
        fresh = Shelves(catalogue)
        await asyncio.to_thread(lambda: fresh.index)
        self._fresh = fresh
        self._version = told.version
        self.changed()
        await asyncio.to_thread(self._cache.keep_catalogue, body)

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(_logged(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


class OtherBody(ValueError):
    """A catalogue that is not the one its version names."""


def _checked(body: bytes, version: str) -> Catalogue:
    """Return the catalogue in ``body``. Raises OtherBody, MsgspecError."""
    found = sha256(body).hexdigest()
    if found != version:
        raise OtherBody(f"its hash is {found}, expected {version}")
    return msgspec.json.decode(body, type=Catalogue)


async def _logged(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except OSError:
        log.exception("not_kept")
