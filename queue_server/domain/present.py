"""The ticket asked for, by id or at a window, or the reason why not."""

from queue_server.domain.ask import Ask
from queue_server.domain.guards import refused
from queue_server.domain.lifecycle import Action
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket


def unknown_window(state: HallState, window_id: str) -> Refusal | None:
    """Return the refusal when the site has no such window."""
    if window_id in state.plan.windows:
        return None
    expected = ", ".join(state.plan.windows)
    return Refusal(code="unknown_window", field="window", value=window_id, expected=expected)


def ticket_named(state: HallState, ticket_id: str) -> Ticket | Refusal:
    """Return today's ticket with this id."""
    ticket = state.tickets.get(ticket_id)
    if ticket is not None:
        return ticket
    expected = "the id of a ticket of today"
    return Refusal(code="unknown_ticket", field="ticket", value=ticket_id, expected=expected)


def ticket_for(state: HallState, window_id: str, action: Action, ask: Ask) -> Ticket | Refusal:
    """Return the ticket at the window if the life cycle and its guard let ``action`` happen to it."""
    unknown = unknown_window(state, window_id)
    if unknown is not None:
        return unknown
    ticket_id = state.window(window_id).ticket
    if ticket_id is None:
        return Refusal(code="nothing_at_window")
    ticket = state.tickets[ticket_id]
    return refused(state, ticket, action, ask) or ticket
