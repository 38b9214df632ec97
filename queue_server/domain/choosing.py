"""Calling a chosen ticket 指定叫号: only where the window serves it, and seen in the log as out of order."""

from msgspec.structs import replace

from queue_server.domain.ask import Ask
from queue_server.domain.calling import after, not_open, settled
from queue_server.domain.decision import Decision
from queue_server.domain.events import TicketCalled
from queue_server.domain.explaining import explain
from queue_server.domain.fronts import fronts, standing_of
from queue_server.domain.guards import refused
from queue_server.domain.lifecycle import Action
from queue_server.domain.place import line_of, place_of
from queue_server.domain.present import ticket_named
from queue_server.domain.refusal import Refusal
from queue_server.domain.routing import Choice, choose
from queue_server.domain.serves import ever_served, served_by
from queue_server.domain.state import HallState
from queue_server.domain.tallying import tally
from queue_server.domain.ticket import Ticket
from wire.intents import CallTicket


def call_ticket(state: HallState, intent: CallTicket, ask: Ask) -> Decision:
    """Call that very ticket, whoever else waits; one still at the window is finished by it."""
    refusal = not_open(state, intent.window)
    if refusal is not None:
        return refusal
    ticket = _callable(state, intent, ask)
    if isinstance(ticket, Refusal):
        return ticket
    ended = settled(state, intent.window, ask)
    return [*ended, _chosen(after(state, ended, intent.window, ask), ticket, intent, ask)]


def _callable(state: HallState, intent: CallTicket, ask: Ask) -> Ticket | Refusal:
    ticket = ticket_named(state, intent.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    refusal = refused(state, ticket, Action.CALL, ask)
    if refusal is not None:
        return refusal
    lines = ever_served(state, intent.window)
    if line_of(ticket) not in lines:
        expected = f"one that waits in {', '.join(lines)}"
        return Refusal(code="not_served_here", field="ticket", value=intent.ticket, expected=expected)
    return ticket


def _chosen(state: HallState, ticket: Ticket, intent: CallTicket, ask: Ask) -> TicketCalled:
    served, line = served_by(state, intent.window, ask.moment), line_of(ticket)
    lines = tuple(dict.fromkeys((*served.lines, line)))
    found, waiting = fronts(state, lines, ask.moment.seconds)
    standing = standing_of(state, place_of(ticket), ask.moment.seconds)
    why = explain(state, Choice(standing, line, ("chosen", {}), found, waiting), ask.moment)
    next_one = choose(state, served.lines, ask.moment.seconds)
    passed = next_one.ticket if next_one and next_one.ticket != ticket.id else ""
    return TicketCalled(
        ticket=ticket.id,
        window=intent.window,
        why=replace(why, helps=line not in served.own, reason=intent.reason, instead_of=passed),
        tally=tally(state, lines, standing),
    )
