"""Undo held against the log: after it tickets, line and window are as they were before the action."""

from collections.abc import Iterable

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.evolve import evolve
from queue_server.domain.place import line_of, place_of
from queue_server.domain.plan import Plan
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket
from queue_server.engine.record import Record
from simulation.model import ACTS
from simulation.violation import Violation


class _Before:
    """A window and the tickets that a command touches there, as it found them."""

    def __init__(self, command: str, seat: str | None) -> None:
        self.command = command
        self.seat = seat
        self.tickets: dict[str, Ticket] = {}


def undone(records: Iterable[Record], plan: Plan) -> None:
    """Replay the log; raise Violation when an undo leaves anything of what it takes back."""
    state, last = HallState(plan=plan), dict[str, _Before]()
    for record in records:
        event = record.event
        if isinstance(event, ACTS):
            before = last.get(event.window)
            if before is None or before.command != record.command_id:
                before = last[event.window] = _Before(record.command_id, state.window(event.window).ticket)
            before.tickets.setdefault(event.ticket, state.tickets[event.ticket])
        evolve(state, event, record.at)
        if isinstance(event, e.ActionUndone):
            _as_before(state, event, last.pop(event.window))


def _as_before(state: HallState, event: e.ActionUndone, before: _Before) -> None:
    if set(event.tickets) != set(before.tickets) or state.window(event.window).ticket != before.seat:
        raise Violation("not undone", f"{event} of {before.tickets}, {before.seat} was there")
    for name in event.tickets:
        was, now = before.tickets[name], state.tickets[name]
        lines = [line for line in state.lines if place_of(now) in state.line(line)]
        waits = [line_of(was)] if was.state == "waiting" else []
        if replace(now, calls=was.calls, slip=was.slip) != was or lines != waits:
            raise Violation("not undone", f"{event}: {was} is {now}, in {lines}")
