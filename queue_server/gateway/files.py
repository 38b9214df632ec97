"""Files of the pages over HTTP: with an ETag and 304, gzipped where it helps, never outside their folder.

``no-cache`` means: keep it, but ask each time. So a page never runs with half
of an older release, and asking costs one empty answer.
"""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from litestar import Request, Response
from litestar.exceptions import NotFoundException

GZIP_FROM: Final = 1024
TEXTS: Final = ("text/", "application/json", "image/svg+xml")
TYPES: Final = MappingProxyType({".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"})
HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "SAMEORIGIN",
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
    }
)
Asked = Request[Any, Any, Any]


def answer(
    request: Asked, body: bytes, media_type: str, more: Mapping[str, str] | None = None
) -> Response[bytes]:
    """Return ``body`` as asked: 304 when the browser has it, gzipped when it takes that."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {**HEADERS, "ETag": etag, **(more or {})}
    if etag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers, media_type=media_type)
    wants = "gzip" in request.headers.get("accept-encoding", "")
    if wants and len(body) >= GZIP_FROM and media_type.startswith(TEXTS):
        body, headers["Content-Encoding"] = _gzipped(body), "gzip"
    return Response(body, headers=headers, media_type=media_type)


def file_answer(request: Asked, folder: Path, name: str) -> Response[bytes]:
    """Return the file ``name`` of ``folder``. Raises NotFoundException, also for what lies outside it."""
    path = Path(folder, name.lstrip("/"))
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        body = path.read_bytes() if inside else None
    except (OSError, ValueError):
        body = None
    if body is None:
        raise NotFoundException(f"no file {name}")
    return answer(request, body, _media_type(path))


def _media_type(path: Path) -> str:
    return TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"


@lru_cache(maxsize=256)
def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=6, mtime=0)
