"""The accounts of fairness, given back what a call that is undone had changed in them.

``before`` notes what the call will change, ``after`` what it changed it to, and
``give_back`` returns it, except where another call has changed the same since.
"""

from typing import TypeVar

import msgspec

from queue_server.domain.events import StopFinished, TicketCalled, TicketTransferred
from queue_server.domain.last import Entry
from queue_server.domain.place import line_of, place_of
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket

T = TypeVar("T")


def before(state: HallState, event: TicketCalled, ticket: Ticket) -> Entry:
    """Return the entry as far as it is known before the call."""
    fairness, tally = state.fairness, event.tally
    line, place = line_of(ticket), place_of(ticket)
    lines = {line, *(tally.passed if tally else ())}
    return Entry(
        expected=fairness.expects(line, place),
        owed=fairness.owed.get(line, {}).get(ticket.id),
        turn=fairness.shadow[tally.turn_line][0] if tally and tally.turn else None,
        turn_line=tally.turn_line if tally else "",
        runs={name: (fairness.runs.get(name, 0), 0) for name in lines},
        passers={name: (list(fairness.passers.get(name, [])), []) for name in lines},
        group=tally.group if tally else "",
        cycle=(fairness.cycles.get(tally.group, 0), tally.cycle) if tally else (0, 0),
    )


def is_ghost(state: HallState, event: TicketTransferred | StopFinished, ticket: Ticket) -> bool:
    """Tell whether the ticket's own ghost stands where a transfer or the next stop puts it."""
    bound = event.to_window or event.to_clerk if isinstance(event, TicketTransferred) else None
    moved = msgspec.structs.replace(ticket, queue=event.to_queue, bound_to=bound)
    return state.fairness.expects(line_of(moved), place_of(moved))


def after(state: HallState, entry: Entry) -> Entry:
    """Return the entry with what the call changed it to."""
    fairness = state.fairness
    runs = {name: (was, fairness.runs.get(name, 0)) for name, (was, _) in entry.runs.items()}
    passers = {name: (was, list(fairness.passers.get(name, []))) for name, (was, _) in entry.passers.items()}
    return msgspec.structs.replace(entry, runs=runs, passers=passers)


def give_back(state: HallState, entry: Entry, ticket: Ticket) -> None:
    """Return what the call took; ``ticket`` waits in its line again, but not yet in the accounts."""
    fairness = state.fairness
    line, place = line_of(ticket), place_of(ticket)
    state.unpassable.touched.update(entry.runs, (line, entry.turn_line))
    if entry.turn is not None:
        fairness.leave(line, place)  # its ghost
        fairness.disown(entry.turn_line, entry.turn[2])
        fairness.join(entry.turn_line, entry.turn)
    if entry.expected:
        fairness.join(line, place)
    if entry.owed is not None:
        fairness.owe(line, ticket.id, entry.owed)
    for name, (run, now) in entry.runs.items():
        if fairness.runs.get(name, 0) == now:
            _keep(fairness.runs, name, run)
    for name, (passers, then) in entry.passers.items():
        if fairness.passers.get(name, []) == then:
            _keep(fairness.passers, name, passers)
    if entry.group and fairness.cycles.get(entry.group, 0) == entry.cycle[1]:
        _keep(fairness.cycles, entry.group, entry.cycle[0])


def _keep(values: dict[str, T], name: str, value: T) -> None:
    """Keep a value, or nothing where it says nothing."""
    if value:
        values[name] = value
    else:
        values.pop(name, None)
