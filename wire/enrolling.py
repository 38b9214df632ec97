"""A device's side of being enrolled: ask for a code, show it, wait until staff have typed it."""

import asyncio
from collections.abc import Callable
from typing import Final

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from wire import codec
from wire.enrolment import AskToEnrol, EnrolBy, Enrolled

PAUSE: Final = 3.0
"""Seconds before the next try, when the server is away or the code has lost its force."""
KEEP_ALIVE: Final = 10.0


async def enrolled(url: str, asks: AskToEnrol, show: Callable[[str], None], pause: float = PAUSE) -> str:
    """Return the id that staff gave this device; ``show`` hears each code, and ``""`` while there is none."""
    while True:
        try:
            found = await _once(url, asks, show)
        except (OSError, TimeoutError, WebSocketException, codec.BadMessage):
            found = ""
        show("")
        if found:
            return found
        await asyncio.sleep(pause)


async def _once(url: str, asks: AskToEnrol, show: Callable[[str], None]) -> str:
    """Return the id given over one connection, ``""`` when it ended before."""
    async with connect(
        url,
        max_size=codec.MAX_SERVER_FRAME,
        compression=None,
        ping_interval=KEEP_ALIVE,
        ping_timeout=KEEP_ALIVE,
        open_timeout=KEEP_ALIVE,
        proxy=None,
    ) as connection:
        await connection.send(codec.encode(asks).decode())
        async for frame in connection:
            match codec.decode_from_server(frame):
                case EnrolBy(code=code):
                    show(code)
                case Enrolled(device=device):
                    return device
    return ""
