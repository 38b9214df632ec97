"""REST: the programme 节目单: read it, write it, ask what a screen shows, see it as the screen does."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import msgspec
from litestar import Controller, Request, Response, delete, get, put
from litestar.params import QueryParameter

from config.calendar import load_calendar
from config.problem import Problem
from config.programme import Programme
from config.read import read_struct
from programme.days import works_of
from programme.plan import Item, Plan
from programme.schedule import Due, due
from programme.wanted import Wanted
from queue_server.gateway.given import TheDesk, TheOutside, ThePreview, TheProgramme
from queue_server.gateway.problems import ProblemError
from queue_server.gateway.programme_desk import ProgrammeDesk, refuse
from queue_server.gateway.rest_notices import publisher

Asked = Request[Any, Any, Any]
ScreenName = Annotated[str, QueryParameter(max_length=80)]
At = Annotated[datetime | None, QueryParameter()]
Side = Annotated[int, QueryParameter(ge=64, le=3840)]


class ProgrammeOut(msgspec.Struct, frozen=True, kw_only=True):
    """What is written, and the plan that players have; ``over_file`` when it is not the site's file."""

    over_file: bool
    programme: Programme
    plan: Plan


class TurnOut(msgspec.Struct, frozen=True, kw_only=True):
    """What a screen shows at a moment, from when to when, and what comes then."""

    screen: str
    item: Item
    since: datetime
    until: datetime
    following: Item


class ProgrammePages(Controller):
    """The programme; managers write it."""

    path = "/api/v1/programme"
    tags = ("programme",)

    @get()
    async def read(self, request: Asked, desk: TheDesk, programme: TheProgramme) -> ProgrammeOut:
        """Return the programme as it is."""
        await desk.staff(request)
        return ProgrammeOut(over_file=programme.over_file, programme=programme.written, plan=programme.plan)

    @put()
    async def write(self, request: Asked, desk: TheDesk, programme: TheProgramme) -> ProgrammeOut:
        """Take the body, JSON of the form of ``programme.toml``, instead of the site's file."""
        await publisher(desk, request)
        await programme.write(_written(await request.body()))
        return await self._now(programme)

    @delete(status_code=200)
    async def back(self, request: Asked, desk: TheDesk, programme: TheProgramme) -> ProgrammeOut:
        """Go back to the programme of the site's file."""
        await publisher(desk, request)
        await programme.write(None)
        return await self._now(programme)

    @get("/now")
    async def now(
        self, request: Asked, desk: TheDesk, programme: TheProgramme, screen: ScreenName, at: At = None
    ) -> TurnOut:
        """Tell what a board or kiosk shows now, or ``at`` another moment."""
        await desk.staff(request)
        found = _due(programme, screen, at)
        now = found.now
        return TurnOut(
            screen=screen, item=now.item, since=now.since, until=now.until, following=found.following
        )

    @get("/preview")
    async def preview(
        self,
        *,
        request: Asked,
        desk: TheDesk,
        programme: TheProgramme,
        outside: TheOutside,
        preview: ThePreview,
        screen: ScreenName,
        at: At = None,
        width: Side = 960,
        height: Side = 540,
    ) -> Response[bytes]:
        """Return the picture that the screen shows then, drawn by what draws it there, as PNG."""
        await desk.staff(request)
        item = _due(programme, screen, at).now.item
        path = programme.shelf.find(item.media) if item.media else None
        ground: Any = "light" if screen in {kiosk.id for kiosk in programme.site.kiosks} else "dark"
        file = str(path) if path else ""
        made = await preview(Wanted(item=item, file=file, width=width, height=height, ground=ground))
        if made is None:
            detail = f"{item.name or item.id} cannot be drawn"
            raise ProblemError(
                HTTPStatus.UNPROCESSABLE_ENTITY, "no_picture", detail, field="screen", value=screen
            )
        return Response(made, media_type="image/png", headers={"Cache-Control": "no-store"})

    async def _now(self, programme: ProgrammeDesk) -> ProgrammeOut:
        return ProgrammeOut(over_file=programme.over_file, programme=programme.written, plan=programme.plan)


def _due(programme: ProgrammeDesk, screen: str, at: datetime | None) -> Due:
    zone = ZoneInfo(programme.site.timezone)
    when = at or programme.clock()
    local = when.replace(tzinfo=zone) if when.tzinfo is None else when.astimezone(zone)
    return due(programme.plan, programme.screen(screen), local, works_of(load_calendar()))


def _written(body: bytes) -> Programme:
    try:
        table = msgspec.json.decode(body)
    except msgspec.DecodeError as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, "bad_request", f"not JSON: {error}") from error
    problems: list[Problem] = []
    found = read_struct(Programme, table, "programme", "", problems)
    refuse(problems if table is not None else [Problem("programme", "(top)", "null", "a table")])
    assert found is not None
    return found
