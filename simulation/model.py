"""A second opinion on the hall: the least a sequential hall must do, written without the rules' code.

Taking a number is a counter for each prefix and day; calling takes the first
of the lines that a window serves; whoever is called, served, held or gone is
in no line. ``happen`` says whether an event can come next, and can be undone.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from queue_server.domain import events as e
from queue_server.domain.plan import Plan
from queue_server.engine.record import Record

Place = tuple[datetime, int]
Undo = tuple[dict[Any, Any], Any, Any]
MISSING: Final = object()


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
        return effect is None or effect(self, record.event, record)

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

    def join(self, ticket: str, line: str) -> bool:
        """Put a ticket into a line at its place."""
        if ticket in self.line_of:
            return False
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
    start = timedelta(minutes=model.plan.head_start.get(event.priority, 0))
    model.put(model.of_day, "latest", arrived)
    model.put(model.last, key, event.sequence)
    model.put(model.place, event.ticket, (arrived - start, record.seq))
    return model.join(event.ticket, event.queue)


def _called(model: Model, event: e.TicketCalled, _record: Record) -> bool:
    window = event.window
    if window in model.at or not model.open.get(window) or model.first(window) != event.ticket:
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


def _transferred(model: Model, event: e.TicketTransferred, _record: Record) -> bool:
    line = f"@{event.to_window}" if event.to_window else event.to_queue
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
        e.TicketCancelled: _ends,
        e.TicketExpired: _ends,
        e.WindowOpened: _opened,
        e.WindowPaused: _shut,
        e.WindowClosed: _shut,
    }
)
"""Events that are not listed move nobody."""
