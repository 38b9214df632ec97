"""How the state changes: a visit with several stops goes on, or its stops are changed."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.changes.change import Change, leaves, move, place
from queue_server.domain.itinerary import went_on
from queue_server.domain.lifecycle import Action, State
from queue_server.domain.state import HallState


def _finished(state: HallState, event: e.StopFinished, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    stops = went_on(ticket.stops, event.stop, event.to_stop)
    to = {"queue": event.to_queue, "item": event.to_item, "stop": event.to_stop, "stops": stops}
    move(state, event.ticket, Action.NEXT_STOP, at, times=0, started_at=None, bound_to=None, **to)
    leaves(state, event.window, event.ticket, at)


def _changed(state: HallState, event: e.ItineraryChanged, _at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    moves_on = ticket.state is State.WAITING and event.queue != ticket.queue
    news = replace(ticket, stops=event.stops, stop=event.stop, queue=event.queue, item=event.item)
    if moves_on:
        state.leave(ticket)
        place(state, replace(news, bound_to=None))
    else:
        state.tickets[ticket.id] = news


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType(
    {e.StopFinished: _finished, e.ItineraryChanged: _changed}
)
