"""The pages: staff console, follow-my-ticket, guides, browser board; their files, phrases and libraries.

Pages are made of ``skeleton`` and files of ``queue_server/console/static``; libraries come from
``node_modules`` as installed by the lock file, only the packages listed here;
phrases come from the same .po files as everything else.
"""

import hashlib
import re
from base64 import b64encode
from pathlib import Path
from typing import Final

from litestar import Response, Router, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from queue_server.gateway.files import Asked, answer, file_answer
from queue_server.gateway.skeleton import html
from translations.phrases import as_json

CONSOLE: Final = Path(__file__).parent.parent / "console"
STATIC: Final = CONSOLE / "static"
LIBRARIES: Final = ("lit", "lit-html", "lit-element", "@lit/reactive-element")
DOMAINS: Final = frozenset({"console", "display"})
IMPORT_MAP: Final = re.compile(rb'<script type="importmap">(.*?)</script>', re.DOTALL)


def page(request: Asked, name: str) -> Response[bytes]:
    """Return a page of ``PAGES`` with a policy that lets it load only our own files and its import map."""
    body = html(name)
    maps = [b64encode(hashlib.sha256(found).digest()).decode() for found in IMPORT_MAP.findall(body)]
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in maps)])
    policy = (
        f"default-src 'self'; script-src {scripts}; style-src 'self'; img-src 'self' data:; "
        f"connect-src 'self' {_socket_origins(request)}; object-src 'none'; frame-ancestors 'self'; "
        "base-uri 'none'; form-action 'self'"
    )
    return answer(request, body, "text/html", {"Content-Security-Policy": policy})


def _socket_origins(request: Asked) -> str:
    """Return where ``/ws`` is; older browsers do not count it as 'self'."""
    host = request.headers.get("host", "")
    return f"ws://{host} wss://{host}" if re.fullmatch(r"[\w.:\[\]-]+", host) else ""


@get("/", include_in_schema=False, sync_to_thread=True)
def console(request: Asked) -> Response[bytes]:
    """The staff console."""
    return page(request, "console")


@get("/follow/{word:str}", include_in_schema=False, sync_to_thread=True)
def follow(request: Asked, word: FromPath[str]) -> Response[bytes]:
    """The citizen's page of one ticket; the page reads the word from its address."""
    del word
    return page(request, "follow")


@get("/guide/{code:str}", include_in_schema=False, sync_to_thread=True)
def guide(request: Asked, code: FromPath[str]) -> Response[bytes]:
    """The guide of an item, as a code on the kiosk leads to; the page reads the item from its address."""
    del code
    return page(request, "guide")


@get("/board/{hall:str}", include_in_schema=False, sync_to_thread=True)
def board(request: Asked, hall: FromPath[str]) -> Response[bytes]:
    """The board of a hall in a browser."""
    del hall
    return page(request, "board")


@get("/window/{window:str}", include_in_schema=False, sync_to_thread=True)
def window_screen(request: Asked, window: FromPath[str]) -> Response[bytes]:
    """The screen of a window in a browser."""
    del window
    return page(request, "window")


@get("/sign/{window:str}", include_in_schema=False, sync_to_thread=True)
def staff_sign(request: Asked, window: FromPath[str]) -> Response[bytes]:
    """The staff sign of a window in a browser."""
    del window
    return page(request, "sign")


@get("/screens", include_in_schema=False, sync_to_thread=True)
def screens(request: Asked) -> Response[bytes]:
    """The staff's pages of the screens: notices, programme, media, what was played, machines, layouts."""
    return page(request, "screens")


@get("/i18n/{domain:str}/{name:str}", include_in_schema=False, sync_to_thread=True)
def phrases(request: Asked, domain: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    """The phrases of a domain for the scripts: ``/i18n/console/zh.json``."""
    try:
        if domain not in DOMAINS:
            raise LookupError(domain)
        body = as_json(domain, name.removesuffix(".json"))
    except LookupError as error:
        raise NotFoundException(f"no phrases {domain}/{name}") from error
    return answer(request, body, "application/json")


@get("/static/{path:path}", include_in_schema=False, sync_to_thread=True)
def static(request: Asked, path: FromPath[str]) -> Response[bytes]:
    """A file of the pages."""
    return file_answer(request, STATIC, path)


@get("/vendor/{path:path}", include_in_schema=False, sync_to_thread=True)
def vendor(request: Asked, path: FromPath[str]) -> Response[bytes]:
    """A file of a library that the pages use."""
    for library in LIBRARIES:
        inside = path.removeprefix(f"/{library}/")
        if inside != path:
            return file_answer(request, CONSOLE / "node_modules" / library, inside)
    raise NotFoundException(f"no library file {path}")


def routes() -> list[Router]:
    """Return the routes of all pages and files."""
    return [
        Router(
            path="/",
            route_handlers=[
                console,
                follow,
                guide,
                board,
                window_screen,
                staff_sign,
                screens,
                phrases,
                static,
                vendor,
            ],
        )
    ]
