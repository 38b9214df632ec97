"""A hall at work over REST: citizens take numbers, clerks call them, and every answer is noted."""

import asyncio
import uuid
from types import MappingProxyType
from typing import Any, Final

from faults.asking import insist
from faults.heard import Heard

QUEUE: Final = "police"
WINDOWS: Final = ("r19", "r20", "r21")
EVENTS: Final = MappingProxyType(
    {"open": "window_opened", "call-next": "ticket_called", "start": "service_started"}
)
"""What a clerk asks for → the event that keeps it."""
ROUND: Final = ("call-next", "start")


class Refused(Exception):
    """A command of the workload was refused: the workload is wrong, or the server."""


async def take(port: int, heard: Heard, times: int = 1) -> None:
    """Take a number; ``times`` at once with the same command, as an impatient finger does."""
    command = uuid.uuid4().hex
    body = {"command_id": command, "queue": QUEUE}
    asked = (insist(port, "/api/v1/tickets", body) for _ in range(times))
    for status, ticket in await asyncio.gather(*asked):
        if status not in (200, 201):
            raise Refused(f"a number: {status} {ticket}")
        heard.note(command, "ticket_issued", ticket)


async def clerk(port: int, heard: Heard, window: str, verb: str) -> bool:
    """Press a key at a window; return False when nobody waits."""
    command = f"{verb}-{uuid.uuid4().hex}"
    body: dict[str, Any] = {"command_id": command}
    if verb == "open":
        body["clerk"] = "li"
    status, answer = await insist(port, f"/api/v1/windows/{window}/{verb}", body)
    if status == 204:
        return False
    if status != 200:
        raise Refused(f"{verb} at {window}: {status} {answer}")
    heard.note(command, EVENTS[verb], answer["ticket"], window)
    return True


async def open_windows(port: int, heard: Heard) -> None:
    """Open all windows of the workload."""
    for window in WINDOWS:
        await clerk(port, heard, window, "open")


async def work(port: int, heard: Heard, commands: int) -> None:
    """Carry out about ``commands`` commands, at three windows at a time."""
    async with asyncio.TaskGroup() as group:
        for window in WINDOWS:
            group.create_task(_window(port, heard, window, commands // len(WINDOWS)))


async def _window(port: int, heard: Heard, window: str, commands: int) -> None:
    """Let one citizen after the other take a number and be called to this window, most of them alone."""
    for _ in range(0, commands, 1 + len(ROUND)):
        await take(port, heard)
        for verb in ROUND:
            if not await clerk(port, heard, window, verb):
                break
