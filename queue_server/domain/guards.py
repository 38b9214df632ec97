"""What must hold besides the state: the guards that the life cycle's table names."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from math import ceil
from types import MappingProxyType
from typing import Final

from queue_server.domain.ask import Ask
from queue_server.domain.lifecycle import NEXT, Action, Guard
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket

CITIZENS: Final = ("citizen", "device:")


def refused(state: HallState, ticket: Ticket, action: Action, ask: Ask) -> Refusal | None:
    """Return why ``action`` cannot happen to the ticket now, or None when it can."""
    move = NEXT.get((ticket.state, action))
    if move is None:
        detail = f"cannot {action} ticket {ticket.number}: it is {ticket.state}"
        return Refusal(code="illegal_move", detail=detail)
    return GUARDS[move.guard](state, ticket, ask)


def free(_state: HallState, _ticket: Ticket, _ask: Ask) -> None:
    """Nothing more must hold."""


def recalls_left(state: HallState, ticket: Ticket, ask: Ask) -> Refusal | None:
    """A recall 重呼 comes at most so often, and not at once after the last."""
    rules = state.plan.rules
    if rules.recalls and ticket.times > rules.recalls:
        detail = f"ticket {ticket.number} was called {ticket.times} times; tell a no-show, or start"
        return Refusal(code="recalls_used", detail=detail)
    left = _left(ticket.called_at, rules.recall_seconds, ask.now)
    return Refusal(code="recall_too_soon", expected=left) if left else None


def proven(state: HallState, ticket: Ticket, ask: Ask) -> Refusal | None:
    """Nobody misses a call that no screen showed and no speaker said."""
    window = state.plan.windows.get(ticket.window or "")
    if window is not None and window.witnessed and ticket.proven_at is None:
        return Refusal(code="call_unproven")
    since = ticket.proven_at or ticket.called_at
    left = _left(since, state.plan.rules.no_show_seconds, ask.now)
    return Refusal(code="no_show_too_soon", expected=left) if left else None


def returns_left(state: HallState, ticket: Ticket, ask: Ask) -> Refusal | None:
    """Who missed the call returns so often; by themselves only for a while."""
    rules = state.plan.rules
    if rules.returns and ticket.returns >= rules.returns:
        return Refusal(code="returns_used")
    if rules.return_minutes and ask.actor.startswith(CITIZENS):
        limit = ticket.since + timedelta(minutes=rules.return_minutes)
        if ask.now > limit:
            return Refusal(code="return_too_late", expected=f"until {limit.isoformat()}")
    return None


def _left(since: datetime | None, seconds: int, now: datetime) -> str:
    """Return how long to wait yet, in words; nothing when it is over.

    A clock set back does not lengthen it: no more than ``seconds`` are ever left.
    """
    if since is None or not timedelta() <= now - since < timedelta(seconds=seconds):
        return ""
    left = since + timedelta(seconds=seconds) - now
    return f"in {ceil(left.total_seconds())} s or later"


GUARDS: Final[Mapping[Guard, Callable[[HallState, Ticket, Ask], Refusal | None]]] = MappingProxyType(
    {
        Guard.FREE: free,
        Guard.RECALLS_LEFT: recalls_left,
        Guard.PROVEN: proven,
        Guard.RETURNS_LEFT: returns_left,
    }
)
