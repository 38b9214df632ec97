"""REST: proof of play 播出记录: players tell what they showed, staff ask for it."""

from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Annotated, Any

import msgspec
from litestar import Controller, Request, get, post
from litestar.params import JSONBody, QueryParameter

from programme.play import Kept, Plays, Summed
from queue_server.gateway.given import TheDesk, TheOutside, TheProgramme
from queue_server.gateway.problems import ProblemError
from queue_server.gateway.rest_lists import Limit, Page

Asked = Request[Any, Any, Any]
Moment = Annotated[datetime | None, QueryParameter()]
Cursor = Annotated[str, QueryParameter(max_length=300)]
A_DAY = timedelta(days=1)


class Taken(msgspec.Struct, frozen=True):
    """How many plays were told; all of them are kept now."""

    kept: int


class PlaysDesk(Controller):
    """What was shown where, when, how long."""

    path = "/api/v1/plays"
    tags = ("programme",)

    @post(status_code=200)
    async def tell(
        self, request: Asked, data: JSONBody[Plays], desk: TheDesk, programme: TheProgramme
    ) -> Taken:
        """Keep what a player showed; telling it again changes nothing."""
        await desk.staff(request)
        await programme.kept.add_plays(data)
        return Taken(len(data.plays))

    @get()
    async def plays(
        self,
        *,
        request: Asked,
        desk: TheDesk,
        programme: TheProgramme,
        outside: TheOutside,
        since: Moment = None,
        until: Moment = None,
        after: Cursor = "",
        limit: Limit = 100,
    ) -> Page[Kept]:
        """List plays in the order they began; without ``since`` those of the last day."""
        await desk.staff(request)
        start, end = _span(since, until, outside.clock())
        found = await programme.kept.plays(start, end, _after(after), limit + 1)
        part = found[:limit]
        return Page(part, _cursor(part[-1]) if len(found) > limit else None)

    @get("/summary")
    async def summary(
        self,
        *,
        request: Asked,
        desk: TheDesk,
        programme: TheProgramme,
        outside: TheOutside,
        since: Moment = None,
        until: Moment = None,
    ) -> list[Summed]:
        """Tell how often and how long each item was shown on each screen."""
        await desk.staff(request)
        return await programme.kept.summed(*_span(since, until, outside.clock()))


def _span(since: datetime | None, until: datetime | None, now: datetime) -> tuple[float, float]:
    end = until or now + A_DAY
    return (since or now - A_DAY).timestamp(), end.timestamp()


def _cursor(play: Kept) -> str:
    return f"{play.began!r}|{play.player}|{play.journal}|{play.number}"


def _after(cursor: str) -> Kept | None:
    if not cursor:
        return None
    try:
        began, player, journal, number = cursor.split("|")
        return Kept(player, journal, int(number), "", "", float(began), 0.0, "")
    except ValueError:
        more = {"field": "after", "value": cursor, "expected": "the next of an earlier page"}
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "bad_cursor", "no such cursor", **more) from None
