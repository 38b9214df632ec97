"""REST: calls for help from kiosks: which are open, and who goes there."""

from typing import Any, Literal

import msgspec
from litestar import Controller, Request, get, post
from litestar.params import FromPath, JSONBody

from queue_server.gateway.bodies import CommandBody
from queue_server.gateway.desk import Desk
from queue_server.gateway.given import TheDesk
from queue_server.gateway.rest_lists import After, Limit, Page, page
from wire.helping import CallHelp, EndHelp, TakeHelp
from wire.intents import Intent
from wire.live import HelpView
from wire.message import Name

Asked = Request[Any, Any, Any]
HelpId = FromPath[str]


class HelpBody(CommandBody, frozen=True, kw_only=True):
    """Somebody at ``kiosk`` needs a person."""

    kiosk: Name
    language: Literal["zh", "en"] = "zh"


class Helped(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a call for help; ``help`` is None once it has ended."""

    command_id: str
    repeated: bool
    help: HelpView | None


class Helps(Controller):
    """``/api/v1/helps``: 200 and the call, 409 when it is taken or open already, 404 when there is none."""

    path = "/api/v1/helps"
    tags = ("helps",)

    @get("/")
    async def helps(
        self, request: Asked, desk: TheDesk, after: After = "", limit: Limit = 100
    ) -> Page[HelpView]:
        """List the open calls for help in the order of their ids, which is that of their beginning."""
        await desk.staff(request)
        opened = sorted(desk.engine.published.helps.values(), key=lambda one: one.id)
        return page(opened, lambda one: one.id, after, limit)

    @post("/", status_code=201)
    async def call(self, request: Asked, data: JSONBody[HelpBody], desk: TheDesk) -> Helped:
        """Call a person to a kiosk, as its button does."""
        intent = CallHelp(command_id=data.command_id, kiosk=data.kiosk, language=data.language)
        return await _done(desk, request, intent)

    @post("/{help_id:str}/take", status_code=200)
    async def take(
        self, request: Asked, help_id: HelpId, data: JSONBody[CommandBody], desk: TheDesk
    ) -> Helped:
        """Say that you go there."""
        return await _done(desk, request, TakeHelp(command_id=data.command_id, help=help_id))

    @post("/{help_id:str}/end", status_code=200)
    async def end(
        self, request: Asked, help_id: HelpId, data: JSONBody[CommandBody], desk: TheDesk
    ) -> Helped:
        """Say that it is over."""
        return await _done(desk, request, EndHelp(command_id=data.command_id, help=help_id))


async def _done(desk: Desk, request: Asked, intent: Intent) -> Helped:
    done = await desk.done(await desk.staff(request), intent)
    return Helped(command_id=done.command_id, repeated=done.repeated, help=done.help)
