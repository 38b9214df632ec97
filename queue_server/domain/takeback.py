"""The accounts of fairness, given back what a call that is undone had changed in them.

``entry_of`` notes what the call will change, and ``give_back`` returns it, except
where another call has changed the same since.
"""

import msgspec

from queue_server.domain.events import StopFinished, TicketCalled, TicketTransferred
from queue_server.domain.fairness import UNTOLD
from queue_server.domain.last import Entry
from queue_server.domain.place import Place, line_of, place_of
from queue_server.domain.plan import ORDINARY
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket


def entry_of(state: HallState, event: TicketCalled, ticket: Ticket) -> Entry:
    """Return what the call of a ticket that still waits will change."""
    fairness, tally = state.fairness, event.tally or UNTOLD
    line, place = line_of(ticket), place_of(ticket)
    ended = (name for name, run in {line: 0, **tally.passed}.items() if not run)
    return Entry(
        expected=fairness.expects(line, place),
        owed=fairness.owed.get(line, {}).get(ticket.id),
        turn=fairness.shadow[tally.turn_line][0] if tally.turn else None,
        turn_line=tally.turn_line,
        ended={name: fairness.runs.get(name, 0) for name in ended},
        passed=tally.passed,
        cut=_cut(state, line, place),
        group=tally.group,
        cycle=(fairness.cycles.get(tally.group, 0), tally.cycle),
    )


def _cut(state: HallState, line: str, place: Place) -> tuple[Place, ...]:
    """Return the passers of a line that count no more once this ticket is called, if it is the first."""
    ordinary = state.classes(line).get(ORDINARY, ())
    if not ordinary or ordinary[0] != place:
        return ()
    return tuple(state.fairness.spent(line, ordinary[1] if len(ordinary) > 1 else None))


def is_ghost(state: HallState, event: TicketTransferred | StopFinished, ticket: Ticket) -> bool:
    """Tell whether the ticket's own ghost stands where a transfer or the next stop puts it."""
    bound = event.to_window or event.to_clerk if isinstance(event, TicketTransferred) else None
    moved = msgspec.structs.replace(ticket, queue=event.to_queue, bound_to=bound)
    return state.fairness.expects(line_of(moved), place_of(moved))


def give_back(state: HallState, entry: Entry, ticket: Ticket) -> None:
    """Return what the call took; ``ticket`` waits in its line again, but not yet in the accounts."""
    fairness = state.fairness
    line, place = line_of(ticket), place_of(ticket)
    state.unpassable.touched.update(entry.passed, (line, entry.turn_line))
    if entry.turn is not None:
        fairness.leave(line, place)  # its ghost
        fairness.disown(entry.turn_line, entry.turn[2])
        fairness.join(entry.turn_line, entry.turn)
    if entry.expected:
        fairness.join(line, place)
    if entry.owed is not None:
        fairness.owe(line, ticket.id, entry.owed)
    for name, run in entry.ended.items():
        if name not in fairness.runs:
            _keep(fairness.runs, name, run)
    for name, run in entry.passed.items():
        if run:
            fairness.unpass(name, place)
        if fairness.runs.get(name) == run:
            _keep(fairness.runs, name, run - 1)
    fairness.pass_again(line, entry.cut)
    if entry.group and fairness.cycles.get(entry.group, 0) == entry.cycle[1]:
        _keep(fairness.cycles, entry.group, entry.cycle[0])


def _keep(values: dict[str, int], name: str, value: int) -> None:
    """Keep a value, or nothing where it says nothing."""
    if value:
        values[name] = value
    else:
        values.pop(name, None)
