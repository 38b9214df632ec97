"""One question to a server over a connection of its own, and asking until there is an answer."""

import asyncio
import contextlib
from typing import Any, Final

import msgspec

AGAIN_AFTER: Final = 0.02
CUT: Final = (OSError, asyncio.IncompleteReadError, ValueError)
"""What ``request`` raises when the connection is refused or cut."""


async def request(port: int, method: str, path: str, body: dict[str, Any] | None = None) -> tuple[int, Any]:
    """Ask once; return status and JSON. Raises what ``CUT`` names when the connection is cut."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        data = msgspec.json.encode(body) if body is not None else b""
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        head += f"Content-Type: application/json\r\nContent-Length: {len(data)}\r\n\r\n"
        writer.write(head.encode() + data)
        answer = await reader.read()
    finally:
        writer.close()
    top, _, rest = answer.partition(b"\r\n\r\n")
    if not top:
        raise asyncio.IncompleteReadError(answer, None)
    length = _length(top)
    if len(rest) < length:
        raise asyncio.IncompleteReadError(answer, length)
    return int(top.split(b" ", 2)[1]), msgspec.json.decode(rest) if rest else None


def _length(top: bytes) -> int:
    lines = (line.lower().partition(b":") for line in top.split(b"\r\n"))
    return next((int(value) for name, _, value in lines if name == b"content-length"), 0)


async def insist(port: int, path: str, body: dict[str, Any]) -> tuple[int, Any]:
    """Repeat the same command until it is answered with other than "not now", as a kiosk does."""
    while True:
        with contextlib.suppress(*CUT):
            status, answer = await request(port, "POST", path, body)
            if status != 503:
                return status, answer
        await asyncio.sleep(AGAIN_AFTER)


async def is_ready(port: int) -> bool:
    """Tell whether the server says that it can keep what it is told."""
    with contextlib.suppress(*CUT):
        status, _ = await request(port, "GET", "/readyz")
        return status == 200
    return False


async def whole_log(port: int) -> list[dict[str, Any]]:
    """Read the event log over REST, to its end. Raises what ``CUT`` names, RuntimeError."""
    events: list[dict[str, Any]] = []
    after = 0
    while True:
        status, page = await request(port, "GET", f"/api/v1/events?after={after}&limit=1000")
        if status != 200:
            raise RuntimeError(f"the log cannot be read: {status} {page}")
        events += [row["record"] for row in page["data"]]
        if page["next"] is None:
            return events
        after = int(page["next"])
