"""The composition root: the only file that knows every concrete class of the kiosk (but not Kivy)."""

import argparse
import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.cache import Cache
from kiosk.carded import Carded
from kiosk.enrolment import Enrolment
from kiosk.films import playable
from kiosk.helping import Helping
from kiosk.helpline import HelpLine
from kiosk.journey import Journey
from kiosk.lender import Lender
from kiosk.lock import FolderLock
from kiosk.narrator import Narrator
from kiosk.news import News
from kiosk.options import identity_file, server_url, state_folder
from kiosk.orders import Orders
from kiosk.paper import Paper
from kiosk.place import Standing, first_shelves
from kiosk.presenter import Presenter
from kiosk.printing import Printing
from kiosk.programme import programme
from kiosk.reserve import Reserve
from kiosk.room import Panel
from kiosk.signage import Signage
from kiosk.spare import Spare
from kiosk.staff.door import Door
from kiosk.staff.hands import KioskHands
from kiosk.staff.menu import StaffMenu
from kiosk.taker import Taker
from kiosk.voice import Earphone
from kiosk.wording import Words
from kiosk.world import World
from printers.printer import Printer
from printers.profile import load_profile
from printers.spool import Spool
from readers.reader import Reader
from speech.chain import Chain
from speech.voices import engine
from transports.open import transport_for
from wire.link import Link
from wire.session import Phase, Told

TICK = 0.5
BLIP = 2.5
FIRST = 4.0
"""Seconds a server may be gone before citizens are told; the first time, a start takes its time."""

AFTER: Final = 1.0
"""Seconds after a start in which the glass is drawn before anything else is made ready."""

log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def running(
    asked: argparse.Namespace, stands: Standing, panel: Panel, again: Callable[[], None] = lambda: None
) -> AsyncIterator[Presenter]:
    """Run everything behind the glass; ``again`` asks for a fresh start.

    Raises BadConfig, BadAddress, BadJournal, Taken, OSError.
    """
    folder = state_folder(asked.state, stands.kiosk.id)
    profile = load_profile(asked.profile or stands.kiosk.profile)
    printer = Printer(transport_for(asked.printer or stands.kiosk.printer), profile)
    lock = FolderLock(folder)
    try:
        world, news = _world(asked, stands, Cache(folder))
        signage = Signage(stands, folder, lambda: news.ahead)
        enrolment = _enrolment(asked, stands, world)

        link = _link(asked, stands, world, news, (signage.hear, enrolment.hear))
        spool = Spool(printer, folder / "spool.journal")
        await spool.start()
        orders = Orders(folder / "orders.journal")
        spare = Spare(folder / "spare.journal")
        reserve = Reserve(spare, world)
        spare.open(reserve.today)
        taker = Taker(link, orders, time.time, reserve=reserve)
        printing = Printing(world, spool, profile, stands.kiosk.id)
        helping = Helping(world, HelpLine(link, stands.kiosk.id))
        journey = Journey(world, taker, printing, asked.language, time.monotonic, helping=helping)
        voice = _voice(asked, stands)
        presenter = Presenter(journey, panel=panel, seconds=time.monotonic, narrator=Narrator(voice))
        presenter.renew, presenter.signage = news.renew, signage
        hands = KioskHands(stands.kiosk.id, world, printing, spare)
        door = Door(stands.kiosk.staff_pin, folder / "staff.door")
        presenter.staff = StaffMenu(door, hands, lambda: Words(journey.visit.language), time.time)
        paper = Paper(world, printer, presenter.refresh)
        printing.printed = paper.printed
        news.changed = presenter.refresh
        enrolment.changed, enrolment.again = presenter.refresh, again
        carded = Carded(journey, link)
        lender = Lender(
            link,
            spare,
            live=lambda: link.phase is Phase.LIVE,
            today=lambda: reserve.today,
            queues=lambda: [queue.id for queue in world.plan.queues] if world.plan else [],
            seconds=time.monotonic,
            changed=reserve.look,
        )
        printing.known = lender.known
        tasks = [
            asyncio.create_task(link.run(), name="link"),
            asyncio.create_task(lender.run(), name="lender"),
            asyncio.create_task(_reading(asked.reader or stands.kiosk.reader, carded), name="reader"),
            asyncio.create_task(printing.report(link), name="report"),
            asyncio.create_task(paper.watch(), name="paper"),
            asyncio.create_task(_warm(world), name="warm"),
            asyncio.create_task(_cinema(asked, stands, world), name="cinema"),
            asyncio.create_task(signage.run(asked), name="signage"),
            asyncio.create_task(_tick(presenter, news, reserve, ZoneInfo(stands.site.timezone)), name="tick"),
        ]
        _take_up(orders, taker, presenter)
        try:
            yield presenter
        finally:
            await voice.close()
            await carded.close()
            await hands.close()
            await enrolment.close()
            await _stop(tasks, presenter, spool, news)
            spare.close()
    finally:
        lock.close()


def _world(asked: argparse.Namespace, stands: Standing, cache: Cache) -> tuple[World, News]:
    version, shelves = first_shelves(cache, asked.config, asked.site)
    site = stands.site
    world = World(
        site_name=site.name,
        site_name_en=site.name_en,
        hall=stands.kiosk.hall,
        shelves=shelves,
        now=datetime.now(UTC).astimezone(ZoneInfo(site.timezone)),
        plan=cache.plan(),
        public_url=site.server.public_url,
        kiosk=stands.kiosk.id,
    )
    return world, News(world, cache, version)


def _voice(asked: argparse.Namespace, stands: Standing) -> Earphone:
    """Return the voice in the earphone; raises BadSink, BadVoice, BadClips, BadTemplate."""
    engines = [engine(name, asked.config) for name in stands.site.voice.voices]
    return Earphone(Chain(engines), asked.sound or stands.kiosk.sound)


def _enrolment(asked: argparse.Namespace, stands: Standing, world: World) -> Enrolment:
    url = server_url(asked.server, stands.site.server)
    return Enrolment(identity_file(asked.state), world, url, asked.kiosk or "", given=asked.token_given)


def _link(
    asked: argparse.Namespace,
    stands: Standing,
    world: World,
    news: News,
    others: Sequence[Callable[[Told], None]],
) -> Link:
    def hear(told: Told) -> None:
        news.hear(told, time.time())
        for other in others:
            other(told)

    link = Link(
        server_url(asked.server, stands.site.server),
        program="hall-kiosk",
        device=stands.kiosk.id,
        rooms=("kiosk", "programme"),
        token=asked.token,
        on_news=hear,
        on_phase=Absence(world, news).hear,
    )
    news.server = link
    return link


def _take_up(orders: Orders, taker: Taker, presenter: Presenter) -> None:
    waiting, given_up = orders.open(time.time())
    for order in (*given_up, *waiting[:-1]):
        taker.give_up(order)
    for order in waiting[-1:]:
        taker.resumed(order)
        presenter.journey.resume(order)


async def _reading(address: str, carded: Carded) -> None:
    """Read cards, where there is a reader."""
    if address != "null:":
        await Reader(transport_for(address), carded.laid, carded.unreadable).run()


class Absence:
    """Tells a server that is away from a line that blinked."""

    def __init__(self, world: World, news: News) -> None:
        self._world = world
        self._news = news
        self._timer = asyncio.get_running_loop().call_later(FIRST, self._missed)

    def hear(self, phase: Phase) -> None:
        """Note the phase of the conversation."""
        self._timer.cancel()
        if phase is Phase.LIVE:
            self._world.away = False
            self._news.changed()
        elif not self._world.away:
            self._timer = asyncio.get_running_loop().call_later(BLIP, self._missed)

    def _missed(self) -> None:
        self._world.away = True
        self._news.changed()


async def _warm(world: World) -> None:
    await asyncio.sleep(AFTER)
    await asyncio.to_thread(lambda: world.shelves.index)
    await asyncio.to_thread(lambda: world.floor.nearest(world.floor.goals))


async def _cinema(asked: argparse.Namespace, stands: Standing, world: World) -> None:
    films = await asyncio.to_thread(playable, asked.config / "media", stands.kiosk.films)
    world.programme = programme(films)


async def _tick(presenter: Presenter, news: News, reserve: Reserve, zone: ZoneInfo) -> None:
    while True:
        news.world.now = datetime.fromtimestamp(time.time() + news.ahead, zone)
        reserve.look()
        presenter.refresh()
        await asyncio.sleep(TICK)


async def _stop(tasks: list[asyncio.Task[None]], presenter: Presenter, spool: Spool, news: News) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await presenter.journey.close()
    await spool.close()
    await news.close()
