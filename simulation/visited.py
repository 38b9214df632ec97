"""Visits with several stops held against the log: each stop once, all of them, in an allowed order."""

from collections.abc import Iterable, Sequence

import msgspec

from queue_server.domain import events as e
from queue_server.domain.itinerary import Stop
from queue_server.domain.plan import Plan
from queue_server.engine.record import Record
from simulation.violation import Violation


class Visit(msgspec.Struct, frozen=True):
    """The stops of a ticket, and which is the present one."""

    stops: tuple[Stop, ...]
    at: int


def stops_in_order(records: Iterable[Record], plan: Plan) -> None:
    """Raise Violation when a visit went on to a stop before its turn, or ended before its last."""
    visits: dict[str, Visit] = {}
    before: dict[str, Visit] = {}
    for record in records:
        event = record.event
        if isinstance(event, e.TicketIssued) and event.stops:
            _as_routed(plan, event)
            visits[event.ticket] = Visit(event.stops, event.stop)
            if event.block is None:  # a kiosk alone sends everybody to the item's own queue
                _in_turn(event.ticket, _without(event.stops, event.stop, "ahead"), event.stop)
        elif isinstance(event, e.ItineraryChanged):
            _changed(event, visits.get(event.ticket))
            visits[event.ticket] = Visit(event.stops, event.stop)
        elif isinstance(event, e.StopFinished):
            visit = before[event.ticket] = visits[event.ticket]
            if visit.at != event.stop:
                raise Violation("stop out of order", f"{event.ticket} is at {visit.at}, not {event.stop}")
            left = _without(visit.stops, event.stop, "done")
            _in_turn(event.ticket, left, event.to_stop)
            visits[event.ticket] = Visit(_without(left, event.to_stop, "here"), event.to_stop)
        elif isinstance(event, e.ActionUndone) and event.action in ("finish", "call"):
            visits |= {ticket: before.pop(ticket) for ticket in event.tickets if ticket in before}
        elif isinstance(event, e.ServiceFinished) and event.ticket in visits:
            _all_done(event.ticket, visits[event.ticket])
        elif isinstance(event, e.TicketCalled):
            before.pop(event.ticket, None)


def _in_turn(ticket: str, stops: Sequence[Stop], to: int) -> None:
    """Raise Violation when a stop of an earlier stage is still ahead, or this one is not."""
    ahead = [stop.stage for stop in stops if stop.progress == "ahead"]
    if stops[to].progress != "ahead" or stops[to].stage != min(ahead):
        raise Violation("stop out of order", f"{ticket} goes on to {to} of {stops}")


def _without(stops: Sequence[Stop], at: int, progress: str) -> tuple[Stop, ...]:
    changed = msgspec.structs.replace(stops[at], progress=progress)
    return (*stops[:at], changed, *stops[at + 1 :])


def _changed(event: e.ItineraryChanged, was: Visit | None) -> None:
    """Raise Violation when what is done is no more, or the citizen is nowhere."""
    done = [at for at, stop in enumerate(was.stops) if stop.progress == "done"] if was else []
    here = [at for at, stop in enumerate(event.stops) if stop.progress == "here"]
    if here != [event.stop] or any(event.stops[at].progress != "done" for at in done):
        raise Violation("stop out of order", f"{event.ticket} was {was}, is {event.stop} of {event.stops}")


def _all_done(ticket: str, visit: Visit) -> None:
    if any(stop.progress == "ahead" for stop in visit.stops):
        raise Violation("visit cut short", f"{ticket} ended at {visit.at} of {visit.stops}")


def _as_routed(plan: Plan, event: e.TicketIssued) -> None:
    """Raise Violation when a joint item does not begin or end with its lead, or has others than it should."""
    items = {stop.item for stop in event.stops}
    route = plan.routes.get(next(iter(items)) or "") if len(items) == 1 else None
    if route is None:
        return
    first, *rest = sorted(event.stops, key=lambda stop: stop.stage, reverse=not route.lead_first)
    lead, others = first, rest if route.lead_first else rest[::-1]
    named = [stop.queue for stop in others]
    alone = all(stop.stage != lead.stage for stop in others)
    right = sorted(named) == sorted(route.others) if route.free else named == list(route.others)
    if lead.queue != route.lead or not alone or not right:
        raise Violation("not as routed", f"{event.ticket}: {event.stops}")
