"""REST: the screens of the site, and the ready layouts of their glass."""

from typing import Any, Final, Literal

import msgspec
from litestar import Controller, Request, get

from boards.layout import LAYOUTS, Boxes, boxes, pixels
from config.settings import Board, Kiosk
from queue_server.gateway.given import TheDesk

Shares = dict[str, tuple[float, float, float, float]]
GLASS: Final = (1920, 1080)


class LayoutOut(msgspec.Struct, frozen=True):
    """A ready layout: its zones on glass that lies and that stands, as shares from the top left corner."""

    id: str
    lying: Shares
    upright: Shares


class ScreenOut(msgspec.Struct, frozen=True):
    """A board or kiosk: the pixels of its programme's place on glass of 1080p, and its ground.

    ``layout`` is that of a board, ``own`` where it has zones of its own.
    """

    id: str
    kind: Literal["board", "kiosk"]
    hall: str
    wide: int
    high: int
    ground: Literal["light", "dark"]
    layout: str = ""


class Screens(Controller):
    """What hangs on the walls and stands in the hall."""

    path = "/api/v1"
    tags = ("programme",)

    @get("/layouts")
    async def layouts(self) -> list[LayoutOut]:
        """List the ready layouts of boards."""
        return [LayoutOut(name, _shares(lying), _shares(up)) for name, (lying, up) in LAYOUTS.items()]

    @get("/screens")
    async def screens(self, request: Request[Any, Any, Any], desk: TheDesk) -> list[ScreenOut]:
        """List the boards and kiosks in the settings' order."""
        await desk.staff(request)
        site = desk.loaded.site
        return [*map(_board, site.boards), *map(_kiosk, site.kiosks)]


def _board(board: Board) -> ScreenOut:
    box = boxes(board, upright=False).get("programme")
    wide, high = pixels(box, GLASS) if box else GLASS
    return ScreenOut(
        board.id, "board", board.hall, wide, high, "dark", "own" if board.zones else board.layout
    )


def _kiosk(kiosk: Kiosk) -> ScreenOut:
    wide, high = GLASS if kiosk.orientation == "landscape" else GLASS[::-1]
    return ScreenOut(kiosk.id, "kiosk", kiosk.hall, wide, high, "light")


def _shares(zones: Boxes) -> Shares:
    return {kind: (box.x, box.y, box.wide, box.high) for kind, box in zones.items()}
