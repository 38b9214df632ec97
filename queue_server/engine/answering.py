"""The answer to a command, made from the state right after its events: a replay makes the same."""

from collections.abc import Sequence

from queue_server.domain import events as e
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.engine.views import block_view, booking_view, ticket_view, window_view
from wire.answers import Done, NobodyWaits, Refused
from wire.intents import Intent


def answer(state: HallState, command_id: str, happened: Sequence[e.Event]) -> Done | NobodyWaits:
    """Return what the asker is told; ``happened`` are the command's events, at least one."""
    last = happened[-1]
    ticket = state.tickets.get(getattr(last, "ticket", ""))
    window_id = getattr(last, "window", None)
    window = window_view(state, window_id) if window_id else None
    if isinstance(last, e.ServiceFinished | e.StopFinished) and last.by_next:
        return NobodyWaits(command_id=command_id, window=window)
    view = ticket_view(state, ticket, follow=isinstance(last, e.TicketIssued)) if ticket else None
    booking = state.bookings.by_id.get(getattr(last, "booking", ""))
    booked = booking_view(state, booking) if booking else None
    block = state.blocks.by_id.get(getattr(last, "block", None) or "")
    return Done(
        command_id=command_id,
        ticket=view,
        window=window,
        booking=booked,
        block=block_view(block) if block else None,
    )


def refused(intent: Intent, why: Refusal) -> Refused:
    """Return the refusal as the asker is told it."""
    return Refused(
        command_id=intent.command_id,
        code=why.code,
        detail=why.detail,
        field=why.field,
        value=why.value,
        expected=why.expected,
    )
