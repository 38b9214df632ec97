"""A hall for the kiosk to stand in: the demo county, and a queue server of a few lines on a real socket."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import msgspec
import pytest
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from config.catalogue import Catalogue
from config.load import DEMO_COUNTY, Loaded, load
from kiosk.catalogue import Shelves
from kiosk.world import World
from wire import codec
from wire.answers import Done, Refused
from wire.catalogue import CatalogueIs, GetCatalogue
from wire.hello import Hello, Welcome
from wire.intents import Cancel, Intent, Issue
from wire.live import (
    HallPlan,
    PriorityPlan,
    QueuePlan,
    QueueView,
    SitePlan,
    Snapshot,
    TicketView,
    WindowPlan,
)
from wire.receipts import SlipFailed, SlipPrinted

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


class Hall:
    """A queue server for one kiosk: remembers what it was asked, and can be made to fail.

    ``silent`` answers are swallowed with their connection; ``refusal`` refuses
    every issue; ``heard`` are all intents in order, repeats included.
    """

    def __init__(self) -> None:
        self.plan = plan_of(demo())
        self.body = msgspec.json.encode(demo().catalogue())
        self.queue_of = demo().catalogue().queue_of
        self.heard: list[Intent] = []
        self.tickets: dict[str, TicketView] = {}
        self.cancelled: list[str] = []
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
        if isinstance(message, Hello):
            version = hashlib.sha256(self.body).hexdigest()
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
            version = hashlib.sha256(self.body).hexdigest()
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
        if isinstance(intent, Cancel):
            self.cancelled.append(intent.ticket)
        return Done(command_id=intent.command_id)

    def _ticket(self, intent: Issue) -> TicketView:
        queue = self.queue_of[intent.item or ""]
        plan = next(one for one in self.plan.queues if one.id == queue)
        number = len(self.tickets) + 1
        return TicketView(
            id=f"t{number}",
            number=f"{plan.prefix}{number:03}",
            queue=queue,
            state="waiting",
            issued_at=NOW,
            item=intent.item,
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
    )
