"""Apply an event to the state: what is recorded happens, no question asked.

The same function serves live work, replay after a crash, and tests.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.estimate import learn
from queue_server.domain.lifecycle import OPEN, Action, State, after
from queue_server.domain.number import prefix_of
from queue_server.domain.state import PRIOR_SERVICE_SECONDS, HallState, WindowNow
from queue_server.domain.ticket import Ticket

KEPT_DAYS = 15


def evolve(state: HallState, event: e.Event, at: datetime) -> HallState:
    """Return ``state`` after ``event`` happened at ``at``; the state is changed in place."""
    CHANGES[type(event)](state, event, at)
    state.seq += 1
    return state


def _day_opened(state: HallState, event: e.DayOpened, _at: datetime) -> None:
    state.day = event.day
    state.latest_arrival = None
    state.tickets = {name: ticket for name, ticket in state.tickets.items() if ticket.state in OPEN}
    state.by_follow = {ticket.follow: ticket.id for ticket in state.tickets.values()}
    kept = sorted({day for day, _ in state.sequences} | {event.day})[-KEPT_DAYS:]
    state.sequences = {key: last for key, last in state.sequences.items() if key[0] in kept}


def _issued(state: HallState, event: e.TicketIssued, at: datetime) -> None:
    arrived_at = state.latest_arrival = state.arrival(at)
    ticket = Ticket(
        id=event.ticket,
        number=event.number,
        queue=event.queue,
        day=event.day,
        follow=event.follow,
        issued_at=at,
        arrived_at=arrived_at,
        order=state.seq + 1,
        item=event.item,
        priority=event.priority,
        language=event.language,
        channel=event.channel,
        people_ahead=event.people_ahead,
        wait_low=event.wait_low,
        wait_high=event.wait_high,
    )
    state.tickets[ticket.id] = ticket
    state.by_follow[ticket.follow] = ticket.id
    state.sequences[event.day, prefix_of(event.number)] = event.sequence
    state.join(ticket)


def _moved(ticket: Ticket, action: Action) -> State:
    then = after(ticket.state, action)
    if then is None:
        raise AssertionError(f"the log says {action} of {ticket.id}, which is {ticket.state}")
    return then


def _called(state: HallState, event: e.TicketCalled, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    state.leave(ticket)
    state.tickets[ticket.id] = replace(
        ticket,
        state=_moved(ticket, Action.CALL),
        window=event.window,
        times=1,
        calls=ticket.calls + 1,
        called_at=at,
        started_at=None,
    )
    _sits(state, event.window, ticket.id, at)


def _recalled(state: HallState, event: e.TicketRecalled, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    again = replace(ticket, state=_moved(ticket, Action.RECALL), times=event.times, calls=ticket.calls + 1)
    state.tickets[ticket.id] = replace(again, called_at=at)


def _started(state: HallState, event: e.ServiceStarted, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    state.tickets[ticket.id] = replace(ticket, state=_moved(ticket, Action.START), started_at=at)


def _finished(state: HallState, event: e.ServiceFinished, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    state.tickets[ticket.id] = replace(ticket, state=_moved(ticket, Action.FINISH), ended_at=at)
    if ticket.started_at is not None:
        seen = (at - ticket.started_at).total_seconds()
        mean = state.service_seconds.get(ticket.queue, PRIOR_SERVICE_SECONDS)
        state.service_seconds[ticket.queue] = learn(mean, seen)
    _leaves(state, event.window, ticket.id, at)


def _missed(state: HallState, event: e.TicketMissed, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    state.tickets[ticket.id] = replace(ticket, state=_moved(ticket, Action.NO_SHOW), ended_at=at)
    _leaves(state, event.window, ticket.id, at)


def _held(state: HallState, event: e.TicketHeld, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    state.tickets[ticket.id] = replace(ticket, state=_moved(ticket, Action.HOLD))
    _leaves(state, event.window, ticket.id, at)


def _resumed(state: HallState, event: e.TicketResumed, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    state.tickets[ticket.id] = replace(ticket, state=_moved(ticket, Action.RESUME), window=event.window)
    _sits(state, event.window, ticket.id, at)


def _transferred(state: HallState, event: e.TicketTransferred, at: datetime) -> None:
    ticket = state.tickets[event.ticket]
    moved = replace(
        ticket,
        state=_moved(ticket, Action.TRANSFER),
        queue=event.to_queue,
        bound_to=event.to_window,
        times=0,
        started_at=None,
    )
    state.tickets[ticket.id] = moved
    _leaves(state, event.window, ticket.id, at)
    state.join(moved)


def _cancelled(state: HallState, event: e.TicketCancelled, at: datetime) -> None:
    _ended(state, event.ticket, Action.CANCEL, at)


def _expired(state: HallState, event: e.TicketExpired, at: datetime) -> None:
    _ended(state, event.ticket, Action.EXPIRE, at)


def _ended(state: HallState, ticket_id: str, action: Action, at: datetime) -> None:
    ticket = state.tickets[ticket_id]
    if ticket.state is State.WAITING:
        state.leave(ticket)
    if ticket.window is not None:
        _leaves(state, ticket.window, ticket.id, at)
    state.tickets[ticket.id] = replace(ticket, state=_moved(ticket, action), ended_at=at)


def _window_opened(state: HallState, event: e.WindowOpened, at: datetime) -> None:
    _turns(
        state, event.window, replace(state.window(event.window), state="open", clerk=event.clerk, since=at)
    )


def _window_paused(state: HallState, event: e.WindowPaused, at: datetime) -> None:
    _turns(state, event.window, replace(state.window(event.window), state="paused", since=at))


def _window_closed(state: HallState, event: e.WindowClosed, at: datetime) -> None:
    _turns(state, event.window, WindowNow(since=at))


def _turns(state: HallState, window_id: str, now: WindowNow) -> None:
    step = (now.state == "open") - (state.window(window_id).state == "open")
    state.windows[window_id] = now
    window = state.plan.windows.get(window_id)
    for queue in window.queues if window and step else ():
        state.open_windows[queue] = state.open_windows.get(queue, 0) + step


def _sits(state: HallState, window_id: str, ticket: str, at: datetime) -> None:
    state.windows[window_id] = replace(state.window(window_id), ticket=ticket, since=at)


def _leaves(state: HallState, window_id: str, ticket: str, at: datetime) -> None:
    now = state.window(window_id)
    if now.ticket == ticket:
        state.windows[window_id] = replace(now, ticket=None, since=at)


def _slip_printed(state: HallState, event: e.SlipPrinted, _at: datetime) -> None:
    state.tickets[event.ticket] = replace(state.tickets[event.ticket], slip="printed")


def _slip_failed(state: HallState, event: e.SlipFailed, _at: datetime) -> None:
    state.tickets[event.ticket] = replace(state.tickets[event.ticket], slip=event.reason)


def _noted(_state: HallState, _event: e.Event, _at: datetime) -> None:
    """A proof of a call changes no rule's input yet; it stands in the log."""


CHANGES: Final[Mapping[type[e.Event], Callable[[HallState, Any, datetime], None]]] = MappingProxyType(
    {
        e.DayOpened: _day_opened,
        e.TicketIssued: _issued,
        e.TicketCalled: _called,
        e.TicketRecalled: _recalled,
        e.ServiceStarted: _started,
        e.ServiceFinished: _finished,
        e.TicketMissed: _missed,
        e.TicketHeld: _held,
        e.TicketResumed: _resumed,
        e.TicketTransferred: _transferred,
        e.TicketCancelled: _cancelled,
        e.TicketExpired: _expired,
        e.WindowOpened: _window_opened,
        e.WindowPaused: _window_paused,
        e.WindowClosed: _window_closed,
        e.SlipPrinted: _slip_printed,
        e.SlipFailed: _slip_failed,
        e.CallShown: _noted,
        e.CallSpoken: _noted,
    }
)
