"""What all changes share: the life cycle's next state, and who sits at a window."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from queue_server.domain.lifecycle import Action, State, after
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket

Change = Callable[[HallState, Any, datetime], None]


def moved(ticket: Ticket, action: Action) -> State:
    """Return the state that ``action`` leads the ticket to; AssertionError when the log cannot be true."""
    then = after(ticket.state, action)
    if then is None:
        raise AssertionError(f"the log says {action} of {ticket.id}, which is {ticket.state}")
    return then


def sits(state: HallState, window_id: str, ticket: str, at: datetime) -> None:
    """Put the ticket at the window."""
    state.windows[window_id] = replace(state.window(window_id), ticket=ticket, since=at)


def leaves(state: HallState, window_id: str, ticket: str, at: datetime) -> None:
    """Free the window if the ticket is at it."""
    now = state.window(window_id)
    if now.ticket == ticket:
        state.windows[window_id] = replace(now, ticket=None, since=at)
