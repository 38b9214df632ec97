"""What each event does to the model, and whether it can come next: a row a kind that moves somebody."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from queue_server.domain import events as e
from queue_server.domain.plan import ORDINARY
from queue_server.engine.record import Record
from simulation.model import MISSING, Model
from simulation.turns import group_of, stepped

GUARANTEED: Final = ("owed", "overtaken", "in_a_row", "aged")
"""The rules by which an ordinary ticket is called before who has priority."""


def happen(model: Model, record: Record) -> bool:
    """Let a record happen, if it can come next."""
    effect = EFFECTS.get(type(record.event))
    if effect is None:
        return True
    model.remember(record)
    return effect(model, record.event, record)


def _issued(model: Model, event: e.TicketIssued, record: Record) -> bool:
    if event.ticket in model.place or not _numbered(model, event):
        return False
    latest = model.of_day.get("latest", record.at)
    arrived = event.taken_at or max(record.at, latest)
    if event.due is not None:
        model.put(model.due, event.ticket, event.due)
    model.put(model.of_day, "latest", max(arrived, latest))
    model.put(model.place, event.ticket, (_since(model, event.ticket, arrived), record.seq))
    model.put(model.queue, event.ticket, event.queue)
    model.put(model.priority, event.ticket, event.priority)
    return model.join(event.ticket, f"@{event.bound_to}" if event.bound_to else event.queue)


def _numbered(model: Model, event: e.TicketIssued) -> bool:
    """Give the number, if it can be the next one, or one that was lent."""
    key = (event.day, event.number.rstrip("0123456789"))
    if event.block is None:
        right = model.comes_next(*key, event.sequence)
        model.put(model.last, key, event.sequence)
    else:
        right = model.is_lent(*key, event.sequence)
        model.put(model.merged, (*key, event.sequence), True)
    return right


def _leased(model: Model, event: e.BlockLeased, _record: Record) -> bool:
    key = (event.day, event.prefix)
    lent = model.lent.get(key, ())
    model.put(model.lent, key, (*lent, (event.first, event.last)))
    return event.first > max([model.last.get(key, 0), *(last for _, last in lent)])


def _since(model: Model, ticket: str, arrived: datetime) -> datetime:
    """Return from when a ticket counts: an appointment that came before its slot, from the slot."""
    return max(arrived, model.due.get(ticket, arrived))


def _called(model: Model, event: e.TicketCalled, record: Record) -> bool:
    window = event.window
    if window in model.at or not model.open.get(window) or not _right(model, event, record.at):
        return False
    group = group_of(model.plan, model.queue[event.ticket])
    step = model.steps.get(group.id, 0)
    if group.policy == "alternate":
        then = stepped(group, step, model.priority[event.ticket])
        model.put(model.steps, group.id, then)
        model.put(model.acts, window, model.acts[window]._replace(turned=(group.id, step, then)))
    model.put(model.at, window, event.ticket)
    return model.leave(event.ticket)


def _right(model: Model, event: e.TicketCalled, now: datetime) -> bool:
    """Tell whether it may be called: chosen, guaranteed, or next by its policy."""
    rule = event.why.rule if event.why else ""
    if rule == "chosen":
        return model.serves(event.window, event.ticket)
    if rule in GUARANTEED:
        served = model.line_of.get(event.ticket) in model.served(event.window, now)
        return served and model.priority[event.ticket] == ORDINARY and model.is_first_ordinary(event.ticket)
    return model.first(event.window, now) == event.ticket


def _stays(model: Model, event: Any, _record: Record) -> bool:
    return bool(model.at.get(event.window) == event.ticket)


def _leaves_window(model: Model, event: Any, _record: Record) -> bool:
    return model.free(event.window, event.ticket)


def _resumed(model: Model, event: e.TicketResumed, _record: Record) -> bool:
    if event.window in model.at or event.ticket in model.line_of:
        return False
    model.put(model.at, event.window, event.ticket)
    return True


def _released(model: Model, event: e.TicketReleased, _record: Record) -> bool:
    return event.ticket not in model.at.values() and model.join(event.ticket, model.home[event.ticket])


def _requeued(model: Model, event: e.TicketRequeued, _record: Record) -> bool:
    _, order = model.place[event.ticket]
    model.put(model.of_day, "latest", max(event.arrived_at, model.of_day.get("latest", event.arrived_at)))
    model.put(model.place, event.ticket, (_since(model, event.ticket, event.arrived_at), order))
    return event.ticket not in model.at.values() and model.join(event.ticket, model.home[event.ticket])


def _unbound(model: Model, event: e.TicketUnbound, _record: Record) -> bool:
    return model.leave(event.ticket) and model.join(event.ticket, model.queue[event.ticket])


def _undone(model: Model, event: e.ActionUndone, _record: Record) -> bool:
    act = model.acts.get(event.window)
    if act is None or not set(event.tickets) <= set(act.stood):
        return False
    for ticket in event.tickets:
        line, home, queue = act.stood[ticket]
        model.leave(ticket)
        model.put(model.queue, ticket, queue)
        if line is not None:
            model.join(ticket, line)
        elif home is not None:
            model.put(model.home, ticket, home)
    if act.turned and model.steps.get(act.turned[0]) == act.turned[2]:
        model.put(model.steps, act.turned[0], act.turned[1])
    model.put(model.at, event.window, act.at or MISSING)
    model.put(model.acts, event.window)
    return True


def _transferred(model: Model, event: e.TicketTransferred, _record: Record) -> bool:
    bound = event.to_window or event.to_clerk
    line = f"@{bound}" if bound else event.to_queue
    model.put(model.queue, event.ticket, event.to_queue)
    return model.free(event.window, event.ticket) and model.join(event.ticket, line)


def _next_stop(model: Model, event: e.StopFinished, _record: Record) -> bool:
    model.put(model.queue, event.ticket, event.to_queue)
    return model.free(event.window, event.ticket) and model.join(event.ticket, event.to_queue)


def _rerouted(model: Model, event: e.ItineraryChanged, _record: Record) -> bool:
    if event.queue == model.queue[event.ticket]:
        return True
    model.put(model.queue, event.ticket, event.queue)  # only who waits is sent elsewhere
    return model.leave(event.ticket) and model.join(event.ticket, event.queue)


def _ends(model: Model, event: Any, _record: Record) -> bool:
    if not model.leave(event.ticket):
        sits = [window for window, ticket in model.at.items() if ticket == event.ticket]
        for window in sits:
            model.put(model.at, window)
    return event.ticket in model.place


def _opened(model: Model, event: e.WindowOpened, _record: Record) -> bool:
    model.put(model.open, event.window, True)
    model.put(model.clerk, event.window, event.clerk.removeprefix("clerk:"))
    return True


def _paused(model: Model, event: e.WindowPaused, _record: Record) -> bool:
    model.put(model.open, event.window)
    return True


def _closed(model: Model, event: e.WindowClosed, _record: Record) -> bool:
    model.put(model.open, event.window)
    model.put(model.clerk, event.window)
    return True


def _day(model: Model, _event: e.DayOpened, _record: Record) -> bool:
    model.put(model.of_day, "latest")
    for group in list(model.steps):
        model.put(model.steps, group)
    return not model.line_of and not model.at and not model.open


Effect = Callable[[Model, Any, Record], bool]
EFFECTS: Final[Mapping[type[e.Event], Effect]] = MappingProxyType(
    {
        e.DayOpened: _day,
        e.BlockLeased: _leased,
        e.TicketIssued: _issued,
        e.TicketCalled: _called,
        e.TicketRecalled: _stays,
        e.ServiceStarted: _stays,
        e.ServiceFinished: _leaves_window,
        e.TicketMissed: _leaves_window,
        e.TicketHeld: _leaves_window,
        e.TicketResumed: _resumed,
        e.TicketTransferred: _transferred,
        e.TicketReleased: _released,
        e.TicketRequeued: _requeued,
        e.TicketUnbound: _unbound,
        e.ActionUndone: _undone,
        e.StopFinished: _next_stop,
        e.ItineraryChanged: _rerouted,
        e.TicketCancelled: _ends,
        e.TicketExpired: _ends,
        e.WindowOpened: _opened,
        e.WindowPaused: _paused,
        e.WindowClosed: _closed,
    }
)
"""Events that are not listed move nobody."""
