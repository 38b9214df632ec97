"""A second opinion on the hall: the least a sequential hall must do, written without the rules' code.

Taking a number is a counter for each prefix and day; calling takes the next
of the lines that a window serves (``turns``); whoever is called, served, held
or gone is in no line. ``effects`` say whether an event can come next; all can be undone.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from queue_server.domain import events as e
from queue_server.domain.plan import ORDINARY, Plan
from queue_server.engine.record import Record
from simulation.turns import Place, Waiting, group_of, next_of

Undo = tuple[dict[Any, Any], Any, Any]
MISSING: Final = object()
ACTS: Final = (
    e.TicketCalled,
    e.ServiceStarted,
    e.ServiceFinished,
    e.StopFinished,
    e.TicketMissed,
    e.TicketHeld,
    e.TicketResumed,
    e.TicketTransferred,
)
"""What a clerk does at a window and may take back."""


class Act(NamedTuple):
    """What the last act at a window found: who was there, and where each ticket stood (line, home, queue).

    ``turned`` has group, step before, step after of the call in it.
    """

    command: str
    at: str | None
    stood: dict[str, tuple[str | None, str | None, str | None]]
    turned: tuple[str, int, int] | None = None


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
        self.priority: dict[str, str] = {}
        self.due: dict[str, datetime] = {}
        self.steps: dict[str, int] = {}
        self.clerk: dict[str, str] = {}
        self.acts: dict[str, Act] = {}
        self.lent: dict[tuple[str, str], tuple[tuple[int, int], ...]] = {}
        self.merged: dict[tuple[str, str, int], bool] = {}

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

    def remember(self, record: Record) -> None:
        """Keep what an act at a window finds, so that it can be taken back."""
        event = record.event
        if not isinstance(event, ACTS):
            return
        window, ticket = event.window, event.ticket
        act = self.acts.get(window)
        if act is None or act.command != record.command_id:
            act = Act(record.command_id, self.at.get(window), {})
        if ticket not in act.stood:
            stood = (self.line_of.get(ticket), self.home.get(ticket), self.queue.get(ticket))
            self.put(self.acts, window, act._replace(stood={**act.stood, ticket: stood}))

    def fingerprint(self) -> int:
        """Return the same for equal states; only within this process."""
        lines = tuple(sorted((name, tuple(sorted(line.items()))) for name, line in self.lines.items()))
        others = (self.last, self.at, self.open, self.of_day, self.steps, self.clerk, self.lent, self.merged)
        return hash((lines, *(tuple(sorted(other.items(), key=repr)) for other in others)))

    def own(self, window: str) -> tuple[str, ...]:
        """Return the lines that are the window's own: bound to it, to its clerk, of its queues."""
        clerk = self.clerk.get(window)
        bound = (f"@{window}", f"@clerk:{clerk}") if clerk else (f"@{window}",)
        return (*bound, *self.plan.windows[window].queues)

    def served(self, window: str, now: datetime) -> list[str]:
        """Return the lines that a window calls from at ``now``; it helps at all hours, where it does."""
        own = self.own(window)
        idle = not any(self.lines.get(line) for line in own)
        return [*own, *(name for name in self._helped(window, now, idle=idle) if name not in own)]

    def _helped(self, window: str, now: datetime, *, idle: bool) -> Iterator[str]:
        for serve in self.plan.windows[window].serves:
            line = self.lines.get(serve.queue)
            since = min(line.values())[0] if line else now
            if idle or (serve.over is not None and (now - since).total_seconds() > serve.over * 60):
                yield serve.queue

    def first(self, window: str, now: datetime) -> str | None:
        """Return who must be called next at a window, but for the guarantee."""
        waiting = (
            Waiting(ticket, place, self.priority[ticket], self.queue[ticket], self._step(ticket))
            for name in self.served(window, now)
            for ticket, place in self.lines.get(name, {}).items()
        )
        return next_of(self.plan, waiting, now)

    def _step(self, ticket: str) -> int:
        return self.steps.get(group_of(self.plan, self.queue[ticket]).id, 0)

    def nobody(self, window: str) -> bool:
        """Tell whether nobody waits whom the window may call; who helps may when its own lines are empty."""
        names = (*self.own(window), *(serve.queue for serve in self.plan.windows[window].serves))
        return not any(self.lines.get(name) for name in names)

    def comes_next(self, day: str, prefix: str, sequence: int) -> bool:
        """Tell whether the server gives this number next: it leaves out what is lent, and nothing else."""
        following = self.last.get((day, prefix), 0) + 1
        for first, last in self.lent.get((day, prefix), ()):
            following = last + 1 if first <= following <= last else following
        return sequence == following

    def is_lent(self, day: str, prefix: str, sequence: int) -> bool:
        """Tell whether a number is lent to a kiosk, which has told of it not yet."""
        lent = self.lent.get((day, prefix), ())
        return (day, prefix, sequence) not in self.merged and any(f <= sequence <= n for f, n in lent)

    def has_a_free_window(self, queue: str) -> bool:
        """Tell whether nobody waits in the whole hall, and some window of the queue has nobody."""
        free = (name for name in self.open if self.open[name] and name not in self.at)
        serving = any(queue in self.plan.windows[name].queues for name in free)
        return serving and not any(self.lines.values())

    def is_first_ordinary(self, ticket: str) -> bool:
        """Tell whether nobody else without priority came earlier in the ticket's line."""
        line = self.lines.get(self.line_of.get(ticket, ""), {})
        return ticket == min((place, one) for one, place in line.items() if self.priority[one] == ORDINARY)[1]

    def serves(self, window: str, ticket: str) -> bool:
        """Tell whether a ticket waits in a line that the window may ever call from."""
        helped = (serve.queue for serve in self.plan.windows[window].serves)
        return self.line_of.get(ticket) in (*self.own(window), *helped)

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
