"""Clients that a hall must not feel, in a process of their own: ``python -m benchmarks.siege PORT``.

500 that say hello on a WebSocket and never read, 100 that send their request's
head byte by byte, and some that send frames over the limit. Who is cut comes
again. Writes a line when all have come once.
"""

import asyncio
import contextlib
import sys
from collections.abc import Awaitable, Callable
from typing import Final

from benchmarks.displays import HANDSHAKE, TEXT, masked
from wire import version
from wire.codec import MAX_CLIENT_FRAME, encode
from wire.hello import Hello

NEVER_READ: Final = 500
DRIPPING: Final = 100
TOO_LONG: Final = 4
AGAIN_AFTER: Final = 0.5
STAYS: Final = 15.0
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
HELLO: Final = encode(
    Hello(
        program="hall-board",
        device="stalled",
        oldest=version.OLDEST,
        newest=version.NEWEST,
        rooms=("hall:left",),
    )
)


async def upgraded(port: int) -> Streams:
    """Return a WebSocket of which nothing more is read by itself than a little."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2048)
    writer.write(HANDSHAKE)
    await reader.readuntil(b"\r\n\r\n")
    return reader, writer


async def never_read(port: int, came: Callable[[], None]) -> None:
    """Say hello, and then neither read nor answer a ping."""
    _, writer = await upgraded(port)
    writer.write(masked(TEXT, HELLO))
    came()
    try:
        await asyncio.sleep(STAYS)
    finally:
        writer.close()


async def drip(port: int, came: Callable[[], None]) -> None:
    """Send the head of a request, a byte a second."""
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /api/v1/queues HTTP/1.1\r\nX-Slow: ")
    came()
    try:
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(1)
    finally:
        writer.close()


async def too_long(port: int, came: Callable[[], None]) -> None:
    """Send a frame over the limit and wait to be sent away."""
    reader, writer = await upgraded(port)
    size = MAX_CLIENT_FRAME + 1
    writer.write(bytes([TEXT, 0x80 | 127]) + size.to_bytes(8) + bytes(4) + b"x" * size)
    came()
    try:
        await reader.read()
    finally:
        writer.close()


async def siege(port: int) -> None:
    """Send them all, again and again."""
    missing = NEVER_READ + DRIPPING + TOO_LONG

    def came() -> None:
        nonlocal missing
        missing -= 1
        if not missing:
            print("all there", flush=True)

    async def again(once: Callable[[int, Callable[[], None]], Awaitable[None]]) -> None:
        said = came
        while True:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                await once(port, said)
            said = _nothing
            await asyncio.sleep(AGAIN_AFTER)

    async with asyncio.TaskGroup() as group:
        for kind, count in ((never_read, NEVER_READ), (drip, DRIPPING), (too_long, TOO_LONG)):
            for _ in range(count):
                group.create_task(again(kind))
                await asyncio.sleep(0.003)


def _nothing() -> None:
    """Came once already."""


if __name__ == "__main__":
    asyncio.run(siege(int(sys.argv[1])))
