"""A hall for the kiosk to stand in: the demo county, and a queue server of a few lines on a real socket."""

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from config.catalogue import Catalogue
from config.load import DEMO_COUNTY, Loaded, load
from kiosk.cache import Cache
from kiosk.catalogue import Shelves
from kiosk.flow import Step
from kiosk.helping import Helping
from kiosk.helpline import HelpLine
from kiosk.journey import Journey
from kiosk.news import News
from kiosk.orders import Order, Orders
from kiosk.ports import GuidePart
from kiosk.presenter import Presenter
from kiosk.taker import Taker
from kiosk.views import targets
from kiosk.wording import Language
from kiosk.world import World
from printers.outcome import Outcome, Printed
from wire import codec
from wire.answers import Done, Refused
from wire.asking import FindTicket
from wire.bookings import CheckIn
from wire.catalogue import CatalogueIs, GetCatalogue
from wire.hello import Hello, Welcome
from wire.intents import Cancel, Intent, Issue, Requeue
from wire.link import Link
from wire.live import (
    HallPlan,
    PriorityPlan,
    QueuePlan,
    QueueView,
    SitePlan,
    Snapshot,
    StopView,
    TicketView,
    WindowPlan,
)
from wire.receipts import SlipFailed, SlipPrinted
from wire.session import Phase

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


@lru_cache(maxsize=1)
def demo() -> Loaded:
    return load(DEMO_COUNTY, "centre")


def plan_of(loaded: Loaded) -> SitePlan:
    site = loaded.site
    return SitePlan(
        site=site.id,
        name=site.name,
        name_en=site.name_en,
        halls=tuple(HallPlan(id=h.id, name=h.name, name_en=h.name_en, side=h.side) for h in site.halls),
        windows=tuple(
            WindowPlan(id=w.id, label=w.label, hall=w.hall, name=w.name, name_en=w.name_en, role=w.role)
            for w in site.windows
        ),
        queues=tuple(
            QueuePlan(
                id=q.id,
                prefix=q.prefix,
                name=q.name,
                name_en=q.name_en,
                windows=tuple(w.id for w in site.windows if q.id in w.queues),
            )
            for q in site.queues
        ),
        priorities=tuple(
            PriorityPlan(id=p.id, name=p.name, name_en=p.name_en, head_start=15) for p in site.priorities
        ),
        phone_consult=site.phone_consult,
        phone_complaint=site.phone_complaint,
    )


def named(intent: FindTicket | Requeue) -> str | None:
    return intent.ticket if isinstance(intent, Requeue) else intent.number or intent.follow


class Hall:
    """A queue server for one kiosk: remembers what it was asked, and can be made to fail.

    ``silent`` answers are swallowed with their connection; ``refusal`` refuses
    every issue; ``heard`` are all intents in order, repeats included; ``known`` are
    tickets by what they are asked for by: a booking's code or digits, number, follow word, id.
    """

    def __init__(self) -> None:
        self.plan = plan_of(demo())
        self.body = msgspec.json.encode(demo().catalogue())
        self.queue_of = demo().catalogue().queue_of
        self.heard: list[Intent] = []
        self.tickets: dict[str, TicketView] = {}
        self.cancelled: list[str] = []
        self.known: dict[str | None, TicketView] = {}
        self.silent = 0
        self.refusal = ""
        self.port = 0
        self.news = asyncio.Event()
        self._server: Server | None = None
        self._connections: set[ServerConnection] = set()

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/ws"

    async def open(self) -> None:
        self._server = await serve(self._converse, "127.0.0.1", self.port, compression=None)
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    def receipts(self) -> list[SlipPrinted | SlipFailed]:
        return [intent for intent in self.heard if isinstance(intent, SlipPrinted | SlipFailed)]

    async def until(self, true: Callable[[], Any], seconds: float = 20.0) -> None:
        async with asyncio.timeout(seconds):
            while not true():
                self.news.clear()
                await self.news.wait()

    async def _converse(self, connection: ServerConnection) -> None:
        try:
            async for frame in connection:
                message = codec.decode_from_client(frame)
                for answer in self._answers(message):
                    if self.silent and isinstance(answer, Done):
                        self.silent -= 1
                        await connection.close()
                        return
                    await connection.send(codec.encode(answer).decode())
                self.news.set()
        except ConnectionClosed:
            return

    def _answers(self, message: Any) -> Iterator[Any]:
        version = hashlib.sha256(self.body).hexdigest()
        if isinstance(message, Hello):
            yield Welcome(
                version=1,
                epoch="e",
                site="centre",
                day="2026-11-24",
                now=NOW.timestamp(),
                catalogue=version,
                public_url="http://hall.example",
            )
            queues = tuple(
                QueueView(id=queue.id, waiting=3, open_windows=2, wait_low=10, wait_high=20)
                for queue in self.plan.queues
            )
            yield Snapshot(seq=1, day="2026-11-24", plan=self.plan, queues=queues)
        elif isinstance(message, GetCatalogue):
            yield CatalogueIs(version=version, body=msgspec.Raw(self.body))
        elif isinstance(message, Intent):
            self.heard.append(message)
            yield self._decided(message)

    def _decided(self, intent: Intent) -> Done | Refused:
        if isinstance(intent, Issue):
            if self.refusal:
                return Refused(command_id=intent.command_id, code=self.refusal, detail="no")
            repeated = intent.command_id in self.tickets
            ticket = self.tickets.setdefault(intent.command_id, self._ticket(intent))
            return Done(command_id=intent.command_id, repeated=repeated, ticket=ticket)
        if isinstance(intent, CheckIn | FindTicket | Requeue):
            found = self.known.get(
                intent.code or intent.digits if isinstance(intent, CheckIn) else named(intent)
            )
            if found is None:
                return Refused(command_id=intent.command_id, code="unknown_booking", detail="no")
            back = {"state": "waiting"} if isinstance(intent, Requeue) else {}
            return Done(command_id=intent.command_id, ticket=msgspec.structs.replace(found, **back))
        if isinstance(intent, Cancel):
            self.cancelled.append(intent.ticket)
        return Done(command_id=intent.command_id)

    def _ticket(self, intent: Issue) -> TicketView:
        queue = self.queue_of[intent.item or intent.items[0]]
        plan = next(one for one in self.plan.queues if one.id == queue)
        number = len(self.tickets) + 1
        return TicketView(
            id=f"t{number}",
            number=f"{plan.prefix}{number:03}",
            queue=queue,
            state="waiting",
            issued_at=NOW,
            item=intent.item,
            stops=tuple(
                StopView(queue=self.queue_of[code], item=code, progress="ahead") for code in intent.items
            ),
            priority=intent.priority,
            windows=plan.windows,
            people_ahead=3,
            wait_low=10,
            wait_high=20,
            follow=f"follow{number}",
        )


@pytest.fixture
async def hall() -> AsyncIterator[Hall]:
    made = Hall()
    await made.open()
    yield made
    await made.close()


@pytest.fixture(scope="session")
def county() -> Catalogue:
    return demo().catalogue()


@pytest.fixture(scope="session")
def shelves(county: Catalogue) -> Shelves:
    return Shelves(county)


@pytest.fixture
def world(shelves: Shelves) -> World:
    plan = plan_of(demo())
    return World(
        site_name=plan.name,
        site_name_en=plan.name_en,
        hall="left",
        shelves=shelves,
        now=NOW,
        plan=plan,
        queues={
            queue.id: QueueView(id=queue.id, waiting=3, open_windows=2, wait_low=10, wait_high=20)
            for queue in plan.queues
        },
        public_url="http://hall.example",
        kiosk="kiosk-left",
    )


@dataclass
class Printer:
    """Slips by order; ``outcome`` is what becomes of each."""

    outcome: Outcome = field(default_factory=Printed)
    slips: list[str] = field(default_factory=list)
    guides: list[str] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def slip(self, order: Order, ticket: TicketView) -> Outcome:
        await self.gate.wait()
        self.slips.append(f"{order.command_id} {ticket.number}")
        return self.outcome

    async def guide(self, code: str, language: Language, part: GuidePart = "guide") -> Outcome:
        self.guides.append(f"{code} {language} {part}")
        return self.outcome


class Clock:
    """Seconds that go on when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Standing:
    """A kiosk at work."""

    presenter: Presenter
    world: World
    printer: Printer
    clock: Clock
    link: Link
    orders: Orders
    views: list[Any] = field(default_factory=list)

    def touch(self, *ids: str) -> None:
        for one in ids:
            assert self.presenter.touch(one), f"{one} is not among {self.ids()}"

    def step(self) -> str:
        return str(self.presenter.view.step)

    def ids(self) -> list[str]:
        return [target.id for target in targets(self.presenter.view)]

    async def shows(self, step: Step, state: str | None = None) -> Any:
        async with asyncio.timeout(20):
            while self.presenter.view.step is not step or state not in (None, self.presenter.view.state):
                await asyncio.sleep(0.005)
        return self.presenter.view

    async def live(self) -> None:
        async with asyncio.timeout(20):
            while self.link.phase is not Phase.LIVE:
                await asyncio.sleep(0.005)

    def wait(self, seconds: float) -> None:
        self.clock.now += seconds
        self.presenter.refresh()


@pytest.fixture
async def kiosk(hall: Any, world: World, tmp_path: Path) -> AsyncIterator[Standing]:
    clock, printer = Clock(), Printer()
    printer.gate.set()
    news = News(world, Cache(tmp_path), "")
    link = Link(
        hall.url,
        program="hall-kiosk",
        device="kiosk-left",
        rooms=("kiosk",),
        on_news=lambda told: news.hear(told, time.time()),
    )
    orders = Orders(tmp_path / "orders.journal")
    orders.open(0.0)
    taker = Taker(link, orders, time.time, patient=1.0)
    helping = Helping(world, HelpLine(link, "kiosk-left", patient=1.0))
    presenter = Presenter(Journey(world, taker, printer, "zh", clock, helping=helping), seconds=clock)
    presenter.renew = news.renew
    standing = Standing(presenter, world, printer, clock, link, orders)
    presenter.changed = standing.views.append
    news.changed = presenter.refresh
    running = asyncio.create_task(link.run())
    yield standing
    await presenter.journey.close()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await news.close()
