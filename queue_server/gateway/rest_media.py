"""REST: pictures and videos for the screens: upload, list, fetch by hash, remove."""

import mimetypes
import re
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Annotated, Any, Final

from litestar import Controller, Request, Response, delete, get, post
from litestar.params import FromPath, QueryParameter

from config.programme import VIDEOS
from programme.resolve import Medium
from queue_server.gateway.given import TheDesk, TheOutside, TheProgramme
from queue_server.gateway.media_shelf import MOST_BYTES
from queue_server.gateway.ports import Outside
from queue_server.gateway.problems import ProblemError
from queue_server.gateway.programme_desk import ProgrammeDesk, missing
from queue_server.gateway.ranges import Unsatisfiable, part, span_of
from queue_server.gateway.rest_lists import After, Limit, Page, page
from queue_server.gateway.rest_notices import publisher

Asked = Request[Any, Any, Any]
ENDINGS: Final = (".png", ".jpg", ".jpeg", ".webp", *VIDEOS)
NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.(png|jpg|jpeg|webp|mp4|webm)")
TYPES: Final[Mapping[str, str]] = MappingProxyType({".webp": "image/webp", ".webm": "video/webm"})
Name = Annotated[str, QueryParameter(max_length=100)]


class MediaDesk(Controller):
    """Media; managers upload, devices and staff fetch."""

    path = "/api/v1/media"
    tags = ("programme",)

    @get()
    async def media(
        self, request: Asked, desk: TheDesk, programme: TheProgramme, after: After = "", limit: Limit = 100
    ) -> Page[Medium]:
        """List what can be shown, by name: the county's own files that the programme names, and uploads."""
        await desk.staff(request)
        found = sorted(programme.media.values(), key=lambda medium: medium.name)
        return page(found, lambda medium: medium.name, after, limit)

    @post(request_max_body_size=MOST_BYTES)
    async def upload(
        self, request: Asked, desk: TheDesk, programme: TheProgramme, outside: TheOutside, name: Name
    ) -> Medium:
        """Keep the body as the file ``name``; 422 with the reason when it cannot be shown."""
        await publisher(desk, request)
        if not NAME.fullmatch(name):
            expected = f"letters, digits, . _ - and one of {', '.join(ENDINGS)}"
            more = {"field": "name", "value": name, "expected": expected}
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "bad_name", "not a name for a medium", **more)
        return await programme.take(name, request.stream(), outside.entropy())

    @get("/{digest:str}")
    async def fetch(
        self,
        request: Asked,
        digest: FromPath[str],
        desk: TheDesk,
        programme: TheProgramme,
        outside: TheOutside,
    ) -> Response[Any]:
        """Return the file with that SHA-256, or the range of it that is asked for."""
        await desk.staff(request)
        return answer_file(request, digest, programme, outside)

    @delete("/{name:str}")
    async def remove(
        self, request: Asked, name: FromPath[str], desk: TheDesk, programme: TheProgramme
    ) -> None:
        """Remove an upload that no playlist names."""
        await publisher(desk, request)
        await programme.drop(name)


def answer_file(request: Asked, digest: str, programme: ProgrammeDesk, outside: Outside) -> Response[Any]:
    """Return the file with that SHA-256, or the range of it that is asked for. Raises ProblemError 404."""
    medium = next((one for one in programme.media.values() if one.hash == digest), None)
    path = programme.shelf.find(digest) if medium else None
    if medium is None or path is None:
        raise missing("unknown_media", "no such file", "hash", digest)
    try:
        span = span_of(request.headers.get("range", ""), medium.size)
    except Unsatisfiable:
        headers = {"Content-Range": f"bytes */{medium.size}"}
        return Response(b"", status_code=416, headers=headers)
    ending = f".{medium.name.rpartition('.')[2]}"
    kind = TYPES.get(ending) or mimetypes.guess_type(medium.name)[0] or "application/octet-stream"
    return part(path, medium.size, span, outside.aside, kind)
