"""What all changes share: a step of the life cycle, and who sits at a window."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from queue_server.domain.lifecycle import Action, State, after
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket
from queue_server.domain.trail import Step

Change = Callable[[HallState, Any, datetime], None]


def move(state: HallState, ticket_id: str, action: Action, at: datetime, **news: Any) -> Ticket:
    """Let ``action`` happen to a ticket and return it as it is then, with ``news`` besides its state.

    The one way a ticket comes into a state. It leaves and joins its line, and
    is kept among the parked while held. AssertionError when the log cannot be true.
    """
    ticket = state.tickets[ticket_id]
    then = after(ticket.state, action)
    if then is None:
        raise AssertionError(f"the log says {action} of {ticket.id}, which is {ticket.state}")
    if ticket.state is State.WAITING:
        state.leave(ticket)
    moved = replace(ticket, state=then, **news)
    where = moved.window if then is not State.WAITING else None
    moved = replace(moved, trail=(*ticket.trail, Step(then, at, moved.stop, where)))
    place(state, moved)
    return moved


def place(state: HallState, ticket: Ticket, *, enter: bool = True) -> None:
    """Keep ``ticket`` as it is now, in its line if it waits, among the parked if it is held.

    Without ``enter`` it is not entered into the accounts of fairness.
    """
    state.tickets[ticket.id] = ticket
    if ticket.state is State.WAITING and enter:
        state.join(ticket)
    elif ticket.state is State.WAITING:
        state.line_up(ticket)
    if ticket.state is State.HELD:
        state.parked[ticket.id] = None
    else:
        state.parked.pop(ticket.id, None)


def sits(state: HallState, window_id: str, ticket: str, at: datetime) -> None:
    """Put the ticket at the window."""
    state.windows[window_id] = replace(state.window(window_id), ticket=ticket, since=at)


def leaves(state: HallState, window_id: str, ticket: str, at: datetime) -> None:
    """Free the window if the ticket is at it."""
    now = state.window(window_id)
    if now.ticket == ticket:
        state.windows[window_id] = replace(now, ticket=None, since=at)
