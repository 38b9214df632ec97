"""Undo 撤销: what an action at a window changed is remembered, and can be taken back for a moment.

``remembered`` looks on while events happen; ``undo`` decides; ``restore`` puts
everything back but what cannot be unsaid: the count of calls made goes on, so
that a call made again is told from the one taken back.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.ask import Ask
from queue_server.domain.changes.change import Change, place
from queue_server.domain.decision import Decision
from queue_server.domain.last import Last
from queue_server.domain.lifecycle import State
from queue_server.domain.place import line_of, place_of
from queue_server.domain.present import unknown_window
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.domain.takeback import entry_of, give_back, is_ghost
from queue_server.domain.ticket import Ticket
from queue_server.domain.unlearning import Taught, lesson, take_back
from wire.intents import Undo

UNDOABLE: Final[Mapping[type[e.Event], str]] = MappingProxyType(
    {
        e.TicketCalled: "call",
        e.ServiceStarted: "start",
        e.ServiceFinished: "finish",
        e.StopFinished: "finish",
        e.TicketMissed: "no_show",
        e.TicketHeld: "hold",
        e.TicketResumed: "resume",
        e.TicketTransferred: "transfer",
    }
)
FORGETS: Final = frozenset({e.TicketRecalled, e.WindowOpened, e.WindowPaused, e.WindowClosed})


def remembered(state: HallState, event: e.Event, at: datetime, change: Change) -> None:
    """Let ``change`` happen, and remember what was before if it can be undone."""
    told: Any = event
    kind = type(event)
    action = UNDOABLE.get(kind)
    if kind in FORGETS:
        state.last.pop(told.window, None)
    elif kind is e.ItineraryChanged:
        _forget(state, told.ticket)
    elif kind is e.DayOpened:
        state.last = {}
    if action is None:
        change(state, event, at)
        return
    was, seat = state.tickets[told.ticket], state.window(told.window)
    served = state.ratings.served.get(told.window)
    known = lesson(state.learned, was, at.hour)
    entry = entry_of(state, event, was) if isinstance(event, e.TicketCalled) else None
    ghost = isinstance(event, e.TicketTransferred | e.StopFinished) and is_ghost(state, event, was)
    change(state, event, at)
    then = lesson(state.learned, was, at.hour)
    last = Last(
        action=action,
        at=at,
        seq=state.seq,
        by_next=isinstance(event, e.ServiceFinished | e.StopFinished) and event.by_next,
        tickets=(was,),
        seat=seat.ticket,
        since=seat.since,
        taught=(Taught(was, at.hour, known, then),) if then != known else (),
        entry=entry,
        ghost=ghost,
        served=served,
    )
    state.last[told.window] = _joined(state.last.get(told.window), last)


def _forget(state: HallState, ticket: str) -> None:
    """Forget what was done last to a ticket: taking it back would take back its new stops too."""
    mine = [window for window, last in state.last.items() if any(was.id == ticket for was in last.tickets)]
    for window in mine:
        del state.last[window]


def _joined(first: Last | None, then: Last) -> Last:
    """Return one action where next finished one ticket and called another in the same command.

    When next found nobody, a later call has at least an arrival between.
    """
    if first is None or not first.by_next or first.seq + 1 != then.seq or then.action != "call":
        return then
    both = (*then.tickets, *first.tickets)
    taught = (*then.taught, *first.taught)
    return replace(then, tickets=both, seat=first.seat, since=first.since, taught=taught, served=first.served)


def undo(state: HallState, intent: Undo, ask: Ask) -> Decision:
    """Take the last action at the window back, if nothing came of it since."""
    unknown = unknown_window(state, intent.window)
    if unknown is not None:
        return unknown
    last = state.last.get(intent.window)
    if last is None:
        return Refusal(code="nothing_to_undo")
    if abs(ask.now - last.at) > timedelta(seconds=state.plan.rules.undo_seconds):  # the clock may be set back
        return Refusal(code="undo_too_late", expected=f"within {state.plan.rules.undo_seconds} s")
    if not all(_is_as_left(state, before) for before in last.tickets):
        return Refusal(code="moved_on")
    names = tuple(before.id for before in last.tickets)
    return [e.ActionUndone(window=intent.window, action=last.action, ticket=names[0], tickets=names)]


def _is_as_left(state: HallState, before: Ticket) -> bool:
    """Tell whether nothing happened to the ticket since the one step of the action."""
    now = state.tickets.get(before.id)
    return now is not None and len(now.trail) == len(before.trail) + 1


def restore(state: HallState, event: e.ActionUndone, _at: datetime) -> None:
    """Put tickets, window and what was learned back as they were before the action."""
    last = state.last.pop(event.window)
    for was in last.tickets:
        now = state.tickets[was.id]
        if now.state is State.WAITING:
            state.leave(now)
        if last.ghost:
            state.fairness.join(line_of(now), place_of(now))
        place(state, replace(was, calls=now.calls, slip=now.slip), enter=last.entry is None)
    if last.entry is not None:
        give_back(state, last.entry, last.tickets[0])
    window = state.window(event.window)
    state.windows[event.window] = replace(window, ticket=last.seat, since=last.since)
    state.ratings.unserve(event.window, last.served)
    for taught in last.taught:
        take_back(state.learned, taught)
