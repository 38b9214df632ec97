"""A number for whom it would be too late today: by the site's rule it is given with a warning, or refused."""

from queue_server.domain.ask import Ask
from queue_server.domain.events import TicketIssued
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState


def too_late(state: HallState, ticket: TicketIssued, ask: Ask) -> Refusal | None:
    """Return the refusal with the next opening, when nobody could call ``ticket`` before closing."""
    if ticket.today != "no" or state.plan.rules.at_closing != "refuse":
        return None
    next_start = ask.hours.next_start if ask.hours else None
    local = f"{next_start.astimezone(ask.local.tzinfo):%Y-%m-%d %H:%M}" if next_start else ""
    expected = f"next: {local}" if local else "another day"
    return Refusal(code="closing", field="queue", value=ticket.queue, expected=expected)
