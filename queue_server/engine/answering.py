"""The answer to a command, made from the state right after its events: a replay makes the same.

A replay keeps only what the answers would be made of: hardly one of a past is ever asked for again.
"""

from collections.abc import Sequence

import msgspec

from queue_server.domain import events as e
from queue_server.domain.appointment import Booking
from queue_server.domain.block import Block
from queue_server.domain.help import Help
from queue_server.domain.plan import Plan
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState, WindowNow
from queue_server.domain.ticket import Ticket
from queue_server.engine.views import block_view, booking_view, help_view, ticket_view, window_as
from wire.answers import Done, NobodyWaits, Refused
from wire.intents import Intent

Answered = Done | NobodyWaits


class Seen(msgspec.Struct, frozen=True, gc=False):
    """What a command's answer is made of: its last event, and what that touched as it was right after."""

    last: e.Event
    ticket: Ticket | None
    window_id: str | None
    window: WindowNow
    at_window: Ticket | None
    booking: Booking | None
    block: Block | None
    help: Help | None


def seen(state: HallState, last: e.Event) -> Seen:
    """Return what the answer to a command with this ``last`` event is made of; ``state`` is that after it."""
    tickets, window_id = state.tickets, getattr(last, "window", None)
    window = state.window(window_id or "")
    return Seen(
        last,
        tickets.get(getattr(last, "ticket", "")),
        window_id,
        window,
        tickets.get(window.ticket or ""),
        state.bookings.by_id.get(getattr(last, "booking", "")),
        state.blocks.by_id.get(getattr(last, "block", None) or ""),
        state.helps.get(getattr(last, "help", "")),
    )


def told(plan: Plan, command_id: str, what: Seen) -> Answered:
    """Return the answer made of ``what`` was seen."""
    last, ticket, booking, block = what.last, what.ticket, what.booking, what.block
    window = window_as(what.window_id, what.window, what.at_window) if what.window_id else None
    if isinstance(last, e.ServiceFinished | e.StopFinished) and last.by_next:
        return NobodyWaits(command_id=command_id, window=window)
    follow = isinstance(last, e.TicketIssued)
    return Done(
        command_id=command_id,
        ticket=ticket_view(plan, ticket, follow=follow) if ticket else None,
        window=window,
        booking=booking_view(plan, booking) if booking else None,
        block=block_view(block) if block else None,
        help=help_view(what.help) if what.help else None,
    )


def answer(state: HallState, command_id: str, happened: Sequence[e.Event]) -> Answered:
    """Return what the asker is told; ``happened`` are the command's events, at least one."""
    return told(state.plan, command_id, seen(state, happened[-1]))


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
