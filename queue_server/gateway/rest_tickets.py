"""REST: take a number, look at a ticket, withdraw it."""

from http import HTTPStatus
from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, JSONBody

from queue_server.gateway.bodies import CancelBody, Happened, IssueBody, TicketOut
from queue_server.gateway.desk import Desk
from queue_server.gateway.given import TheDesk
from queue_server.gateway.problems import ProblemError, other_command
from wire import intents
from wire.answers import Done

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
        done = await desk.carry_out(request, intent)
        if not isinstance(done, Done):
            raise other_command()
        return desk.happened(done)

    @get("/follow/{word:str}")
    async def follow(self, word: FromPath[str], desk: TheDesk) -> TicketOut:
        """Return the ticket of a follow link; the link itself is the right to see it."""
        return _found(desk, desk.followed(word), word)


def _found(desk: Desk, view: Any, name: str) -> TicketOut:
    if view is None:
        detail = "no such ticket today"
        raise ProblemError(HTTPStatus.NOT_FOUND, "unknown_ticket", detail, field="ticket", value=name)
    return desk.ticket(view)
