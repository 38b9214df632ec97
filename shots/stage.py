"""The hall that is photographed, with everything in it under way and ways to reach it."""

import contextlib
import os
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from demo.alongside import alongside
from demo.automation import Face
from demo.displays import Display
from demo.hall import Hall, open_hall
from demo.hall_server import HallServer
from demo.options import arguments
from demo.place import Place
from demo.processes import find
from demo.touch import Hand
from shots.album import Album
from shots.cast import Cast
from shots.glass import Glass
from shots.hands import Hands

AT_ONCE = 2
"""Programs with a screen that start together: they are many, and processors are few."""
OPTIONS = ("--visitors", "0", "--no-clerks", "--one-kiosk", "--kiosk-size", "1080x1920", "--port", "0")


@dataclass
class Stage:
    """A running hall, its hall page, and hands at its server."""

    hall: Hall
    page: HallServer
    hands: Hands
    album: Album
    cast: Cast

    @property
    def base(self) -> str:
        """Where the server is."""
        return self.hall.wiring.base

    @property
    def page_url(self) -> str:
        """Where the hall page is."""
        return f"http://127.0.0.1:{self.hall.wiring.page_port}"

    def glass(self, device: str, program: str, shape: str) -> Glass:
        """Return a kiosk or board that runs."""
        display = (self.hall.displays | self.cast.displays)[device]
        return Glass(program, shape, display, self._face(device, display), self.album)

    async def bring(self, *devices: str) -> None:
        """Start further kiosks and boards, a few at a time. Raises CannotStart."""
        for at in range(0, len(devices), AT_ONCE):
            few = devices[at : at + AT_ONCE]
            await self.hall.processes.start([one for name in few for one in self.cast.programs(name)])

    def _face(self, device: str, display: Display) -> Face:
        return Face(self.hall.wiring.place.socket(device), Hand(find("xdotool"), display.number))


@contextlib.asynccontextmanager
async def open_stage(place: Place, album: Album, say: Callable[[str], None]) -> AsyncIterator[Stage]:
    """Open the hall and its page; close them at the end. Raises BadConfig, CannotStart."""
    os.environ.pop("DISPLAY", None)  # the person's own screen is not photographed
    async with open_hall(arguments([*OPTIONS]), place, say) as hall:
        page = HallServer(hall, hall.day(say))
        async with alongside(page.run()):
            cast = Cast(hall, Path(place.root) / "county")
            yield Stage(hall, page, Hands(hall.wiring.base), album, cast)
