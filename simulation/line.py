"""A connection between a client and the server, in memory: late, slow, dark on one side, or cut.

Frames of one direction keep their order, as TCP's bytes do. A dark direction
swallows what is sent; each end finds out by its own keep-alive, in its own time.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from typing import Any, Final, Protocol

from simulation.world import World

FULL: Final = 24
"""Frames under way to the client at which the server's ``send`` waits, as a full socket buffer makes it."""
CLIENT_NOTICES: Final = (10.0, 20.0)
LATE: Final = (0.01, 20.0)
SERVER_NOTICES: Final = (20.0, 40.0)


class End(Protocol):
    """The client's side of a line."""

    def connected(self, line: "Line") -> None:
        """The server accepted."""

    def heard(self, line: "Line", frame: str) -> None:
        """A frame came."""

    def lost(self, line: "Line") -> None:
        """The connection is gone, as far as this end knows."""


class Line:
    """One connection; ``receive`` and ``send`` are the server's side, as ASGI gives it."""

    def __init__(self, world: World, name: str, end: End, chance: Random, delay: tuple[float, float]) -> None:
        self.name = name
        self._world = world
        self._end = end
        self._chance = chance
        self._delay = delay
        self.pace = 0.0
        self.full = FULL
        self.twice = 0.0
        self.dark_up = self.dark_down = False
        self.client_knows = self.server_knows = False
        self._inbox: deque[dict[str, Any]] = deque([{"type": "websocket.connect"}])
        self._reader: asyncio.Future[None] | None = None
        self._writers: list[asyncio.Future[None]] = []
        self._up: deque[Callable[[], None]] = deque()
        self._out: deque[Callable[[], None]] = deque()
        self._free_up = self._free_down = 0.0
        self._greeted = False
        self._down = 0

    @property
    def over(self) -> bool:
        """Tell whether both ends know that it is gone."""
        return self.client_knows and self.server_knows

    # the client's side

    def say(self, frame: bytes) -> None:
        """Send a frame to the server; now and then a copy of it comes late (of hello never)."""
        if self.dark_up or self.client_knows:
            return
        event = {"type": "websocket.receive", "text": frame.decode()}
        self._upward(partial(self._arrive, event))
        if self._greeted and self._chance.random() < self.twice:
            self._world.later(self._chance.uniform(*LATE), self._arrive, event)
        self._greeted = True

    def hang_up(self) -> None:
        """The client closes."""
        self.client_knows = True
        if not self.dark_up:
            self._upward(self._tell_server)

    # the server's side

    async def receive(self) -> dict[str, Any]:
        """Return the next ASGI event."""
        while not self._inbox:
            self._reader = asyncio.get_running_loop().create_future()
            await self._reader
        return self._inbox.popleft()

    async def send(self, message: dict[str, Any]) -> None:
        """Take an ASGI event; waits while the client does not keep up. Raises OSError when it is gone."""
        while self._down >= self.full and not self.server_knows:
            drained = asyncio.get_running_loop().create_future()
            self._writers.append(drained)
            await drained
        if self.server_knows:
            raise OSError("the client is gone")
        if message["type"] == "websocket.send":
            self._down += 1
            self._downward(partial(self._deliver, message["text"]))
        elif message["type"] == "websocket.accept":
            self._downward(self._accepted)
        else:
            self._downward(self._tell_client)
            self._tell_server()

    def close(self) -> None:
        """The server's side is over: what was sent still arrives, then the end."""
        self._downward(self._tell_client)

    # faults

    def unanswered(self, seconds: float) -> None:
        """The server does not answer pings for so long; the client may give the line up."""
        patience = self._chance.uniform(*CLIENT_NOTICES)
        if patience < seconds:
            self._world.later(patience, self._tell_client)

    def cut(self) -> None:
        """Break it; what is under way is lost, and both ends know after a moment."""
        self.dark_up = self.dark_down = True
        self._world.later(self._chance.uniform(0, 0.3), self._tell_client)
        self._world.later(self._chance.uniform(0, 0.3), self._tell_server)

    def go_dark(self, directions: Sequence[str]) -> None:
        """Swallow everything in ``up`` or ``down`` from now on; keep-alives will miss it."""
        self.dark_up |= "up" in directions
        self.dark_down |= "down" in directions
        self._world.later(self._chance.uniform(*CLIENT_NOTICES), self._tell_client)
        self._world.later(self._chance.uniform(*SERVER_NOTICES), self._tell_server)

    def _upward(self, event: Callable[[], None]) -> None:
        self._free_up = self._arrival(self._free_up)
        self._up.append(event)
        self._world.later(self._free_up - self._world.loop.time(), _next, self._up)

    def _downward(self, event: Callable[[], None]) -> None:
        self._free_down = self._arrival(self._free_down + self.pace)
        self._out.append(event)
        self._world.later(self._free_down - self._world.loop.time(), _next, self._out)

    def _arrival(self, free: float) -> float:
        return max(free, self._world.loop.time() + self._chance.uniform(*self._delay))

    def _arrive(self, event: dict[str, Any]) -> None:
        if not self.dark_up and not self.server_knows:
            self._inbox.append(event)
            self._wake_reader()

    def _accepted(self) -> None:
        if not self.dark_down and not self.client_knows:
            self._end.connected(self)

    def _deliver(self, frame: str) -> None:
        if not self.dark_down:
            self._drain()
            if not self.client_knows:
                self._end.heard(self, frame)

    def _drain(self) -> None:
        self._down -= 1
        if self._down < self.full:
            self._wake_writers()

    def _tell_client(self) -> None:
        if not self.client_knows:
            self.client_knows = True
            self._end.lost(self)
            self.hang_up()

    def _tell_server(self) -> None:
        if not self.server_knows:
            self.server_knows = True
            self._inbox.append({"type": "websocket.disconnect", "code": 1006})
            self._wake_reader()
            self._wake_writers()

    def _wake_reader(self) -> None:
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)

    def _wake_writers(self) -> None:
        for drained in self._writers:
            if not drained.done():
                drained.set_result(None)
        self._writers.clear()


def _next(events: deque[Callable[[], None]]) -> None:
    """Whichever timer comes first, the events of a direction keep their order."""
    events.popleft()()
