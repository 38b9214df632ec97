"""Coming back after a missed call 过号重排: who may, and to which place in the line."""

from datetime import datetime, timedelta

from queue_server.domain.ask import Ask
from queue_server.domain.decision import Decision
from queue_server.domain.events import TicketRequeued
from queue_server.domain.guards import CITIZENS, refused
from queue_server.domain.lifecycle import Action
from queue_server.domain.place import line_of
from queue_server.domain.present import ticket_named
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket
from wire.intents import Requeue

BEHIND = timedelta(microseconds=1)


def requeue(state: HallState, intent: Requeue, ask: Ask) -> Decision:
    """Let who missed the call wait again, where the site's rule puts them."""
    ticket = ticket_named(state, intent.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    refusal = refused(state, ticket, Action.REQUEUE, ask)
    if refusal is not None:
        return refusal
    by = "citizen" if ask.actor.startswith(CITIZENS) else "clerk"
    return [TicketRequeued(ticket=ticket.id, arrived_at=place_back(state, ticket, ask.now), by=by)]


def place_back(state: HallState, ticket: Ticket, now: datetime) -> datetime:
    """Return the arrival time that puts ``ticket`` into its place among those who wait in its queue.

    Just behind the ``return_after``-th of them by arrival, or the one half-way,
    or at the end; never before its own old arrival.
    """
    rules = state.plan.rules
    arrivals = sorted(state.tickets[place[2]].arrived_at for place in state.line(line_of(ticket)))
    behind = {"after": rules.return_after, "half_way": (len(arrivals) + 1) // 2, "end": len(arrivals) + 1}
    nth = behind[rules.return_place]
    if nth > len(arrivals):
        return max([state.arrival(now), *(arrival + BEHIND for arrival in arrivals[-1:])])
    return max(arrivals[nth - 1] + BEHIND if nth else ticket.arrived_at, ticket.arrived_at)
