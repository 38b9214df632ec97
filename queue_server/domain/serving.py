"""Service at a window: start, finish, park and take back, send elsewhere."""

from queue_server.domain.ask import Ask
from queue_server.domain.binding import bound_to
from queue_server.domain.decision import Decision
from queue_server.domain.events import (
    ServiceFinished,
    ServiceStarted,
    StopFinished,
    TicketHeld,
    TicketResumed,
    TicketTransferred,
)
from queue_server.domain.lifecycle import Action, State
from queue_server.domain.next_stop import next_stop
from queue_server.domain.present import ticket_for, unknown_window
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket
from wire.intents import Finish, Hold, Resume, Start, Transfer


def start(state: HallState, intent: Start, ask: Ask) -> Decision:
    """The citizen has come."""
    ticket = ticket_for(state, intent.window, Action.START, ask)
    if isinstance(ticket, Refusal):
        return ticket
    return [ServiceStarted(ticket=ticket.id, window=intent.window)]


def finish(state: HallState, intent: Finish, ask: Ask) -> Decision:
    """Service is done."""
    ticket = ticket_for(state, intent.window, Action.FINISH, ask)
    if isinstance(ticket, Refusal):
        return ticket
    return [finished(state, ticket, intent.window, ask)]


def finished(
    state: HallState, ticket: Ticket, window: str, ask: Ask, *, by_next: bool = False
) -> ServiceFinished | StopFinished:
    """Return the end of the visit, or of this stop where another follows."""
    implied = ticket.started_at is None
    then = next_stop(state, ticket.stops, ask)
    if then is None:
        return ServiceFinished(ticket=ticket.id, window=window, implied=implied, by_next=by_next)
    return StopFinished(
        ticket=ticket.id,
        window=window,
        stop=ticket.stop,
        to_stop=then,
        to_queue=ticket.stops[then].queue,
        to_item=ticket.stops[then].item,
        implied=implied,
        by_next=by_next,
    )


def hold(state: HallState, intent: Hold, ask: Ask) -> Decision:
    """Park the ticket while its citizen fetches something."""
    ticket = ticket_for(state, intent.window, Action.HOLD, ask)
    if isinstance(ticket, Refusal):
        return ticket
    return [TicketHeld(ticket=ticket.id, window=intent.window)]


def resume(state: HallState, intent: Resume, _ask: Ask) -> Decision:
    """Take a ticket held at this window back."""
    unknown = unknown_window(state, intent.window)
    if unknown is not None:
        return unknown
    window = state.window(intent.window)
    if window.state != "open":
        return Refusal(code="window_not_open")
    if window.ticket is not None:
        return Refusal(code="window_busy")
    held = [t for t in state.tickets.values() if t.state is State.HELD and t.window == intent.window]
    if intent.ticket is not None:
        held = [ticket for ticket in held if ticket.id == intent.ticket]
    if not held:
        return Refusal(
            code="nothing_held", field="ticket", value=intent.ticket, expected="a ticket held at this window"
        )
    if len(held) > 1:
        expected = ", ".join(ticket.id for ticket in held)
        return Refusal(code="which_held", field="ticket", value=None, expected=expected)
    return [TicketResumed(ticket=held[0].id, window=intent.window)]


def transfer(state: HallState, intent: Transfer, ask: Ask) -> Decision:
    """Send the ticket at this window to another queue, to one window, or to one clerk."""
    ticket = ticket_for(state, intent.window, Action.TRANSFER, ask)
    if isinstance(ticket, Refusal):
        return ticket
    if (intent.to_queue is None) == (intent.to_window is None and intent.to_clerk is None):
        expected = "a queue, a window or a clerk"
        return Refusal(code="where_to", field="to_queue", value=intent.to_queue, expected=expected)
    bound = bound_to(state, intent.to_window, intent.to_clerk, "to")
    if isinstance(bound, Refusal):
        return bound
    queue = intent.to_queue or ticket.queue
    if queue == intent.to_queue and queue not in state.plan.queues:
        expected = ", ".join(state.plan.queues)
        return Refusal(code="unknown_queue", field="to_queue", value=queue, expected=expected)
    sent = TicketTransferred(
        ticket=ticket.id,
        window=intent.window,
        to_queue=queue,
        to_window=intent.to_window,
        to_clerk=bound if intent.to_clerk else None,
    )
    return [sent]
