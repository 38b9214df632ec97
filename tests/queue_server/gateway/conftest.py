"""A small site served on a real socket, in this process, and clients that speak to it over TCP."""

import asyncio
import contextlib
import itertools
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from argon2 import PasswordHasher
from websockets.asyncio.client import ClientConnection, connect

from config.appointments import Appointments, Persons, Quota, Slots
from config.load import Loaded
from config.settings import Span
from queue_server import compose as compose_module
from queue_server.__main__ import listen, server_of
from queue_server.compose import compose
from queue_server.domain.account import Account
from queue_server.engine.ports import StoreFailed
from queue_server.storage.accounts import open_accounts
from queue_server.storage.sqlite import open_store

SECONDS = 20.0


class Socket:
    """A client of ``/ws`` that says and hears plain JSON."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def say(self, kind: str, **fields: Any) -> None:
        await self.connection.send(msgspec.json.encode({"kind": kind, **fields}).decode())

    async def hear(self, *kinds: str) -> dict[str, Any]:
        """Return the next message, of one of ``kinds`` if any are given."""
        while True:
            frame = await asyncio.wait_for(self.connection.recv(), SECONDS)
            message: dict[str, Any] = msgspec.json.decode(frame)
            if not kinds or message["kind"] in kinds:
                return message

    async def closed(self) -> tuple[int, str]:
        """Return the code and reason of the end."""
        await asyncio.wait_for(self.connection.wait_closed(), SECONDS)
        return self.connection.close_code or 0, self.connection.close_reason or ""


class Running:
    """A server at work: ``http`` is a client on this machine, as any program is."""

    def __init__(self, port: int, database: Path) -> None:
        self.port = port
        self.database = database
        self.url = f"http://127.0.0.1:{port}"
        self.http = httpx.AsyncClient(base_url=self.url, timeout=SECONDS, verify=False, trust_env=False)
        self._open: list[ClientConnection] = []
        self._names = itertools.count(1)

    def fresh(self) -> str:
        return f"rest-{next(self._names)}"

    async def post(self, path: str, **body: Any) -> httpx.Response:
        """POST a command with a fresh id, unless one is given."""
        return await self.http.post(f"/api/v1{path}", json={"command_id": self.fresh(), **body})

    async def take(self, queue: str = "a", **more: Any) -> dict[str, Any]:
        answer = await self.post("/tickets", queue=queue, **more)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def open(self, *windows: str) -> None:
        for window in windows:
            assert (await self.post(f"/windows/{window}/open", clerk="li")).status_code == 200

    async def socket(self, path: str = "/ws", **more: Any) -> Socket:
        connection = await connect(f"ws://127.0.0.1:{self.port}{path}", proxy=None, **more)
        self._open.append(connection)
        return Socket(connection)

    async def joined(self, *rooms: str, **more: Any) -> tuple[Socket, dict[str, Any], dict[str, Any]]:
        """Connect and say hello; return the client, its welcome and what followed it."""
        headers = more.pop("headers", None)
        client = await self.socket(additional_headers=headers)
        said = {"program": "test", "device": "d1", "oldest": 1, "newest": 1, "rooms": rooms} | more
        await client.say("hello", **said)
        return client, await client.hear(), await client.hear()

    async def close(self) -> None:
        for connection in self._open:
            connection.transport.abort()
        await self.http.aclose()


Start = Callable[..., Awaitable[Running]]


class Failing:
    """A store whose appends fail while ``down``; everything else is the real one's."""

    def __init__(self, real: Any) -> None:
        self.real = real
        self.down = False

    def __getattr__(self, name: str) -> Any:
        if self.down and name in ("append", "rows_after", "snapshot", "save_snapshot"):
            raise StoreFailed("disk gone")
        return getattr(self.real, name)


@pytest.fixture
async def start(tmp_path: Path, site: Callable[..., Loaded]) -> AsyncIterator[Start]:
    """Return what starts a server: on a database of its own, or on one given."""
    async with contextlib.AsyncExitStack() as running:

        async def begin(database: Path | None = None, *, buffer: int = 0, **options: Any) -> Running:
            database = database or tmp_path / "hall.db"
            listener: socket.socket = listen("127.0.0.1", 0)
            if buffer:  # what the kernel keeps for a client that does not read
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, buffer)
            loaded = options.pop("loaded", None) or site(**options)
            app = await running.enter_async_context(compose(loaded, database))
            server = server_of(app)
            server.config.load()
            server.lifespan = server.config.lifespan_class(server.config)
            await server.startup(sockets=[listener])  # what serve() does, without its ticks of 0.1 s

            async def end() -> None:
                server.force_exit = True
                await server.shutdown(sockets=[listener])

            running.push_async_callback(end)
            hall = Running(listener.getsockname()[1], database)
            running.push_async_callback(hall.close)
            return hall

        yield begin


@pytest.fixture
async def hall(start: Start) -> Running:
    return await start()


class Time:
    """The server's clock: set by hand, in Shanghai."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)

    def at(self, time: str, day: str = "2026-11-23") -> None:
        self.now = datetime.fromisoformat(f"{day}T{time}:00+08:00").astimezone(UTC)


@pytest.fixture
def time_of_day(monkeypatch: pytest.MonkeyPatch) -> Time:
    """Return the clock of all servers started from now on: Monday at eight."""
    time = Time()
    outside = msgspec.structs.replace(compose_module.OUTSIDE, clock=lambda: time.now)
    monkeypatch.setattr(compose_module, "OUTSIDE", outside)
    return time


@pytest.fixture
async def booking_hall(start: Start, site: Callable[..., Loaded], time_of_day: Time) -> Running:
    """A server whose queue a takes two appointments each half hour; GA-A-001 has a few numbers."""
    loaded = site()
    open_hours = (
        Span(days=("mon", "tue", "wed", "thu", "fri"), start="09:00", until="12:00"),
        Span(days=("mon", "tue", "wed", "thu", "fri"), start="13:30", until="17:30"),
    )
    slots = Slots(minutes=30, capacity=4, walk_ins=50)
    queue_a, queue_b = loaded.site.queues
    told = msgspec.structs.replace(
        loaded.site,
        hours=open_hours,
        queues=(msgspec.structs.replace(queue_a, slots=slots), queue_b),
        quotas=(Quota(item="GA-A-001", morning=2, afternoon=1),),
        appointments=Appointments(per_address=6, per_phone=2),
        persons=Persons(one_open=True, daily=3),
    )
    return await start(loaded=msgspec.structs.replace(loaded, site=told))


@pytest.fixture
def enrol() -> Callable[[Path, str, str], Awaitable[None]]:
    async def put(database: Path, device: str, token: str) -> None:
        accounts = await open_accounts(database)
        await accounts.enrol(device, "kiosk", token)
        await accounts.close()

    return put


@pytest.fixture
def staff() -> Callable[[Path], Awaitable[None]]:
    """Return what puts the clerk ``li`` with password ``secret`` into a database."""

    async def put(database: Path) -> None:
        accounts = await open_accounts(database)
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        await accounts.put(Account("li", "李敏", "clerk", cheap.hash("secret")))
        await accounts.close()

    return put


@pytest.fixture
def failing_store(monkeypatch: pytest.MonkeyPatch) -> list[Failing]:
    """Return the list into which every store opened from now on comes, as one that can fail."""
    opened: list[Failing] = []

    async def open_failing(path: Path) -> Any:
        opened.append(Failing(await open_store(path)))
        return opened[-1]

    monkeypatch.setattr(compose_module, "open_store", open_failing)
    return opened


@pytest.fixture
def numbers() -> Callable[[Sequence[dict[str, Any]]], list[str]]:
    return lambda tickets: [ticket["number"] for ticket in tickets]
