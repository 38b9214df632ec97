"""REST: notices 公告 of the screens: draft, publish, withdraw; the ticker; the emergency before all."""

from http import HTTPStatus
from typing import Annotated, Any, Literal

import msgspec
from litestar import Controller, Request, Response, delete, get, post, put
from litestar.params import FromPath, JSONBody

from programme.notice import Deed, Moment, Notice, Style, Text, Title, item_of
from programme.wanted import Wanted
from queue_server.gateway.callers import Caller
from queue_server.gateway.desk import Desk
from queue_server.gateway.given import TheDesk, TheOutside, ThePreview, TheProgramme
from queue_server.gateway.problems import ProblemError
from queue_server.gateway.rest_lists import After, Limit, Page, page

Asked = Request[Any, Any, Any]
PUBLISHERS = ("manager", "local")
WRITERS = ("clerk", *PUBLISHERS)
Id = Annotated[
    str, msgspec.Meta(pattern=r"^[A-Za-z0-9._-]{1,64}$(?!\n)", description="letters, digits, . _ -")
]


class NoticeBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is written; ``id`` may be chosen, so that a repeat writes nothing twice."""

    id: Id | None = None
    style: Style = "notice"
    title: Title = ""
    text: Text = ""
    title_en: Title = ""
    text_en: Text = ""
    seconds: Annotated[float, msgspec.Meta(ge=0, le=3600)] = 0.0
    since: Moment | None = None
    until: Moment | None = None
    halls: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()


class PreviewBody(NoticeBody, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A notice that need not be kept, and the pixels and ground of the place it is looked at for."""

    width: Annotated[int, msgspec.Meta(ge=64, le=3840)] = 960
    height: Annotated[int, msgspec.Meta(ge=64, le=3840)] = 540
    ground: Literal["light", "dark"] = "dark"


class EmergencyBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every screen shows at once, until it is ended."""

    title: Annotated[Title, msgspec.Meta(min_length=1)]
    text: Text = ""
    title_en: Title = ""
    text_en: Text = ""
    until: Moment | None = None
    halls: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()


async def writer(desk: Desk, request: Asked) -> Caller:
    """Return who asks, if it may draft. Raises ProblemError 401, 403, StoreFailed."""
    caller = await desk.staff(request)
    if caller.role not in WRITERS:
        raise ProblemError(HTTPStatus.FORBIDDEN, "not_yours", "a member of staff writes notices")
    return caller


async def publisher(desk: Desk, request: Asked) -> Caller:
    """Return who asks, if it may change what the public sees. Raises ProblemError 401, 403, StoreFailed."""
    caller = await desk.staff(request)
    if caller.role not in PUBLISHERS:
        raise ProblemError(HTTPStatus.FORBIDDEN, "not_yours", "a manager publishes what the public sees")
    return caller


class NoticeDesk(Controller):
    """Notices; any member of staff may draft, managers publish."""

    path = "/api/v1"
    tags = ("programme",)

    @get("/notices")
    async def notices(
        self, request: Asked, desk: TheDesk, programme: TheProgramme, after: After = "", limit: Limit = 100
    ) -> Page[Notice]:
        """List all notices, whatever their state."""
        await desk.staff(request)
        found = sorted(programme.notices.values(), key=lambda notice: notice.id)
        return page(found, lambda notice: notice.id, after, limit)

    @post("/notices")
    async def draft(
        self,
        request: Asked,
        data: JSONBody[NoticeBody],
        desk: TheDesk,
        programme: TheProgramme,
        outside: TheOutside,
    ) -> Notice:
        """Write a draft, or write one anew; what is published changes at once, by a manager only."""
        caller = await writer(desk, request)
        name = data.id or outside.entropy()
        before = programme.notices.get(name)
        if before is not None and before.state == "published":
            await publisher(desk, request)
        fields = {**msgspec.structs.asdict(data), "id": name}
        notice = Notice(**fields, state=before.state if before else "draft")
        return await programme.keep(notice, caller.actor)

    @post("/notices/preview", status_code=200)
    async def preview(
        self, request: Asked, data: JSONBody[PreviewBody], desk: TheDesk, preview: ThePreview
    ) -> Response[bytes]:
        """Return the picture that a screen would show of this, drawn by what draws it there; keep nothing."""
        await writer(desk, request)
        fields = msgspec.structs.asdict(data)
        place = {"width": fields.pop("width"), "height": fields.pop("height"), "ground": fields.pop("ground")}
        notice = Notice(**{**fields, "id": data.id or "preview"})
        made = await preview(Wanted(item=item_of(notice), **place))
        if made is None:
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "no_picture", "the notice cannot be drawn")
        return Response(made, media_type="image/png", headers={"Cache-Control": "no-store"})

    @put("/notices/{notice:str}/publish")
    async def publish(
        self, request: Asked, notice: FromPath[str], desk: TheDesk, programme: TheProgramme
    ) -> Notice:
        """Publish a notice: the screens have it at once."""
        return await self._move(request, notice, "publish", desk, programme)

    @put("/notices/{notice:str}/withdraw")
    async def withdraw(
        self, request: Asked, notice: FromPath[str], desk: TheDesk, programme: TheProgramme
    ) -> Notice:
        """Withdraw a notice: no screen shows it any more."""
        return await self._move(request, notice, "withdraw", desk, programme)

    @post("/emergency")
    async def emergency(
        self,
        request: Asked,
        data: JSONBody[EmergencyBody],
        desk: TheDesk,
        programme: TheProgramme,
        outside: TheOutside,
    ) -> Notice:
        """Show this on every screen at once 紧急插播, instead of everything else, until it is ended."""
        caller = await publisher(desk, request)
        fields = msgspec.structs.asdict(data)
        notice = Notice(
            **fields,
            id=f"emergency-{outside.entropy()}",
            style="emergency",
            state="published",
            since=outside.clock(),
        )
        return await programme.keep(notice, caller.actor)

    @delete("/emergency", status_code=200)
    async def end(self, request: Asked, desk: TheDesk, programme: TheProgramme) -> list[Notice]:
        """End every emergency; return those that were ended."""
        caller = await publisher(desk, request)
        urgent = [
            one for one in programme.notices.values() if one.style == "emergency" and one.state == "published"
        ]
        return [await programme.move(one.id, "withdraw", caller.actor) for one in urgent]

    async def _move(
        self, request: Asked, notice: str, deed: Deed, desk: TheDesk, programme: TheProgramme
    ) -> Notice:
        caller = await publisher(desk, request)
        return await programme.move(notice, deed, caller.actor)
