"""Calling 叫号, calling again 重呼, and giving up on who did not come 过号."""

from collections.abc import Sequence

from queue_server.domain.ask import Ask
from queue_server.domain.decision import NOBODY_WAITS, Decision
from queue_server.domain.events import (
    Event,
    ServiceFinished,
    StopFinished,
    TicketCalled,
    TicketMissed,
    TicketRecalled,
)
from queue_server.domain.evolve import evolve
from queue_server.domain.explaining import explain
from queue_server.domain.lifecycle import Action
from queue_server.domain.moment import Moment
from queue_server.domain.present import ticket_for, unknown_window
from queue_server.domain.refusal import Refusal
from queue_server.domain.routing import Choice, choose
from queue_server.domain.scratch import scratch
from queue_server.domain.serves import Served, ever_served, served_by
from queue_server.domain.serving import finished
from queue_server.domain.state import HallState
from queue_server.domain.tallying import tally
from wire.intents import CallNext, NoShow, Recall


def call_next(state: HallState, intent: CallNext, ask: Ask) -> Decision:
    """Call the next ticket; one still at the window is finished by it, for next is one key."""
    refusal = not_open(state, intent.window)
    if refusal is not None:
        return refusal
    ended = settled(state, intent.window, ask)
    then = after(state, ended, intent.window, ask)
    served = served_by(then, intent.window, ask.moment)
    choice = choose(then, served.lines, ask.moment.seconds)
    if choice is None:
        return ended or NOBODY_WAITS
    return [*ended, called(then, intent.window, served, choice, ask.moment)]


def called(state: HallState, window: str, served: Served, choice: Choice, moment: Moment) -> TicketCalled:
    """Return the event of calling whom the rules chose, with why and what it changes."""
    return TicketCalled(
        ticket=choice.ticket,
        window=window,
        why=explain(state, choice, moment, helps=choice.line in served.helped),
        tally=tally(state, served.lines, choice.standing),
    )


def not_open(state: HallState, window_id: str) -> Refusal | None:
    """Return why the window calls nobody, or None when it does."""
    unknown = unknown_window(state, window_id)
    if unknown is not None:
        return unknown
    window = state.window(window_id)
    if window.state == "open":
        return None
    return Refusal(code="window_not_open", detail=f"window {window_id} is {window.state}; open it first")


def settled(state: HallState, window_id: str, ask: Ask) -> list[ServiceFinished | StopFinished]:
    """Return what a call ends: the service of who is still at the window."""
    ticket_id = state.window(window_id).ticket
    if ticket_id is None:
        return []
    return [finished(state, state.tickets[ticket_id], window_id, ask, by_next=True)]


def after(state: HallState, ended: Sequence[Event], window: str, ask: Ask) -> HallState:
    """Return the hall as it is once that ended: who goes on to a line of this window waits there already.

    Only then is it another than ``state``, which stays as it is.
    """
    lines = ever_served(state, window)
    to = [event for event in ended if isinstance(event, StopFinished) and event.to_queue in lines]
    if not to:
        return state
    copy = scratch(state, lines)
    for event in to:
        evolve(copy, event, ask.now)
    return copy


def recall(state: HallState, intent: Recall, ask: Ask) -> Decision:
    """Summon the called citizen once more."""
    ticket = ticket_for(state, intent.window, Action.RECALL, ask)
    if isinstance(ticket, Refusal):
        return ticket
    return [TicketRecalled(ticket=ticket.id, window=intent.window, times=ticket.times + 1)]


def no_show(state: HallState, intent: NoShow, ask: Ask) -> Decision:
    """Give up on the called citizen; the window is free."""
    ticket = ticket_for(state, intent.window, Action.NO_SHOW, ask)
    if isinstance(ticket, Refusal):
        return ticket
    return [TicketMissed(ticket=ticket.id, window=intent.window)]
