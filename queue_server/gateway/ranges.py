"""Parts of a file over HTTP (RFC 9110 §14): one range, so that a download that was cut goes on."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO, Final

from litestar.response import Stream

from queue_server.gateway.ports import Aside

CHUNK: Final = 256 * 1024
ONE: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class Unsatisfiable(ValueError):
    """The range begins where the file has ended."""


def span_of(asked: str, size: int) -> tuple[int, int] | None:
    """Return first byte and length of the one range of a ``Range`` header; None for the whole file.

    A header of another form, or with several ranges, is passed over as RFC 9110
    allows. Raises Unsatisfiable.
    """
    found = ONE.fullmatch(asked.strip())
    if found is None or found[1] == found[2] == "":
        return None
    if not found[1]:
        first, last = max(0, size - int(found[2])), size - 1
    else:
        first, last = int(found[1]), min(int(found[2] or size), size - 1)
        if found[2] and int(found[2]) < first:
            return None
    if first >= size or last < first:
        raise Unsatisfiable(asked)
    return first, last - first + 1


def part(path: Path, size: int, span: tuple[int, int] | None, aside: Aside, media_type: str) -> Stream:
    """Return the file, or the ``span`` of it."""
    first, length = span or (0, size)
    headers = {"Accept-Ranges": "bytes", "Content-Length": str(length), "ETag": f'"{path.name}"'}
    headers |= {"Cache-Control": "private, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
    if span is not None:
        headers["Content-Range"] = f"bytes {first}-{first + length - 1}/{size}"
    status = 200 if span is None else 206
    return Stream(
        _chunks(path, first, length, aside), status_code=status, headers=headers, media_type=media_type
    )


async def _chunks(path: Path, first: int, length: int, aside: Aside) -> AsyncIterator[bytes]:
    file: IO[bytes] = await aside(path.open, "rb")
    try:
        await aside(file.seek, first)
        while length > 0:
            chunk: bytes = await aside(file.read, min(CHUNK, length))
            if not chunk:
                return  # it became shorter: the player's hash will tell
            length -= len(chunk)
            yield chunk
    finally:
        await aside(file.close)
