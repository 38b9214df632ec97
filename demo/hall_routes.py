"""The requests of the hall page, as ``hall_page/CONTRACT.md`` spells them.

Posts need JSON and our own origin, so that no foreign page can press keys.
"""

from pathlib import Path
from typing import Any, Final, Protocol, TypeVar
from urllib.parse import urlsplit

import msgspec
from litestar import Litestar, Request, Response, get, post
from litestar.datastructures import State
from litestar.exceptions import (
    HTTPException,
    NotFoundException,
    PermissionDeniedException,
    ValidationException,
)
from litestar.params import FromPath

from demo.cards import Cards, NoSuchCard
from demo.faults import Faults, NoSuchFault
from demo.pads import NoSuchPad, Pads, Unplugged
from queue_server.gateway.files import answer, file_answer
from queue_server.gateway.pages import CONSOLE, LIBRARIES, STATIC
from translations.phrases import as_json

PAGE: Final = Path(__file__).parent / "hall_page"
KEPT: Final = {"Cache-Control": "max-age=3600"}
Asked = Request[Any, Any, Any]
T = TypeVar("T")


class Shown(Protocol):
    """What the page is made of: the hall's state and pictures, its pads, cards and faults."""

    cards: Cards
    faults: Faults
    pads: Pads

    async def state(self) -> bytes:
        """Return the state as JSON."""

    def picture(self, kind: str, of: str, name: str) -> bytes:
        """Return a picture. Raises NotFoundException."""


class Press(msgspec.Struct, frozen=True):
    """A key of a virtual pad; ``pad`` is the id of its window."""

    pad: str
    key: str


class Break(msgspec.Struct, frozen=True):
    """A fault to set, or to heal."""

    device: str
    fault: str
    on: bool = True


class Lay(msgspec.Struct, frozen=True):
    """A card to lay on a kiosk's reader; ``""`` lifts it."""

    kiosk: str
    card: str = ""


@get("/", sync_to_thread=True)
def page(request: Asked) -> Response[bytes]:
    """The page."""
    return file_answer(request, PAGE, "index.html")


@get("/state.json")
async def state_json(request: Asked, state: State) -> Response[bytes]:
    """Everything as it is now."""
    return answer(request, await _server(state).state(), "application/json")


@get("/static/{name:path}", sync_to_thread=True)
def static(request: Asked, name: FromPath[str]) -> Response[bytes]:
    """Files of the page."""
    return file_answer(request, PAGE, name)


@get("/console/{name:path}", sync_to_thread=True)
def console(request: Asked, name: FromPath[str]) -> Response[bytes]:
    """What the page shares with the staff console."""
    return file_answer(request, STATIC, name)


@get("/vendor/{name:path}", sync_to_thread=True)
def vendor(request: Asked, name: FromPath[str]) -> Response[bytes]:
    """Libraries."""
    if not name.lstrip("/").startswith(tuple(f"{library}/" for library in LIBRARIES)):
        raise NotFoundException(f"no library {name}")
    return file_answer(request, CONSOLE / "node_modules", name)


@get("/i18n/hall_page/{name:str}", sync_to_thread=True)
def phrases(request: Asked, name: FromPath[str]) -> Response[bytes]:
    """The words of the page."""
    try:
        return answer(request, as_json("hall_page", name.removesuffix(".json")), "application/json")
    except LookupError as error:
        raise NotFoundException(str(error)) from error


@get("/pictures/screen/{name:str}")
async def screen(state: State, name: FromPath[str]) -> Response[bytes]:
    """The latest picture of a screen."""
    return _png(_server(state).picture("screen", name.removesuffix(".png"), ""))


@get("/pictures/{kind:str}/{of:str}/{name:str}", sync_to_thread=True)
def picture(state: State, kind: FromPath[str], of: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    """A bar or a slip."""
    return _png(_server(state).picture(kind, of, name))


@post("/press", status_code=204)
async def press(request: Asked, state: State) -> None:
    """Press a key of a pad."""
    asked = await _body(request, Press)
    try:
        _server(state).pads.press(asked.pad, asked.key)
    except NoSuchPad as error:
        raise NotFoundException(str(error)) from error
    except Unplugged as error:
        raise HTTPException(str(error), status_code=409) from error


@post("/fault", status_code=204)
async def fault(request: Asked, state: State) -> None:
    """Break a device, or mend it."""
    asked = await _body(request, Break)
    try:
        _server(state).faults.set(asked.device, asked.fault, asked.on)
    except NoSuchFault as error:
        raise NotFoundException(str(error)) from error


@post("/card", status_code=204)
async def card(request: Asked, state: State) -> None:
    """Lay a card on a kiosk's reader, or lift it."""
    asked = await _body(request, Lay)
    try:
        _server(state).cards.lay(asked.kiosk, asked.card)
    except NoSuchCard as error:
        raise NotFoundException(str(error)) from error


def application(server: Shown) -> Litestar:
    """Return the application over ``server``."""
    files = [page, static, console, vendor, phrases, screen, picture]
    return Litestar(
        route_handlers=[*files, state_json, press, fault, card],
        state=State({"server": server}),
        openapi_config=None,
        logging_config=None,
    )


def _server(state: State) -> Shown:
    server: Shown = state["server"]
    return server


def _png(png: bytes) -> Response[bytes]:
    return Response(png, media_type="image/png", headers=KEPT)


async def _body(request: Asked, kind: type[T]) -> T:
    """Return what was posted. Raises HTTPException for another type or from a foreign page."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise PermissionDeniedException("post from the hall page itself")
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise HTTPException("expected application/json", status_code=415)
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except msgspec.MsgspecError as error:
        raise ValidationException(str(error)) from error
