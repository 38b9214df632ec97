"""The one client over real sockets: cuts, lost answers, a server that comes late."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from websockets.asyncio.server import ServerConnection, serve

from wire.answers import Done, Unavailable
from wire.codec import decode_from_client, encode
from wire.hello import Hello, Rejected, Welcome
from wire.intents import CallNext
from wire.link import Link
from wire.live import Change, SitePlan, Snapshot
from wire.receipts import SlipPrinted
from wire.session import Phase, Told

PLAN = SitePlan(site="s", name="n", name_en="n", halls=(), windows=(), queues=())
Talk = Callable[[ServerConnection, Hello], Awaitable[None]]


def free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def greet(connection: ServerConnection, seq: int = 1) -> Hello:
    hello = decode_from_client(await connection.recv())
    assert isinstance(hello, Hello)
    await say(connection, Welcome(version=1, epoch="e", site="s", day="d", now=0.0, catalogue=""))
    await say(connection, Snapshot(seq=seq, day="d", plan=PLAN))
    return hello


async def say(connection: ServerConnection, message: object) -> None:
    await connection.send(encode(message).decode())  # type: ignore[arg-type]


@asynccontextmanager
async def running(link: Link) -> AsyncIterator[None]:
    task = asyncio.create_task(link.run())
    try:
        async with asyncio.timeout(60):
            yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def until(ready: Callable[[], bool]) -> None:
    while not ready():
        await asyncio.sleep(0.005)


def link_to(port: int, **more: object) -> Link:
    return Link(f"ws://127.0.0.1:{port}/ws", program="p", device="d", **more)  # type: ignore[arg-type]


async def test_news_come_in_order_and_answers_to_who_asked() -> None:
    async def talk(connection: ServerConnection) -> None:
        await greet(connection)
        await say(connection, Change(seq=2, day="d"))
        intent = decode_from_client(await connection.recv())
        assert isinstance(intent, CallNext)
        await say(connection, Done(command_id=intent.command_id))
        await connection.wait_closed()

    news: list[Told] = []
    async with serve(talk, "127.0.0.1", 0) as server:
        link = link_to(server.sockets[0].getsockname()[1], on_news=news.append)
        async with running(link):
            answer = await link.ask(CallNext(command_id="c", window="w"), 10)
            assert answer == Done(command_id="c")
            assert [type(thing) for thing in news] == [Welcome, Snapshot, Change]


async def test_a_lost_answer_is_found_by_asking_again_with_the_same_id() -> None:
    seen: list[str] = []

    async def talk(connection: ServerConnection) -> None:
        await greet(connection)
        intent = decode_from_client(await connection.recv())
        assert isinstance(intent, CallNext)
        seen.append(intent.command_id)
        if len(seen) < 3:
            connection.transport.abort()
            return
        await say(connection, Done(command_id=intent.command_id, repeated=True))
        await connection.wait_closed()

    async with serve(talk, "127.0.0.1", 0) as server:
        link = link_to(server.sockets[0].getsockname()[1])
        async with running(link):
            assert await link.ask(CallNext(command_id="c", window="w"), 15) == Done(
                command_id="c", repeated=True
            )
    assert seen == ["c", "c", "c"]


async def test_a_report_told_while_away_arrives_when_the_server_does() -> None:
    port = free_port()
    link = link_to(port)
    link.tell(SlipPrinted(command_id="s", ticket="t", printer="p"))
    arrived = asyncio.Event()

    async def talk(connection: ServerConnection) -> None:
        await greet(connection)
        report = decode_from_client(await connection.recv())
        assert isinstance(report, SlipPrinted)
        await say(connection, Done(command_id=report.command_id))
        arrived.set()
        await connection.wait_closed()

    async with running(link):
        await asyncio.sleep(0.3)
        async with serve(talk, "127.0.0.1", port):
            await arrived.wait()
            await until(lambda: not link.session.pending)


async def test_phases_are_told_as_they_change() -> None:
    phases: list[Phase] = []
    cut = asyncio.Event()

    async def talk(connection: ServerConnection) -> None:
        await greet(connection)
        await cut.wait()
        connection.transport.abort()

    async with serve(talk, "127.0.0.1", 0) as server:
        link = link_to(server.sockets[0].getsockname()[1], on_phase=phases.append)
        async with running(link):
            await until(lambda: phases == [Phase.LIVE])
            cut.set()
            await until(lambda: phases[1:2] == [Phase.AWAY])


async def test_the_second_hello_says_where_to_resume() -> None:
    hellos: list[Hello] = []

    async def talk(connection: ServerConnection) -> None:
        hellos.append(await greet(connection, seq=41))
        if len(hellos) == 1:
            await say(connection, Change(seq=42, day="d"))
            await connection.close()
        await connection.wait_closed()

    async with serve(talk, "127.0.0.1", 0) as server:
        link = link_to(server.sockets[0].getsockname()[1])
        async with running(link):
            await until(lambda: len(hellos) == 2)
    assert hellos[0].resume is None
    assert hellos[1].resume is not None
    assert hellos[1].resume.seq == 42


async def test_garbage_from_the_server_closes_the_connection_and_starts_anew() -> None:
    connections = 0

    async def talk(connection: ServerConnection) -> None:
        nonlocal connections
        connections += 1
        await greet(connection)
        if connections == 1:
            await connection.send("<html>not ours</html>")
        await connection.wait_closed()

    async with serve(talk, "127.0.0.1", 0) as server, running(link_to(server.sockets[0].getsockname()[1])):
        await until(lambda: connections == 2)


async def test_what_the_server_could_not_keep_is_sent_again_on_the_same_line() -> None:
    seen: list[str] = []

    async def talk(connection: ServerConnection) -> None:
        await greet(connection)
        async for frame in connection:
            intent = decode_from_client(frame)
            assert isinstance(intent, CallNext)
            seen.append(intent.command_id)
            first = len(seen) == 1
            answer = Unavailable(command_id=intent.command_id, detail="disk full") if first else None
            await say(connection, answer or Done(command_id=intent.command_id))

    async with serve(talk, "127.0.0.1", 0) as server:
        link = link_to(server.sockets[0].getsockname()[1])
        async with running(link):
            assert await link.ask(CallNext(command_id="c", window="w"), 15) == Done(command_id="c")
    assert seen == ["c", "c"]


async def test_a_line_that_was_live_is_back_soon_however_often_it_was_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("wire.link.FIRST_WAIT", 0.001)
    monkeypatch.setattr("wire.link.LONGEST_WAIT", 1_000.0)  # 25 waits that double would take hours
    connections = 0

    async def talk(connection: ServerConnection) -> None:
        nonlocal connections
        await greet(connection)
        await connection.recv()  # the client is live: it sends what is pending
        connections += 1
        connection.transport.abort()

    async with serve(talk, "127.0.0.1", 0) as server:
        link = link_to(server.sockets[0].getsockname()[1])
        link.tell(SlipPrinted(command_id="s", ticket="t", printer="p"))
        async with running(link):
            await until(lambda: connections >= 25)


async def test_a_link_ends_whenever_it_is_told_to() -> None:
    async def talk(connection: ServerConnection) -> None:
        await greet(connection)
        connection.transport.abort()

    async with serve(talk, "127.0.0.1", 0) as server:
        link = link_to(server.sockets[0].getsockname()[1])
        for steps in range(120):
            task = asyncio.create_task(link.run())
            for _ in range(steps):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task], timeout=30)
            assert task.cancelled()


async def test_an_answer_that_comes_twice_is_taken_once() -> None:
    async def talk(connection: ServerConnection) -> None:
        await greet(connection)
        async for frame in connection:
            intent = decode_from_client(frame)
            assert isinstance(intent, CallNext)
            for _ in range(2):
                await say(connection, Done(command_id=intent.command_id))

    async with serve(talk, "127.0.0.1", 0) as server:
        link = link_to(server.sockets[0].getsockname()[1])
        async with running(link):
            for name in ("c1", "c2"):
                assert await link.ask(CallNext(command_id=name, window="w"), 10) == Done(command_id=name)
            assert link.session.pending == {}


async def test_a_refusal_is_told_and_not_hammered_against() -> None:
    connections = 0
    news: list[Told] = []

    async def talk(connection: ServerConnection) -> None:
        nonlocal connections
        connections += 1
        await connection.recv()
        await say(connection, Rejected(code="token", detail="not enrolled"))

    async with serve(talk, "127.0.0.1", 0) as server:
        link = link_to(server.sockets[0].getsockname()[1], on_news=news.append)
        async with running(link):
            await until(lambda: link.phase is Phase.REFUSED)
            await asyncio.sleep(1.0)
    assert news == [Rejected(code="token", detail="not enrolled")]
    assert connections == 1


async def test_asking_ends_in_time_when_nobody_is_there() -> None:
    link = link_to(free_port())
    async with running(link):
        with pytest.raises(TimeoutError):
            await link.ask(CallNext(command_id="c", window="w"), 0.3)
        assert link.session.pending == {}
