"""REST for boards in browsers: pictures and videos of the programme, for all to see."""

from typing import Annotated, Any

from litestar import Controller, Request, Response, get
from litestar.params import FromPath, QueryParameter

from queue_server.gateway.given import TheDrawn, TheOutside, TheProgramme
from queue_server.gateway.programme_desk import missing
from queue_server.gateway.rest_media import answer_file

Asked = Request[Any, Any, Any]
Side = Annotated[int, QueryParameter(ge=64, le=3840)]
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


class ShownDesk(Controller):
    """What is on the programme; a key is of what it looks like, so it is good forever."""

    path = "/api/v1/shown"
    tags = ("programme",)

    @get("/pictures/{key:str}")
    async def picture(
        self, key: FromPath[str], drawn: TheDrawn, width: Side = 960, height: Side = 540
    ) -> Response[bytes]:
        """Return a picture or notice of the programme as a board of that many pixels draws it, as PNG."""
        made = await drawn.picture(key, (width, height))
        if made is None:
            raise missing("no_picture", "nothing on the programme has this picture", "key", key)
        return Response(made, media_type="image/png", headers=FOREVER)

    @get("/videos/{digest:str}")
    async def video(
        self,
        request: Asked,
        digest: FromPath[str],
        drawn: TheDrawn,
        programme: TheProgramme,
        outside: TheOutside,
    ) -> Response[Any]:
        """Return a video of the programme, or the range of it that is asked for."""
        if not drawn.shows(digest):
            raise missing("unknown_media", "no such video on the programme", "hash", digest)
        return answer_file(request, digest, programme, outside)
