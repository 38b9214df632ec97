"""Tickets bound 指定 to one window or to one clerk, and when they are free for all again."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from queue_server.domain.events import Event, TicketUnbound
from queue_server.domain.place import CLERK
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState

BOUND = "@"
"""What the names of the lines of bound tickets begin with."""


def bound_to(state: HallState, window: str | None, clerk: str | None, field: str) -> str | Refusal | None:
    """Return what a ticket is to be bound to, or why it cannot be; None when to nothing.

    ``field`` names what is asked for: ``for`` or ``to``, before ``_window`` and ``_clerk``.
    """
    if window is not None and clerk is not None:
        expected = "a window or a clerk, not both"
        return Refusal(code="window_or_clerk", field=f"{field}_clerk", value=clerk, expected=expected)
    if window is not None and window not in state.plan.windows:
        expected = ", ".join(state.plan.windows)
        return Refusal(code="unknown_window", field=f"{field}_window", value=window, expected=expected)
    if clerk is None:
        return window
    name = clerk.removeprefix(CLERK)
    if name not in (present := list(at_work(state))):
        expected = f"a clerk who is at work: {', '.join(present)}"
        return Refusal(code="clerk_away", field=f"{field}_clerk", value=clerk, expected=expected)
    return f"{CLERK}{name}"


def at_work(state: HallState) -> Iterator[str]:
    """Yield the names of the clerks at windows that are not closed."""
    for now in state.windows.values():
        if now.clerk:  # a closed window has none
            yield now.clerk.removeprefix(CLERK)


def due_releases(state: HallState, now: datetime) -> Sequence[Event]:
    """Return the events that free whom nobody called in time; costs a look at each bound ticket."""
    if not state.plan.bound:
        return ()
    latest = now - timedelta(minutes=state.plan.bound)
    lines = [state.line(name) for name in state.lines if name.startswith(BOUND)]
    bound = [state.tickets[place[2]] for line in lines for place in line]
    return [TicketUnbound(ticket=one.id) for one in bound if one.bound_at and one.bound_at <= latest]
