"""REST: take a number, look at a ticket, withdraw it."""

from http import HTTPStatus
from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, JSONBody

from queue_server.gateway.bodies import CancelBody, CommandBody, Happened, IssueBody, TicketOut
from queue_server.gateway.callers import CITIZEN, Caller
from queue_server.gateway.desk import Desk
from queue_server.gateway.given import TheDesk
from queue_server.gateway.problems import ProblemError
from wire import intents

Asked = Request[Any, Any, Any]


class Tickets(Controller):
    """``/api/v1/tickets`` and the citizen's own view of one."""

    path = "/api/v1"
    tags = ("tickets",)

    @post("/tickets", status_code=201)
    async def issue(self, request: Asked, data: JSONBody[IssueBody], desk: TheDesk) -> Response[TicketOut]:
        """Take a number; 201, or 200 with the same answer when the command id was used before."""
        status, ticket = await desk.take_number(request.scope, data)
        return Response(ticket, status_code=status)

    @get("/tickets/{ticket_id:str}")
    async def show(self, request: Asked, ticket_id: FromPath[str], desk: TheDesk) -> TicketOut:
        """Return the ticket as it is."""
        await desk.staff(request)
        return _found(desk, desk.fresh(ticket_id), ticket_id)

    @post("/tickets/{ticket_id:str}/cancel", status_code=200)
    async def cancel(
        self, request: Asked, ticket_id: FromPath[str], data: JSONBody[CancelBody], desk: TheDesk
    ) -> Happened:
        """Withdraw a ticket that is not yet served."""
        intent = intents.Cancel(command_id=data.command_id, ticket=ticket_id, reason=data.reason)
        return desk.happened(await desk.done(await desk.staff(request), intent))

    @post("/tickets/{ticket_id:str}/requeue", status_code=200)
    async def requeue(
        self, request: Asked, ticket_id: FromPath[str], data: JSONBody[CommandBody], desk: TheDesk
    ) -> Happened:
        """Let who missed the call wait again, where the site's rule puts them."""
        caller = await desk.staff(request)
        return await _requeued(desk, caller, ticket_id, data.command_id)

    @post("/follow/{word:str}/requeue", status_code=200)
    async def come_back(self, word: FromPath[str], data: JSONBody[CommandBody], desk: TheDesk) -> Happened:
        """Come back by oneself after a missed call, in time; the link itself is the right to it."""
        found = desk.followed(word)
        if found is None:
            raise _unknown(word)
        return await _requeued(desk, CITIZEN, found.id, data.command_id)

    @get("/follow/{word:str}")
    async def follow(self, word: FromPath[str], desk: TheDesk) -> TicketOut:
        """Return the ticket of a follow link; the link itself is the right to see it."""
        return _found(desk, desk.followed(word), word)


async def _requeued(desk: Desk, caller: Caller, ticket: str, command_id: str) -> Happened:
    return desk.happened(await desk.done(caller, intents.Requeue(command_id=command_id, ticket=ticket)))


def _found(desk: Desk, view: Any, name: str) -> TicketOut:
    if view is None:
        raise _unknown(name)
    return desk.ticket(view)


def _unknown(name: str) -> ProblemError:
    detail = "no such ticket today"
    return ProblemError(HTTPStatus.NOT_FOUND, "unknown_ticket", detail, field="ticket", value=name)
