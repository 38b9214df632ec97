"""A TCP pipe against real listeners: words across, refusals, a peer that hangs up or does not read."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from transports.address import TcpAddress
from transports.errors import TransportError
from transports.tcp import TcpSocket

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[TcpSocket]:
    done: list[asyncio.Task[None] | None] = []

    async def noted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        done.append(asyncio.current_task())
        try:
            await serve(reader, writer)
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(noted, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    pipe = TcpSocket(TcpAddress(f"tcp:127.0.0.1:{port}", "127.0.0.1", port))
    try:
        yield pipe
    finally:
        await pipe.close()
        server.close()
        await asyncio.gather(*(task for task in done if task is not None))


async def test_bytes_go_both_ways() -> None:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(100):
            writer.write(data[::-1])

    async with listening(echo) as pipe:
        await pipe.open()
        await pipe.open()
        await pipe.write(b"abc", 5.0)
        assert await pipe.read(2, 5.0) == b"cb"
        assert await pipe.read(10, 5.0) == b"a"
        assert await pipe.read(10, 0.01) == b""


async def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        pipe = TcpSocket(TcpAddress("tcp:x", "localhost", port))
        with pytest.raises(TransportError) as caught:
            await pipe.open()
    assert caught.value.reason == "refused"
    await pipe.close()


async def test_a_name_nobody_knows_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_place: object, **_hints: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(TransportError) as caught:
        await TcpSocket(TcpAddress("tcp:x", "no-such-printer.invalid", 9100)).open()
    assert caught.value.reason == "missing"


async def test_a_device_that_hangs_up_is_gone() -> None:
    async def leave(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with listening(leave) as pipe:
        await pipe.open()
        with pytest.raises(TransportError) as caught:
            await pipe.read(10, 5.0)
        assert caught.value.reason == "gone"
        with pytest.raises(TransportError):
            await _write_on(pipe)
        await pipe.close()
        await pipe.open()


async def _write_on(pipe: TcpSocket) -> None:
    for _ in range(1000):  # the first bytes after a hang-up are lost without a word
        await pipe.write(b"x" * 1000, 5.0)


async def test_a_device_that_does_not_read_is_a_timeout_and_is_cut_off() -> None:
    stop = asyncio.Event()

    async def deaf(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await stop.wait()

    async with listening(deaf) as pipe:
        await pipe.open()
        with pytest.raises(TransportError) as caught:
            await pipe.write(b"x" * 50_000_000, 0.05)
        assert caught.value.reason == "timeout"
        await pipe.close()
        stop.set()


async def test_a_closed_pipe_says_gone() -> None:
    pipe = TcpSocket(TcpAddress("tcp:x", "127.0.0.1", 1))
    for call in (lambda: pipe.read(1, 1.0), lambda: pipe.write(b"a", 1.0)):
        with pytest.raises(TransportError, match="not open"):
            await call()
