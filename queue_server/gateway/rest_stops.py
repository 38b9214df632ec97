"""REST: the stops of a visit, changed by a clerk with a reason."""

from typing import Any

from litestar import Controller, Request, post
from litestar.params import FromPath, JSONBody

from queue_server.gateway.bodies import AddStopBody, Happened, OrderStopsBody, ReasonBody
from queue_server.gateway.desk import Desk
from queue_server.gateway.given import TheDesk
from wire import intents

Asked = Request[Any, Any, Any]
TicketId = FromPath[str]


class Stops(Controller):
    """``/api/v1/tickets/{id}/stops``: 200 and the ticket, 409 when the stop is not ahead any more."""

    path = "/api/v1/tickets/{ticket_id:str}/stops"
    tags = ("tickets",)

    @post("/", status_code=200)
    async def add(
        self, request: Asked, ticket_id: TicketId, data: JSONBody[AddStopBody], desk: TheDesk
    ) -> Happened:
        """Add a stop behind all others."""
        intent = intents.AddStop(
            command_id=data.command_id,
            ticket=ticket_id,
            item=data.item,
            queue=data.queue,
            reason=data.reason,
        )
        return await _done(desk, request, intent)

    @post("/{stop:int}/skip", status_code=200)
    async def skip(
        self,
        request: Asked,
        ticket_id: TicketId,
        stop: FromPath[int],
        data: JSONBody[ReasonBody],
        desk: TheDesk,
    ) -> Happened:
        """Leave a stop out."""
        intent = intents.SkipStop(command_id=data.command_id, ticket=ticket_id, stop=stop, reason=data.reason)
        return await _done(desk, request, intent)

    @post("/order", status_code=200)
    async def order(
        self, request: Asked, ticket_id: TicketId, data: JSONBody[OrderStopsBody], desk: TheDesk
    ) -> Happened:
        """Put the stops that are ahead into another order."""
        intent = intents.OrderStops(
            command_id=data.command_id, ticket=ticket_id, order=data.order, reason=data.reason
        )
        return await _done(desk, request, intent)


async def _done(desk: Desk, request: Asked, intent: intents.Intent) -> Happened:
    return desk.happened(await desk.done(await desk.staff(request), intent))
