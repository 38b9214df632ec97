"""The pages: staff console, follow-my-ticket, browser board; static files, and what a page may load.

Pages are files of ``queue_server/console/static``; libraries come from
``node_modules`` as installed by the lock file, only the packages listed here.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from litestar import Response, Router, get
from litestar.exceptions import NotFoundException
from litestar.static_files import create_static_files_router

CONSOLE: Final = Path(__file__).parent.parent / "console"
STATIC: Final = CONSOLE / "static"
LIBRARIES: Final = ("lit", "lit-html", "lit-element", "@lit/reactive-element")
IMPORT_MAP: Final = re.compile(rb'<script type="importmap">(.*?)</script>', re.DOTALL)
HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "SAMEORIGIN",
        "Cache-Control": "no-cache",
    }
)


def page(name: str) -> Response[bytes]:
    """Return an HTML page with a policy that lets it load only our own files and its import map."""
    path = STATIC / f"{name}.html"
    try:
        body = path.read_bytes()
    except FileNotFoundError:
        raise NotFoundException(f"no page {name}") from None
    maps = [b64encode(hashlib.sha256(found).digest()).decode() for found in IMPORT_MAP.findall(body)]
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in maps)])
    policy = (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self' ws: wss:; frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
    )
    return Response(body, media_type="text/html", headers={**HEADERS, "Content-Security-Policy": policy})


@get("/", include_in_schema=False, sync_to_thread=False)
def console() -> Response[bytes]:
    """The staff console."""
    return page("index")


@get("/follow/{word:str}", include_in_schema=False, sync_to_thread=False)
def follow(word: str) -> Response[bytes]:
    """The citizen's page of one ticket; the page reads the word from its address."""
    del word
    return page("follow")


@get("/board/{hall:str}", include_in_schema=False, sync_to_thread=False)
def board(hall: str) -> Response[bytes]:
    """The board of a hall in a browser."""
    del hall
    return page("board")


def routes() -> list[Router]:
    """Return the routes of all pages and files."""
    files = [create_static_files_router(path="/static", directories=[STATIC], include_in_schema=False)]
    modules = CONSOLE / "node_modules"
    for library in LIBRARIES:
        if (modules / library).is_dir():
            files.append(
                create_static_files_router(
                    path=f"/vendor/{library}",
                    directories=[modules / library],
                    include_in_schema=False,
                    name=f"vendor-{library.replace('/', '-')}",
                )
            )
    return [Router(path="/", route_handlers=[console, follow, board]), *files]
