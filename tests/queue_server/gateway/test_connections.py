"""Who holds a connection open and gives or takes nothing is sent away; all others do not notice."""

import asyncio
import gc
from collections.abc import Iterator
from typing import Any

import pytest

from benchmarks.displays import HANDSHAKE, PING, TEXT, first_frame, masked
from queue_server.gateway import connections

HELLO = b'{"kind":"hello","program":"test","device":"d1","oldest":1,"newest":1,"rooms":["hall:left"]}'
PONG = 0x8A


async def ended(reader: asyncio.StreamReader) -> bytes:
    """Return what still came before the server hung up."""
    try:
        return await asyncio.wait_for(reader.read(), 20)
    except ConnectionError:
        return b""


class Raw:
    """A WebSocket client that answers only what it is told to."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self._rest = b""

    async def frame(self) -> tuple[int, bytes]:
        while (found := first_frame(self._rest)) is None:
            self._rest += await asyncio.wait_for(self.reader.read(65_536), 20)
        self._rest = self._rest[found[2] :]
        return found[0], found[1]


@pytest.fixture
async def raw(hall: Any) -> Any:
    reader, writer = await asyncio.open_connection("127.0.0.1", hall.port)
    writer.write(HANDSHAKE)
    await reader.readuntil(b"\r\n\r\n")
    yield Raw(reader, writer)
    writer.close()


async def test_a_head_that_drips_is_cut_off(hall: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.2)
    reader, writer = await asyncio.open_connection("127.0.0.1", hall.port)
    writer.write(b"GET /healthz HTTP/1.1\r\nX-Slow: ")
    assert await ended(reader) == b""
    writer.close()


async def test_the_second_head_of_a_connection_may_not_drip_either(
    hall: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.2)
    reader, writer = await asyncio.open_connection("127.0.0.1", hall.port)
    writer.write(b"GET /healthz HTTP/1.1\r\nHost: h\r\n\r\nGET /healthz HT")
    assert (await ended(reader)).startswith(b"HTTP/1.1 200")
    writer.close()


async def test_a_head_too_long_is_cut_off(hall: Any) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", hall.port)
    writer.write(b"GET /healthz HTTP/1.1\r\n")
    for _ in range(40):
        writer.write(b"X-Long: " + b"x" * 1000 + b"\r\n")
    assert await ended(reader) == b""
    writer.close()


async def test_a_long_body_is_no_head(hall: Any) -> None:
    answer = await hall.http.post("/api/v1/tickets", content=b" " * 40_000)
    assert answer.status_code == 400


async def test_a_client_hears_how_things_stand_once_it_has_shown_that_it_reads(hall: Any, raw: Raw) -> None:
    kind, payload = await raw.frame()
    assert kind == PING
    raw.writer.write(masked(TEXT, HELLO))
    assert b'"welcome"' in (await raw.frame())[1]
    await hall.open("w1")
    assert raw.reader._buffer == b""  # type: ignore[attr-defined]
    raw.writer.write(masked(PONG, payload))
    assert b'"snapshot"' in (await raw.frame())[1]
    await hall.take()
    assert b'"change"' in (await raw.frame())[1]


async def test_a_pong_that_answers_no_ping_proves_nothing(hall: Any, raw: Raw) -> None:
    _, payload = await raw.frame()
    raw.writer.write(masked(PONG, b"guess"))
    raw.writer.write(masked(TEXT, HELLO))
    assert b'"welcome"' in (await raw.frame())[1]
    await hall.take()
    assert (await hall.http.get("/metrics")).status_code == 200
    assert raw.reader._buffer == b""  # type: ignore[attr-defined]
    raw.writer.write(masked(PONG, payload))
    assert b'"snapshot"' in (await raw.frame())[1]


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Let nothing be freed but what nothing points to."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def alive() -> list[str]:
    """Return the protocols in memory, by name."""
    kinds = (connections.Requests, connections.Socket)
    return [type(one).__name__ for one in gc.get_objects() if isinstance(one, kinds)]


@pytest.mark.usefixtures("uncollected")
async def test_of_a_display_that_went_nothing_is_left(hall: Any) -> None:
    """A thousand of them a day would else wait for the collector, which is told to look but seldom."""
    reader, writer = await asyncio.open_connection("127.0.0.1", hall.port)
    writer.write(HANDSHAKE)
    await reader.readuntil(b"\r\n\r\n")
    client = Raw(reader, writer)
    _, payload = await client.frame()
    writer.write(masked(TEXT, HELLO) + masked(PONG, payload))
    assert [b"welcome" in (await client.frame())[1], b"snapshot" in (await client.frame())[1]] == [True, True]
    assert alive() == ["Socket"]
    writer.close()
    async with asyncio.timeout(60):
        while alive():
            await asyncio.sleep(0.01)
