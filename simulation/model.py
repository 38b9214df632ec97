"""A second opinion on the hall: the least a sequential hall must do, written without the rules' code.

Taking a number is a counter for each prefix and day; calling takes the first
of the lines that a window serves; whoever is called, served, held or gone is
in no line. ``happen`` says whether an event can come next, and can be undone.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from queue_server.domain import events as e
from queue_server.domain.plan import ORDINARY, Plan
from queue_server.engine.record import Record

Place = tuple[datetime, int]
Undo = tuple[dict[Any, Any], Any, Any]
MISSING: Final = object()
GUARANTEED: Final = ("owed", "overtaken", "in_a_row", "aged")
"""The rules by which an ordinary ticket is called before who has priority."""


class Act(NamedTuple):
    """What the last act at a window found: who was there, and where each ticket stood (line, home)."""

    command: str
    at: str | None
    stood: dict[str, tuple[str | None, str | None]]


class Model:
    """Lines, windows and counters; ``journal`` remembers what was there before each change."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.journal: list[Undo] = []
        self.last: dict[tuple[str, str], int] = {}
        self.lines: dict[str, dict[str, Place]] = {}
        self.line_of: dict[str, str] = {}
        self.place: dict[str, Place] = {}
        self.at: dict[str, str] = {}
        self.open: dict[str, bool] = {}
        self.of_day: dict[str, Any] = {}
        self.home: dict[str, str] = {}
        self.queue: dict[str, str] = {}
        self.ordinary: dict[str, bool] = {}
        self.start: dict[str, timedelta] = {}
        self.acts: dict[str, Act] = {}

    def put(self, table: dict[Any, Any], key: Any, value: Any = MISSING) -> None:
        """Change a table so that it can be undone; without a value, take the key out."""
        self.journal.append((table, key, table.get(key, MISSING)))
        if value is MISSING:
            table.pop(key, None)
        else:
            table[key] = value

    def undo(self, to: int) -> None:
        """Go back to where the journal had that length."""
        while len(self.journal) > to:
            table, key, value = self.journal.pop()
            if value is MISSING:
                table.pop(key, None)
            else:
                table[key] = value

    def happen(self, record: Record) -> bool:
        """Let a record happen, if it can come next."""
        effect = EFFECTS.get(type(record.event))
        if effect is None:
            return True
        self._remember(record)
        return effect(self, record.event, record)

    def _remember(self, record: Record) -> None:
        """Keep what an act at a window finds, so that it can be taken back."""
        window, ticket = getattr(record.event, "window", ""), getattr(record.event, "ticket", "")
        if not window or not ticket or isinstance(record.event, e.ActionUndone):
            return
        act = self.acts.get(window)
        if act is None or act.command != record.command_id:
            act = Act(record.command_id, self.at.get(window), {})
        if ticket not in act.stood:
            stood = (self.line_of.get(ticket), self.home.get(ticket))
            self.put(self.acts, window, Act(act.command, act.at, {**act.stood, ticket: stood}))

    def fingerprint(self) -> int:
        """Return the same for equal states; only within this process."""
        lines = tuple(sorted((name, tuple(sorted(line.items()))) for name, line in self.lines.items()))
        others = (self.last, self.at, self.open, self.of_day)
        return hash((lines, *(tuple(sorted(other.items(), key=repr)) for other in others)))

    def first(self, window: str) -> str | None:
        """Return who must be called next at a window."""
        names = (f"@{window}", *self.plan.windows[window].queues)
        heads = [min((place, t) for t, place in line.items()) for n in names if (line := self.lines.get(n))]
        return min(heads)[1] if heads else None

    def is_first_ordinary(self, ticket: str) -> bool:
        """Tell whether nobody else without priority came earlier in the ticket's line."""
        line = self.lines.get(self.line_of.get(ticket, ""), {})
        return ticket == min((place, one) for one, place in line.items() if self.ordinary[one])[1]

    def serves(self, window: str, ticket: str) -> bool:
        """Tell whether a ticket waits in a line that the window serves."""
        return self.line_of.get(ticket) in (f"@{window}", *self.plan.windows[window].queues)

    def join(self, ticket: str, line: str) -> bool:
        """Put a ticket into a line at its place."""
        if ticket in self.line_of:
            return False
        self.put(self.home, ticket, line)
        self.put(self.lines.setdefault(line, {}), ticket, self.place[ticket])
        self.put(self.line_of, ticket, line)
        return True

    def leave(self, ticket: str) -> bool:
        """Take a ticket out of its line."""
        line = self.line_of.get(ticket)
        if line is None:
            return False
        self.put(self.lines[line], ticket)
        self.put(self.line_of, ticket)
        return True

    def free(self, window: str, ticket: str) -> bool:
        """Let the ticket leave the window."""
        if self.at.get(window) != ticket:
            return False
        self.put(self.at, window)
        return True


def _issued(model: Model, event: e.TicketIssued, record: Record) -> bool:
    key = (event.day, event.number.rstrip("0123456789"))
    if event.sequence != model.last.get(key, 0) + 1 or event.ticket in model.place:
        return False
    arrived = max(record.at, model.of_day.get("latest", record.at))
    start = timedelta(minutes=model.plan.priority(event.priority).head_start)
    model.put(model.of_day, "latest", arrived)
    model.put(model.last, key, event.sequence)
    model.put(model.place, event.ticket, (arrived - start, record.seq))
    model.put(model.queue, event.ticket, event.queue)
    model.put(model.start, event.ticket, start)
    model.put(model.ordinary, event.ticket, event.priority == ORDINARY)
    return model.join(event.ticket, f"@{event.bound_to}" if event.bound_to else event.queue)


def _called(model: Model, event: e.TicketCalled, _record: Record) -> bool:
    window = event.window
    rule = event.why.rule if event.why else ""
    right = model.serves(window, event.ticket)
    if rule in GUARANTEED:
        right = right and model.ordinary[event.ticket] and model.is_first_ordinary(event.ticket)
    elif rule != "chosen":
        right = model.first(window) == event.ticket
    if window in model.at or not model.open.get(window) or not right:
        return False
    model.put(model.at, window, event.ticket)
    return model.leave(event.ticket)


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
    model.put(model.place, event.ticket, (event.arrived_at - model.start[event.ticket], order))
    return event.ticket not in model.at.values() and model.join(event.ticket, model.home[event.ticket])


def _unbound(model: Model, event: e.TicketUnbound, _record: Record) -> bool:
    return model.leave(event.ticket) and model.join(event.ticket, model.queue[event.ticket])


def _undone(model: Model, event: e.ActionUndone, _record: Record) -> bool:
    act = model.acts.get(event.window)
    if act is None or not set(event.tickets) <= set(act.stood):
        return False
    for ticket in event.tickets:
        line, home = act.stood[ticket]
        model.leave(ticket)
        if line is not None:
            model.join(ticket, line)
        elif home is not None:
            model.put(model.home, ticket, home)
    model.put(model.at, event.window, act.at or MISSING)
    model.put(model.acts, event.window)
    return True


def _transferred(model: Model, event: e.TicketTransferred, _record: Record) -> bool:
    bound = event.to_window or event.to_clerk
    line = f"@{bound}" if bound else event.to_queue
    model.put(model.queue, event.ticket, event.to_queue)
    return model.free(event.window, event.ticket) and model.join(event.ticket, line)


def _ends(model: Model, event: Any, _record: Record) -> bool:
    if not model.leave(event.ticket):
        sits = [window for window, ticket in model.at.items() if ticket == event.ticket]
        for window in sits:
            model.put(model.at, window)
    return event.ticket in model.place


def _opened(model: Model, event: e.WindowOpened, _record: Record) -> bool:
    model.put(model.open, event.window, True)
    return True


def _shut(model: Model, event: Any, _record: Record) -> bool:
    model.put(model.open, event.window)
    return True


def _day(model: Model, _event: e.DayOpened, _record: Record) -> bool:
    model.put(model.of_day, "latest")
    return not model.line_of and not model.at and not model.open


Effect = Callable[[Model, Any, Record], bool]
EFFECTS: Final[Mapping[type[e.Event], Effect]] = MappingProxyType(
    {
        e.DayOpened: _day,
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
        e.TicketCancelled: _ends,
        e.TicketExpired: _ends,
        e.WindowOpened: _opened,
        e.WindowPaused: _shut,
        e.WindowClosed: _shut,
    }
)
"""Events that are not listed move nobody."""
