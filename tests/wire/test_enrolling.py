"""A device asks for a code again and again until staff have said who it is, whatever the server does."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve

from wire import codec
from wire.enrolling import enrolled
from wire.enrolment import AskToEnrol, EnrolBy, Enrolled
from wire.hello import Rejected

ASKS = AskToEnrol(device_kind="kiosk", key="0" * 64, host="box")
WITHIN = 60.0


@pytest.fixture
async def answering() -> AsyncIterator[Callable[..., Any]]:
    """Return what opens a server that says these messages on each connection in turn, and its address."""
    opened = []

    async def open_one(*turns: tuple[Any, ...]) -> tuple[str, list[Any]]:
        heard: list[Any] = []

        async def converse(connection: ServerConnection) -> None:
            heard.append(codec.decode_from_client(await connection.recv()))
            for message in turns[min(len(heard), len(turns)) - 1]:
                await connection.send(message if isinstance(message, str) else codec.encode(message).decode())

        opened.append(await serve(converse, "127.0.0.1", 0, compression=None))
        port = next(iter(opened[-1].sockets)).getsockname()[1]
        return f"ws://127.0.0.1:{port}/ws", heard

    yield open_one
    for server in opened:
        server.close()
        await server.wait_closed()


async def test_it_shows_each_code_until_it_is_told_who_it_is(answering: Callable[..., Any]) -> None:
    url, heard = await answering(
        (EnrolBy(code="11112222", seconds=600), Rejected(code="code_expired", detail="")),
        (Rejected(code="too_many", detail=""),),
        ("no message of ours",),
        (EnrolBy(code="33334444", seconds=600), Enrolled(device="kiosk-left")),
    )
    shown: list[str] = []
    assert await asyncio.wait_for(enrolled(url, ASKS, shown.append, pause=0.01), WITHIN) == "kiosk-left"
    assert [code for code in shown if code] == ["11112222", "33334444"]
    assert shown[-1] == ""
    assert heard == [ASKS] * 4


async def test_it_waits_for_a_server_that_is_away() -> None:
    shown: list[str] = []
    waiting = asyncio.create_task(enrolled("ws://127.0.0.1:1/ws", ASKS, shown.append, pause=0.01))
    async with asyncio.timeout(WITHIN):
        while len(shown) < 3:
            await asyncio.sleep(0.01)
    waiting.cancel()
    assert set(shown) == {""}
