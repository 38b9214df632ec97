"""The composition root: the only file that knows every concrete class, the clock and chance."""

import asyncio
import contextlib
import os
import secrets
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from config.calendar import load_calendar
from config.load import Loaded, load
from queue_server import decoders
from queue_server.aside import Reckoner
from queue_server.engine.engine import Engine
from queue_server.engine.ports import Store
from queue_server.gateway.app import application, rest
from queue_server.gateway.board_sheets import BoardSheets
from queue_server.gateway.board_views import BoardViews
from queue_server.gateway.boards import Boards
from queue_server.gateway.callers import Callers
from queue_server.gateway.catalogue_desk import CatalogueDesk
from queue_server.gateway.desk import Asgi, Desk
from queue_server.gateway.enrolments import Enrolments
from queue_server.gateway.finding import finder
from queue_server.gateway.hub import Hub
from queue_server.gateway.identity import Identity
from queue_server.gateway.media_shelf import MediaShelf
from queue_server.gateway.metrics import Metrics
from queue_server.gateway.notices import Notices
from queue_server.gateway.ports import Accounts as AccountsPort
from queue_server.gateway.ports import Outside, Reckon
from queue_server.gateway.programme_desk import ProgrammeDesk
from queue_server.gateway.rooms import Rooms
from queue_server.gateway.short_way import ShortWay
from queue_server.gateway.socket import Socket
from queue_server.sitehours import SiteHours
from queue_server.siteplan import rules_plan, wire_plan
from queue_server.storage.accounts import Accounts, open_accounts
from queue_server.storage.key import key_file, site_key
from queue_server.storage.opening import held, open_store
from queue_server.storage.place import Place
from queue_server.storage.programmes import Programmes, media_folder, open_programmes
from wire.live import Change

TICK_SECONDS: Final = 1.0


def clock() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


def entropy() -> str:
    """Return a fresh word of 80 random bits."""
    return secrets.token_hex(10)


OUTSIDE = Outside(clock, entropy, lambda: secrets.token_urlsafe(32), asyncio.to_thread)


@contextlib.asynccontextmanager
async def compose(loaded: Loaded, place: Place) -> AsyncIterator[Asgi]:
    """Bring a site's server up around its store, and down again in good order.

    Raises StoreFailed when the store cannot be used, BrokenLog when its log was altered.
    """
    async with contextlib.AsyncExitStack() as opened:
        opened.enter_context(held(place))
        store = await open_store(place)
        opened.push_async_callback(store.close)
        accounts = await open_accounts(place)
        opened.push_async_callback(accounts.close)
        programmes = await open_programmes(place, loaded.site.id)
        opened.push_async_callback(programmes.close)
        outside = replace(OUTSIDE, key=site_key(key_file(place), OUTSIDE.secret))
        kept = Kept(store, accounts, programmes, media_folder(place))
        made, app = await _wired(loaded, kept, outside, Reckoner(loaded, place))
        async with _at_work(made.engine, made.boards, made.views):
            yield app


class Heart(msgspec.Struct, frozen=True):
    """What beats in every server, a simulated one too: the engine, and those who hear and move it."""

    engine: Engine
    boards: Boards
    catalogue: CatalogueDesk
    views: BoardViews
    desk: Desk
    enrolments: Enrolments
    hub: Hub
    metrics: Metrics
    socket: Socket


async def heart(loaded: Loaded, store: Store, accounts: AccountsPort, outside: Outside) -> Heart:
    """Put a site's engine and conversations together, with what the store remembers.

    Raises BrokenLog, StoreFailed.
    """
    plan, site = wire_plan(loaded), loaded.site

    def publish(change: Change) -> None:
        metrics.take(change)
        hub.publish(change)
        views.publish(change)

    engine = Engine(
        rules_plan(loaded),
        store,
        clock=outside.clock,
        entropy=outside.entropy,
        timezone=ZoneInfo(site.timezone),
        hours=SiteHours(site, load_calendar()),
        publish=publish,
    )
    await engine.recover()
    callers = Callers(accounts, outside.clock, trust_loopback=site.server.trust_loopback)
    desk = Desk(engine, plan, loaded, callers)
    rooms, notices = Rooms(plan), Notices(site.ticker, site.ticker_en)
    hub = Hub(rooms, engine.published, outside.entropy(), notices, desk.followed)
    views = BoardViews(rooms, engine.published, BoardSheets(site, load_calendar(), outside.clock), notices)
    boards = Boards(engine, site)
    metrics = Metrics(engine, hub, boards)
    catalogue = CatalogueDesk(
        loaded,
        hub,
        read=lambda: load(loaded.folder, site.id),
        taken=lambda fresh: engine.offer(rules_plan(fresh)),
    )
    enrolments = Enrolments(outside.clock, outside.secret)
    socket = Socket(
        engine,
        hub,
        callers,
        boards,
        finder(engine.published, desk.fresh, desk.followed),
        catalogue=catalogue,
        views=views,
        enrolments=enrolments,
        clock=outside.clock,
        site=site.id,
        public_url=desk.public_url,
        person_key=Identity(outside.key).card_key.hex(),
    )
    return Heart(engine, boards, catalogue, views, desk, enrolments, hub, metrics, socket)


class Kept(msgspec.Struct, frozen=True):
    """What a site keeps: its log, its accounts, and its programme with the uploaded files."""

    store: Store
    accounts: Accounts
    programmes: Programmes
    media: Path


async def _wired(loaded: Loaded, kept: Kept, outside: Outside, reckon: Reckon) -> tuple[Heart, Asgi]:
    made = await heart(loaded, kept.store, kept.accounts, outside)
    shelf = MediaShelf(kept.media, loaded.media, decoders.judge, outside.aside)
    programme = ProgrammeDesk(loaded, kept.programmes, shelf, made.hub, outside.clock, told=made.views.show)
    await programme.begin()
    http = rest(
        desk=made.desk,
        boards=made.boards,
        catalogue=made.catalogue,
        enrolments=made.enrolments,
        hub=made.hub,
        store=kept.store,
        accounts=kept.accounts,
        metrics=made.metrics,
        outside=outside,
        reckon=reckon,
        programme=programme,
        preview=decoders.preview,
        version=version("hall"),
    )
    long_way: Any = http
    behind: Any = ProxyHeadersMiddleware(long_way, os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1"))
    return made, application(ShortWay(made.desk, behind), made.socket)


async def _ticking(engine: Engine) -> None:
    while True:
        await asyncio.sleep(TICK_SECONDS)
        engine.tick()


async def _watching(boards: Boards, views: BoardViews) -> None:
    while True:
        await asyncio.sleep(TICK_SECONDS)
        views.tick()
        await boards.tick()


@contextlib.asynccontextmanager
async def _at_work(engine: Engine, boards: Boards, views: BoardViews) -> AsyncIterator[None]:
    """Let the writer work meanwhile; should it die, this task is cancelled and its reason raised."""
    host = asyncio.current_task()
    assert host is not None
    writer = asyncio.create_task(engine.run(), name="engine")
    writer.add_done_callback(lambda _: host.cancel() if working else None)
    clock = asyncio.create_task(_ticking(engine), name="clock")
    watch = asyncio.create_task(_watching(boards, views), name="boards")
    working = True
    try:
        yield
    finally:
        working = False
        clock.cancel()
        watch.cancel()
        engine.stop()
        await writer
