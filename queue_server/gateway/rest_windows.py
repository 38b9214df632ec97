"""REST: what a clerk does at a window, one path a command."""

from typing import Any

from litestar import Controller, Request, Response, post
from litestar.params import FromPath, JSONBody

from queue_server.gateway.bodies import (
    CallBody,
    CommandBody,
    Happened,
    OpenBody,
    PauseBody,
    ResumeBody,
    TransferBody,
)
from queue_server.gateway.desk import Desk
from queue_server.gateway.given import TheDesk
from wire import intents
from wire.answers import NobodyWaits

Asked = Request[Any, Any, Any]
WindowId = FromPath[str]
Command = JSONBody[CommandBody]
Given = Response[Happened | None]


async def _done(desk: Desk, request: Asked, intent: intents.Intent) -> Given:
    done = await desk.carry_out(request, intent)
    if isinstance(done, NobodyWaits):
        return Response(None, status_code=204)
    return Response(desk.happened(done), status_code=200)


class Windows(Controller):
    """``/api/v1/windows/{window}/…``: 200 and what happened, 409 when the life cycle forbids it."""

    path = "/api/v1/windows/{window:str}"
    tags = ("windows",)

    @post("/call-next", status_code=200)
    async def call_next(self, request: Asked, window: WindowId, data: Command, desk: TheDesk) -> Given:
        """Call the next ticket; 204 when nobody waits."""
        return await _done(desk, request, intents.CallNext(command_id=data.command_id, window=window))

    @post("/call", status_code=200)
    async def call(self, request: Asked, window: WindowId, data: JSONBody[CallBody], desk: TheDesk) -> Given:
        """Call a chosen ticket out of order; the log keeps who did it and for what reason."""
        chosen = {"ticket": data.ticket, "reason": data.reason}
        return await _done(
            desk, request, intents.CallTicket(command_id=data.command_id, window=window, **chosen)
        )

    @post("/recall", status_code=200)
    async def recall(self, request: Asked, window: WindowId, data: Command, desk: TheDesk) -> Given:
        """Call the same ticket again."""
        return await _done(desk, request, intents.Recall(command_id=data.command_id, window=window))

    @post("/start", status_code=200)
    async def start(self, request: Asked, window: WindowId, data: Command, desk: TheDesk) -> Given:
        """Service begins."""
        return await _done(desk, request, intents.Start(command_id=data.command_id, window=window))

    @post("/finish", status_code=200)
    async def finish(self, request: Asked, window: WindowId, data: Command, desk: TheDesk) -> Given:
        """Service ends."""
        return await _done(desk, request, intents.Finish(command_id=data.command_id, window=window))

    @post("/no-show", status_code=200)
    async def no_show(self, request: Asked, window: WindowId, data: Command, desk: TheDesk) -> Given:
        """The called citizen did not come."""
        return await _done(desk, request, intents.NoShow(command_id=data.command_id, window=window))

    @post("/called-out", status_code=200)
    async def called_out(self, request: Asked, window: WindowId, data: Command, desk: TheDesk) -> Given:
        """The clerk called the number out by mouth, which proves the call where devices fail."""
        return await _done(desk, request, intents.CalledOut(command_id=data.command_id, window=window))

    @post("/undo", status_code=200)
    async def undo(self, request: Asked, window: WindowId, data: Command, desk: TheDesk) -> Given:
        """Take the last action at the window back."""
        return await _done(desk, request, intents.Undo(command_id=data.command_id, window=window))

    @post("/hold", status_code=200)
    async def hold(self, request: Asked, window: WindowId, data: Command, desk: TheDesk) -> Given:
        """Park the ticket being served."""
        return await _done(desk, request, intents.Hold(command_id=data.command_id, window=window))

    @post("/resume", status_code=200)
    async def resume(
        self, request: Asked, window: WindowId, data: JSONBody[ResumeBody], desk: TheDesk
    ) -> Given:
        """Take a held ticket back."""
        intent = intents.Resume(command_id=data.command_id, window=window, ticket=data.ticket)
        return await _done(desk, request, intent)

    @post("/transfer", status_code=200)
    async def transfer(
        self, request: Asked, window: WindowId, data: JSONBody[TransferBody], desk: TheDesk
    ) -> Given:
        """Send the ticket to another queue, window or clerk."""
        to = {"to_queue": data.to_queue, "to_window": data.to_window, "to_clerk": data.to_clerk}
        return await _done(desk, request, intents.Transfer(command_id=data.command_id, window=window, **to))

    @post("/pause", status_code=200)
    async def pause(
        self, request: Asked, window: WindowId, data: JSONBody[PauseBody], desk: TheDesk
    ) -> Given:
        """Pause the window, for a reason and some minutes where they are told."""
        intent = intents.PauseWindow(
            command_id=data.command_id, window=window, reason=data.reason, minutes=data.minutes
        )
        return await _done(desk, request, intent)

    @post("/open", status_code=200)
    async def open(self, request: Asked, window: WindowId, data: JSONBody[OpenBody], desk: TheDesk) -> Given:
        """Open the window."""
        intent = intents.OpenWindow(command_id=data.command_id, window=window, clerk=data.clerk)
        return await _done(desk, request, intent)

    @post("/close", status_code=200)
    async def close(self, request: Asked, window: WindowId, data: Command, desk: TheDesk) -> Given:
        """Close the window."""
        return await _done(desk, request, intents.CloseWindow(command_id=data.command_id, window=window))
