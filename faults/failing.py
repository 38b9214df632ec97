"""A server whose disk begins to fail at its N-th call: what it promises then, and what it does after.

It never says that something is kept which is not, never leaves an asker
without an answer for more than ``LONGEST``, is not ready while nothing can be
kept, and goes on by itself.
"""

import asyncio
import time
import uuid
from typing import Any, Final

from faults.asking import CUT, insist, is_ready, request
from faults.disk import FOR_EVER, Disk, How
from faults.heard import Heard
from faults.server import Server
from faults.workload import EVENTS, QUEUE, WINDOWS

LONGEST: Final = 5.0
LOOKED_AT: Final = 0.8
"""For how long a server that refuses is seen not to be ready: more than one of its tries."""
LOOK_AGAIN: Final = 0.05
SLOW_MS: Final = 7_000
SURELY: Final = 30.0


class Command:
    """One command, asked for with the same id until it is kept."""

    def __init__(self, server: Server, path: str, event: str, window: str = "", **body: Any) -> None:
        self._server = server
        self._path = path
        self._event = event
        self._window = window
        self._body = {"command_id": uuid.uuid4().hex, **body}
        self.kept = False

    async def ask(self, heard: Heard) -> str:
        """Ask once; return a fault, or nothing."""
        began = time.monotonic()
        try:
            status, answer = await asyncio.wait_for(
                request(self._server.port, "POST", self._path, self._body), SURELY
            )
        except (*CUT, TimeoutError) as error:
            return f"{self._path}: {type(error).__name__} after {time.monotonic() - began:.1f} s"
        self._take(heard, status, answer)
        took = time.monotonic() - began
        return f"{self._path}: answered after {took:.1f} s" if took > LONGEST else ""

    async def insist(self, heard: Heard) -> None:
        """Ask until it is kept."""
        self._take(heard, *await insist(self._server.port, self._path, self._body))

    def _take(self, heard: Heard, status: int, answer: Any) -> None:
        if status == 503:
            return
        self.kept = True
        if status in (200, 201):
            ticket = answer.get("ticket", answer)
            heard.note(self._body["command_id"], self._event, ticket, self._window)


def burst(server: Server) -> list[list[Command]]:
    """Return commands to be asked for: each list at once, one list after the other."""
    return [
        [_number(server), _number(server), _key(server, WINDOWS[0], "call-next")],
        [_number(server)],
        [_key(server, WINDOWS[0], "start"), _key(server, WINDOWS[1], "call-next")],
    ]


def _number(server: Server) -> Command:
    return Command(server, "/api/v1/tickets", "ticket_issued", queue=QUEUE)


def _key(server: Server, window: str, verb: str) -> Command:
    return Command(server, f"/api/v1/windows/{window}/{verb}", EVENTS[verb], window)


async def trial(
    server: Server, disk: Disk, heard: Heard, how: How, *, first: int, times: int = FOR_EVER
) -> list[str]:
    """Let calls fail from the ``first`` from now on, under work; return all faults."""
    asked = burst(server)
    disk.fail(how, first, times, SLOW_MS)
    faults: list[str] = []
    for together in asked:
        faults += filter(None, await asyncio.gather(*(command.ask(heard) for command in together)))
    refused = [command for together in asked for command in together if not command.kept]
    if refused and times == FOR_EVER and await _ready_within(server, LOOKED_AT):
        faults.append("ready, though it has just refused and nothing can be kept")
    disk.mend()
    if not await _ready_within(server, SURELY if how is How.slow else LONGEST):
        faults.append(f"not ready {LONGEST:.0f} s after the disk was mended")
    return [*faults, *await _in_time(command.insist(heard) for command in refused)]


async def _ready_within(server: Server, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if await is_ready(server.port):
            return True
        await asyncio.sleep(LOOK_AGAIN)
    return False


async def _in_time(work: Any) -> list[str]:
    try:
        async with asyncio.timeout(SURELY):
            await asyncio.gather(*work)
    except TimeoutError:
        return ["refused commands are refused for ever, though the server is ready"]
    return []
