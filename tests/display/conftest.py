"""A small queue server for boards: one hall, changes on demand, receipts kept, a line that can be cut."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from websockets.asyncio.server import Server, ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed

from config.load import DEMO_COUNTY, load
from demo.automation import Face
from programme.plan import Plan
from wire import codec
from wire.answers import Done
from wire.glass import GlassSeen
from wire.hello import Hello, Welcome
from wire.intents import Intent
from wire.live import (
    Call,
    Change,
    HallPlan,
    QueuePlan,
    QueueView,
    Resumed,
    SitePlan,
    Snapshot,
    TicketView,
    WindowPlan,
    WindowView,
)
from wire.message import Message
from wire.mirror import Mirror
from wire.parts import Part, Parts
from wire.programme import ProgrammeIs

DEADLINE = 90.0
centre = cache(lambda: load(DEMO_COUNTY, "centre").site)


@cache
def site_plan() -> SitePlan:
    """The plan of the demo county's centre."""
    site = centre()
    serving = {q.id: tuple(w.id for w in site.windows if q.id in w.queues) for q in site.queues}
    return SitePlan(
        site=site.id,
        name=site.name,
        name_en=site.name_en,
        halls=tuple(HallPlan(id=h.id, name=h.name, name_en=h.name_en, side=h.side) for h in site.halls),
        windows=tuple(
            WindowPlan(id=w.id, label=w.label, hall=w.hall, name=w.name, name_en=w.name_en, queues=w.queues)
            for w in site.windows
        ),
        queues=tuple(
            QueuePlan(id=q.id, prefix=q.prefix, name=q.name, name_en=q.name_en, windows=serving[q.id])
            for q in site.queues
        ),
        phone_consult=site.phone_consult,
        phone_complaint=site.phone_complaint,
    )


class FakeHall:
    """Says what it is told to say; ``heard`` are the intents that came in, each answered.

    ``seen`` are the reports of the glass. Who comes back is told what changed since, if it asks.
    """

    def __init__(self) -> None:
        self.mirror = Mirror(plan=site_plan(), day="2026-07-14", ticker=centre().ticker)
        self.heard: list[Intent] = []
        self.parts: dict[str, Part] = {}
        self.hellos: list[Hello] = []
        self.seen: list[GlassSeen] = []
        self.changes: list[Change] = []
        self._held = socket.socket()  # keeps the port ours while the line is cut
        self._held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._held.bind(("127.0.0.1", 0))
        self.port: int = self._held.getsockname()[1]
        self._news = asyncio.Event()
        self._server: Server | None = None
        self._greeted: set[ServerConnection] = set()
        self._times: dict[str, int] = {}

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/ws"

    async def start(self) -> None:
        """Listen, on the same port as before."""
        self._server = await serve(self._converse, "127.0.0.1", self.port, compression=None)

    async def cut(self) -> None:
        """Stop listening and drop everybody."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None
        self._greeted.clear()

    def close(self) -> None:
        """Give the port back."""
        self._held.close()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until ``true`` holds of what was heard."""
        async with asyncio.timeout(DEADLINE):
            while not true():
                self._news.clear()
                await self._news.wait()

    def windows(self, state: str, *names: str) -> None:
        """Set windows (all when none is named) open, paused or closed."""
        plan = self.mirror.plan
        assert plan is not None
        chosen = names or tuple(window.id for window in plan.windows)
        views = [WindowView(id=name, state=state) for name in chosen]  # type: ignore[arg-type]
        self.tell(windows=tuple(views))

    def queue(self, name: str, waiting: int, low: int | None, high: int | None, windows: int = 1) -> None:
        """Set how many wait."""
        view = QueueView(id=name, waiting=waiting, open_windows=windows, wait_low=low, wait_high=high)
        self.tell(queues=(view,))

    def call(self, number: str, window: str, ago: float = 0) -> str:
        """Call (again) the ticket ``number`` to ``window``; return the ticket's id."""
        ticket, at = f"t-{number}", datetime.now(UTC) - timedelta(seconds=ago)
        plan = self.mirror.plan
        assert plan is not None
        times = self._times[ticket] = self._times.get(ticket, 0) + 1
        hall = next(w.hall for w in plan.windows if w.id == window)
        self.tell(
            tickets=(self._ticket(number, "called", window, times, at),),
            windows=(
                WindowView(id=window, state="open", ticket=ticket, number=number, ticket_state="called"),
            ),
            calls=(
                Call(ticket=ticket, number=number, window=window, hall=hall, queue="q", times=times, at=at),
            ),
        )
        return ticket

    def answer(self, number: str, window: str, state: str = "serving") -> None:
        """The called ticket is served, finished, missed …"""
        there = state in ("called", "serving")
        view = WindowView(
            id=window,
            state="open",
            ticket=f"t-{number}" if there else None,
            ticket_state=state if there else None,
        )
        ticket = self._ticket(number, state, window, self._times[f"t-{number}"], datetime.now(UTC))
        self.tell(tickets=(ticket,), windows=(view,))

    def _ticket(self, number: str, state: str, window: str, times: int, at: datetime) -> TicketView:
        return TicketView(
            id=f"t-{number}",
            number=number,
            queue="q",
            state=state,  # type: ignore[arg-type]
            issued_at=at - timedelta(minutes=9),
            window=window,
            times=times,
            called_at=at,
        )

    def programme(self, plan: Plan) -> None:
        """Tell the screens what they are to show."""
        told = ProgrammeIs(version="v", body=msgspec.Raw(msgspec.json.encode(plan)))
        broadcast(self._greeted, codec.encode(told).decode())

    def tell(self, **parts: object) -> None:
        change = Change(seq=self.mirror.seq + 1, day=self.mirror.day, **parts)  # type: ignore[arg-type]
        self.mirror.take(change)
        self.changes.append(change)
        broadcast(self._greeted, codec.encode(change).decode())

    async def _converse(self, connection: ServerConnection) -> None:
        hello = codec.decode_from_client(await connection.recv())
        assert isinstance(hello, Hello)
        self.hellos.append(hello)
        mirror = self.mirror
        assert mirror.plan is not None
        now = datetime.now(UTC).timestamp()
        welcome = Welcome(version=1, epoch="e", site="centre", day=mirror.day, now=now, catalogue="")
        snapshot = Snapshot(
            seq=mirror.seq,
            day=mirror.day,
            plan=mirror.plan,
            tickets=tuple(mirror.tickets.values()),
            windows=tuple(mirror.windows.values()),
            queues=tuple(mirror.queues.values()),
            calls=tuple(mirror.calls),
            ticker=mirror.ticker,
        )
        resumed: list[Message] = []
        if hello.resume is not None and hello.resume.epoch == welcome.epoch:
            resumed = [Resumed(seq=hello.resume.seq)]
            resumed += [change for change in self.changes if change.seq > hello.resume.seq]
        for message in (welcome, *(resumed or (snapshot,))):
            broadcast([connection], codec.encode(message).decode())  # at one go: no change comes in between
        self._greeted.add(connection)
        self._news.set()
        with contextlib.suppress(ConnectionClosed):
            await self._listen(connection)

    async def _listen(self, connection: ServerConnection) -> None:
        async for frame in connection:
            intent = codec.decode_from_client(frame)
            if isinstance(intent, Parts):
                self.parts |= {part.id: part for part in intent.parts}
                self._news.set()
                continue
            if isinstance(intent, GlassSeen):
                self.seen.append(intent)
                self._news.set()
                continue
            assert isinstance(intent, Intent)
            self.heard.append(intent)
            self._news.set()
            await connection.send(codec.encode(Done(command_id=intent.command_id)).decode())


@pytest.fixture
async def fake_hall() -> AsyncIterator[FakeHall]:
    """A hall that listens, with every window open."""
    hall = FakeHall()
    await hall.start()
    hall.windows("open")
    yield hall
    await hall.cut()
    hall.close()


@pytest.fixture(scope="session")
def virtual_display() -> Iterator[str]:
    """The name of an X display of our own, large enough for a board either way up."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1280x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as xvfb:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
        xvfb.terminate()


@pytest.fixture(scope="session")
def plan() -> SitePlan:
    return site_plan()


class Glass:
    """A running board, asked over its socket; ``until`` waits for the glass to be so."""

    def __init__(self, socket: Path) -> None:
        self._face = Face(socket, None)

    async def ask(self, **question: object) -> dict[str, Any]:
        return await self._face.ask(question, DEADLINE)

    async def until(self, **words: object) -> dict[str, Any]:
        return await self.ask(ask="wait", timeout=DEADLINE, **words)


@contextlib.asynccontextmanager
async def standing(display: str, folder: Path, *words: str) -> AsyncIterator[Glass]:
    """Let a board stand on ``display``; it must end well when told to."""
    socket = folder / "board.sock"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "display", "--automation", str(socket), "--sound", "none", *words),
        *("--state", str(folder / "state")),
        env={**os.environ, "DISPLAY": display},
    )
    try:
        async with asyncio.timeout(DEADLINE):
            while not socket.exists():
                assert process.returncode is None, "the board did not start"
                await asyncio.sleep(0.05)
        yield Glass(socket)
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), DEADLINE) == 0
        assert not socket.exists()


@pytest.fixture(scope="session")
def board() -> Callable[..., contextlib.AbstractAsyncContextManager[Glass]]:
    return standing
