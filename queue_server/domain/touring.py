"""Changing a visit's stops 调整办理路线: a clerk adds, skips, reorders them, and says why."""

from msgspec.structs import replace

from queue_server.domain.ask import Ask
from queue_server.domain.decision import Decision
from queue_server.domain.events import ItineraryChanged
from queue_server.domain.issuing import queue_of
from queue_server.domain.itinerary import Stop, went_on
from queue_server.domain.lifecycle import OPEN, State
from queue_server.domain.next_stop import next_stop
from queue_server.domain.present import ticket_named
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket
from wire.intents import AddStop, OrderStops, SkipStop


def add_stop(state: HallState, intent: AddStop, _ask: Ask) -> Decision:
    """Add a stop behind all others."""
    ticket = _open(state, intent.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    queue = queue_of(state, intent.item, intent.queue)
    if isinstance(queue, Refusal):
        return queue
    stops = stops_of(ticket)
    stage = max(stop.stage for stop in stops) + 1
    added = Stop(queue=queue, item=intent.item, stage=stage, reason=intent.reason)
    return [_changed(ticket, "add", (*stops, added), ticket.stop, intent.reason)]


def skip_stop(state: HallState, intent: SkipStop, ask: Ask) -> Decision:
    """Leave a stop out; who waits for it goes on to the next."""
    ticket = _open(state, intent.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    stops, at = stops_of(ticket), intent.stop
    if at not in changeable(ticket):
        return _not_ahead(ticket, str(at), "stop")
    skipped = replace(stops[at], reason=intent.reason)
    stops = (*stops[:at], skipped, *stops[at + 1 :])
    if at != ticket.stop:
        left = (*stops[:at], replace(skipped, progress="skipped"), *stops[at + 1 :])
        return [_changed(ticket, "skip", left, ticket.stop, intent.reason)]
    then = next_stop(state, stops, ask)
    if then is None:
        return Refusal(code="last_stop", field="stop", value=str(at), expected="a stop that is not the last")
    return [_changed(ticket, "skip", went_on(stops, at, then, "skipped"), then, intent.reason)]


def order_stops(state: HallState, intent: OrderStops, _ask: Ask) -> Decision:
    """Put the stops that are ahead into a given order."""
    ticket = _open(state, intent.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    stops, mine = list(stops_of(ticket)), changeable(ticket)
    if sorted(intent.order) != mine or not mine:
        return _not_ahead(ticket, ", ".join(map(str, intent.order)), "order")
    behind = 1 + max((stop.stage for at, stop in enumerate(stops) if at not in mine), default=0)
    for stage, at in enumerate(intent.order, behind):
        stops[at] = replace(stops[at], stage=stage, progress="ahead")
    then = intent.order[0] if ticket.stop in mine else ticket.stop
    stops[then] = replace(stops[then], progress="here")
    return [_changed(ticket, "order", tuple(stops), then, intent.reason)]


def stops_of(ticket: Ticket) -> tuple[Stop, ...]:
    """Return the ticket's stops; a plain one has the one where it is."""
    return ticket.stops or (Stop(queue=ticket.queue, item=ticket.item, progress="here"),)


def changeable(ticket: Ticket) -> list[int]:
    """Return the stops that may still be changed: those ahead, and the one waited for."""
    kinds = ("ahead", "here") if ticket.state is State.WAITING else ("ahead",)
    return [at for at, stop in enumerate(stops_of(ticket)) if stop.progress in kinds]


def _open(state: HallState, ticket_id: str) -> Ticket | Refusal:
    ticket = ticket_named(state, ticket_id)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.state not in OPEN:
        detail = f"cannot change the stops of ticket {ticket.number}: it is {ticket.state}"
        return Refusal(code="illegal_move", detail=detail)
    return ticket


def _not_ahead(ticket: Ticket, value: str, field: str) -> Refusal:
    expected = ", ".join(map(str, changeable(ticket))) or "nothing: no stop is ahead"
    return Refusal(code="stop_not_ahead", field=field, value=value, expected=expected)


def _changed(
    ticket: Ticket, change: str, stops: tuple[Stop, ...], then: int, reason: str
) -> ItineraryChanged:
    return ItineraryChanged(
        ticket=ticket.id,
        change=change,
        stops=stops,
        stop=then,
        queue=stops[then].queue,
        item=stops[then].item,
        reason=reason,
    )
