"""What devices prove: the slip came out, the call was seen, the call was heard."""

from queue_server.domain.ask import Ask
from queue_server.domain.decision import Decision
from queue_server.domain.events import CallShown, CallSpoken, SlipFailed, SlipPrinted
from queue_server.domain.lifecycle import Action
from queue_server.domain.present import ticket_for, ticket_named
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from wire import receipts
from wire.intents import CalledOut


def slip_printed(state: HallState, intent: receipts.SlipPrinted, _ask: Ask) -> Decision:
    """The slip came out."""
    return _unknown(state, intent.ticket) or [SlipPrinted(ticket=intent.ticket, printer=intent.printer)]


def slip_failed(state: HallState, intent: receipts.SlipFailed, _ask: Ask) -> Decision:
    """The slip did not come out."""
    failed = SlipFailed(ticket=intent.ticket, printer=intent.printer, reason=intent.reason or "unknown")
    return _unknown(state, intent.ticket) or [failed]


def call_shown(state: HallState, intent: receipts.CallShown, _ask: Ask) -> Decision:
    """A screen drew the call."""
    shown = CallShown(ticket=intent.ticket, times=intent.times, screen=intent.screen)
    return _unknown(state, intent.ticket) or _uncalled(state, intent.ticket, intent.times) or [shown]


def call_spoken(state: HallState, intent: receipts.CallSpoken, _ask: Ask) -> Decision:
    """A speaker said the call to its end."""
    spoken = CallSpoken(ticket=intent.ticket, times=intent.times, speaker=intent.speaker)
    return _unknown(state, intent.ticket) or _uncalled(state, intent.ticket, intent.times) or [spoken]


def called_out(state: HallState, intent: CalledOut, ask: Ask) -> Decision:
    """The clerk called the number out: a person proves the call where no device can."""
    ticket = ticket_for(state, intent.window, Action.START, ask)
    if isinstance(ticket, Refusal):
        return ticket
    return [CallSpoken(ticket=ticket.id, times=ticket.calls, speaker=ask.actor)]


def _unknown(state: HallState, ticket: str) -> Refusal | None:
    found = ticket_named(state, ticket)
    return found if isinstance(found, Refusal) else None


def _uncalled(state: HallState, ticket: str, times: int) -> Refusal | None:
    called = state.tickets[ticket].calls
    if 1 <= times <= called:
        return None
    return Refusal(code="not_called_so", field="times", value=str(times), expected=f"1 to {called}")
