"""Calling 叫号, calling again 重呼, and giving up on who did not come 过号."""

from queue_server.domain.ask import Ask
from queue_server.domain.decision import NOBODY_WAITS, Decision
from queue_server.domain.events import ServiceFinished, TicketCalled, TicketMissed, TicketRecalled
from queue_server.domain.lifecycle import Action
from queue_server.domain.present import ticket_for, unknown_window
from queue_server.domain.refusal import Refusal
from queue_server.domain.routing import next_ticket
from queue_server.domain.state import HallState
from wire.intents import CallNext, NoShow, Recall


def call_next(state: HallState, intent: CallNext, _ask: Ask) -> Decision:
    """Call the next ticket; one still at the window is finished by it, for next is one key."""
    unknown = unknown_window(state, intent.window)
    if unknown is not None:
        return unknown
    window = state.window(intent.window)
    if window.state != "open":
        return Refusal(
            code="window_not_open", detail=f"window {intent.window} is {window.state}; open it first"
        )
    finished = _settle(state, intent.window)
    ticket = next_ticket(state, intent.window)
    if ticket is None:
        return finished or NOBODY_WAITS
    return [*finished, TicketCalled(ticket=ticket, window=intent.window)]


def _settle(state: HallState, window_id: str) -> list[ServiceFinished]:
    ticket_id = state.window(window_id).ticket
    if ticket_id is None:
        return []
    implied = state.tickets[ticket_id].started_at is None
    return [ServiceFinished(ticket=ticket_id, window=window_id, implied=implied, by_next=True)]


def recall(state: HallState, intent: Recall, _ask: Ask) -> Decision:
    """Summon the called citizen once more."""
    ticket = ticket_for(state, intent.window, Action.RECALL)
    if isinstance(ticket, Refusal):
        return ticket
    return [TicketRecalled(ticket=ticket.id, window=intent.window, times=ticket.times + 1)]


def no_show(state: HallState, intent: NoShow, _ask: Ask) -> Decision:
    """Give up on the called citizen; the window is free."""
    ticket = ticket_for(state, intent.window, Action.NO_SHOW)
    if isinstance(ticket, Refusal):
        return ticket
    return [TicketMissed(ticket=ticket.id, window=intent.window)]
