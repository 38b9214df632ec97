"""Many displays in one process, each as cheap as can be: bare protocols that only count whole frames.

Frames from a server are not masked, so a frame's length is in its head.
"""

import asyncio
import os
import struct
import time
from typing import Final, cast

HANDSHAKE: Final = (
    b"GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: aGFsbC1iZW5jaG1hcmtzIQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
TEXT: Final = 0x81
PING: Final = 0x89
PONG: Final = 0x8A
WITHIN: Final = 30.0


def masked(kind: int, payload: bytes) -> bytes:
    """Return a client's frame: masked, as the protocol asks, with a mask of zeros."""
    size = len(payload)
    length = bytes([0x80 | size]) if size < 126 else struct.pack("!BH", 0x80 | 126, size)
    return bytes([kind]) + length + bytes(4) + payload


def first_frame(data: bytes) -> tuple[int, bytes, int] | None:
    """Return kind, payload and whole length of the first frame of ``data``; None until it is all there."""
    if len(data) < 2:
        return None
    size, at = data[1], 2
    if size == 126:
        size, at = int.from_bytes(data[2:4]), 4
    elif size == 127:
        size, at = int.from_bytes(data[2:10]), 10
    if len(data) < at + size:
        return None
    return data[0], data[at : at + size], at + size


class Wall:
    """What all displays of a server have seen: ``last`` is when the last one had the frame awaited."""

    def __init__(self) -> None:
        self.screens: list[Screen] = []
        self.text = b""
        self.last = 0
        self._missing = 0
        self._all_have: asyncio.Future[None] | None = None

    async def hang(self, port: int, count: int, hello: bytes) -> None:
        """Connect ``count`` displays; each says ``hello`` when there is one. Raises TimeoutError."""
        loop = asyncio.get_running_loop()
        for start in range(0, count, 50):
            made = [
                loop.create_connection(lambda: Screen(self, hello), "127.0.0.1", port)
                for _ in range(min(50, count - start))
            ]
            fresh = [screen for _, screen in await asyncio.gather(*made)]
            await asyncio.wait_for(asyncio.gather(*(screen.settled for screen in fresh)), WITHIN)
            self.screens += fresh

    def expect(self) -> asyncio.Future[None]:
        """Return what is done once every display has one more text frame."""
        self._missing = len(self.screens)
        self._all_have = asyncio.get_running_loop().create_future()
        return self._all_have

    def seen(self, text: bytes) -> None:
        """Take one display's frame."""
        self._missing -= 1
        if self._missing == 0 and self._all_have is not None:
            self.last = time.monotonic_ns()
            self.text = text
            self._all_have.set_result(None)


class Screen(asyncio.Protocol):
    """One display; ``settled`` once it has been told where things stand."""

    def __init__(self, wall: Wall, hello: bytes) -> None:
        self._wall = wall
        self._hello = hello
        self._buffer = b""
        self._upgraded = False
        self._first_frames = 2 if hello else 0
        self.settled: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a WebSocket."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is one in all but name
        self._transport.write(HANDSHAKE)

    def data_received(self, data: bytes) -> None:
        """Count whole frames."""
        self._buffer += data
        if not self._upgraded and not self._upgrade():
            return
        while (found := first_frame(self._buffer)) is not None:
            kind, payload, used = found
            self._buffer = self._buffer[used:]
            if kind == PING:
                self._transport.write(masked(PONG, payload))
            elif kind == TEXT:
                self._take(payload)

    def heard(self, payload: bytes) -> None:
        """Take a text frame that is more than the greeting."""
        self._wall.seen(payload)

    def say(self, text: bytes) -> None:
        """Send a text frame."""
        self._transport.write(masked(TEXT, text))

    def close(self) -> None:
        """Hang up."""
        self._transport.close()

    def _upgrade(self) -> bool:
        head, end, rest = self._buffer.partition(b"\r\n\r\n")
        if not end:
            return False
        if not head.startswith(b"HTTP/1.1 101"):
            raise ConnectionError(f"no WebSocket here: {os.fsdecode(head[:200])}")
        self._buffer, self._upgraded = rest, True
        if self._hello:
            self.say(self._hello)
        else:
            self.settled.set_result(None)
        return True

    def _take(self, payload: bytes) -> None:
        if self._first_frames:
            self._first_frames -= 1
            if not self._first_frames:
                self.settled.set_result(None)
        else:
            self.heard(payload)
