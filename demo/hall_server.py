"""The hall page's own little server: keeps the state and the pictures fresh while somebody looks.

It listens on loopback; what it answers to which request is in ``hall_routes``.
"""

import asyncio
import contextlib
import itertools
import re
import time
from collections.abc import Iterator
from typing import Final

import msgspec
import uvicorn
from litestar.exceptions import NotFoundException

from demo.cards import Cards
from demo.day import Day
from demo.faults import Faults
from demo.hall import Hall
from demo.hall_routes import application
from demo.hall_state import HallState
from demo.outside import NoServer
from demo.pads import Pads
from demo.people import people
from demo.pictures import Pictures

LOOKED_AT: Final = 5.0
REFRESH: Final = 0.5


class HallServer:
    """Serves the page of ``hall`` while ``day`` is played."""

    def __init__(self, hall: Hall, day: Day) -> None:
        self._hall = hall
        self._day = day
        self.faults = Faults(hall.wiring, hall.processes)
        self.pads = Pads(hall.wiring, hall.processes, self.faults)
        self._pictures = Pictures(hall.displays)
        self.cards = Cards(hall.wiring, hall.processes, people().cards)
        self._state = HallState(hall, self._pictures, self.faults, self.cards)
        self._told = b"{}"
        self._looked_at = 0.0

    async def run(self) -> None:
        """Serve until cancelled."""
        config = uvicorn.Config(
            application(self),
            host="127.0.0.1",
            port=self._hall.wiring.page_port,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        server = _Guest(config)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._keep_fresh(), name="hall state")
            serving = asyncio.create_task(server.serve(), name="hall page")
            try:
                await asyncio.shield(serving)
            finally:
                server.should_exit = True
                await asyncio.wait({serving}, timeout=0.5)

    async def _keep_fresh(self) -> None:
        """Make the state anew while somebody looks, figures and pictures every other time."""
        for turn in itertools.count():
            if time.monotonic() - self._looked_at < LOOKED_AT:
                if turn % 2 == 0:
                    await self._pictures.take()
                    with contextlib.suppress(NoServer):
                        self._state.figures = await self._hall.figures(self._day)
                self._told = msgspec.json.encode(await asyncio.to_thread(self._state.now))
            await asyncio.sleep(REFRESH)

    async def state(self) -> bytes:
        """Return the state as JSON; made now when nobody looked for a while, else at most 0.5 s old."""
        if time.monotonic() - self._looked_at > LOOKED_AT:
            self._told = msgspec.json.encode(await asyncio.to_thread(self._state.now))
        self._looked_at = time.monotonic()
        return self._told

    def picture(self, kind: str, of: str, name: str) -> bytes:
        """Return a picture. Raises NotFoundException."""
        if kind == "screen":
            shot = self._pictures.shots.get(of)
            if shot is None:
                raise NotFoundException(f"no picture of {of}")
            return shot.png
        place = self._hall.wiring.place
        known = {
            **{("led", line.id): place.led(line.id) for line in self._hall.wiring.led_lines},
            **{("slip", kiosk.id): place.printer(kiosk.id) for kiosk in self._hall.wiring.kiosks},
        }
        folder = known.get((kind, of))
        if folder is None or not re.fullmatch(r"[a-z0-9-]+\.png", name):
            raise NotFoundException(f"no picture {kind}/{of}/{name}")
        try:
            return (folder / name).read_bytes()
        except OSError as error:
            raise NotFoundException(f"no picture {kind}/{of}/{name}") from error


class _Guest(uvicorn.Server):
    """A server that leaves Ctrl-C to the program it lives in."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield
