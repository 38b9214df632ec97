"""The state of a site's day: what the rules decide on, changed by ``evolve`` alone.

One writer owns it and changes it in place; copying thousands of tickets a
command would cost more than it protects. Waiting lines are kept sorted, so
the head of each is known at once.
"""

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from queue_server.domain.lifecycle import State
from queue_server.domain.plan import Plan
from queue_server.domain.ticket import Ticket

Place = tuple[float, int, str]
PRIOR_SERVICE_SECONDS = 480.0


class WindowNow(msgspec.Struct, frozen=True):
    """A window's present: ``ticket`` is the one called or served there."""

    state: str = "closed"
    clerk: str = ""
    ticket: str | None = None
    since: datetime | None = None


@dataclass
class HallState:
    """Everything a decision depends on besides the intent and the time.

    ``lines`` maps a queue id, or ``@<window>`` for tickets bound to one window,
    to its sorted waiting places. ``sequences`` keeps the last number of every
    (day, prefix) so that a day opened twice still never repeats one.
    """

    plan: Plan
    seq: int = 0
    day: str = ""
    tickets: dict[str, Ticket] = field(default_factory=dict)
    by_follow: dict[str, str] = field(default_factory=dict)
    lines: dict[str, list[Place]] = field(default_factory=dict)
    windows: dict[str, WindowNow] = field(default_factory=dict)
    sequences: dict[tuple[str, str], int] = field(default_factory=dict)
    service_seconds: dict[str, float] = field(default_factory=dict)
    open_windows: dict[str, int] = field(default_factory=dict)
    latest_arrival: datetime | None = None

    def arrival(self, at: datetime) -> datetime:
        """Return when one who comes at ``at`` arrived: never before who came earlier, whatever the clock."""
        return at if self.latest_arrival is None else max(at, self.latest_arrival)

    def window(self, window_id: str) -> WindowNow:
        """Return the window's present; one never heard of is closed."""
        return self.windows.get(window_id, CLOSED)

    def line(self, name: str) -> list[Place]:
        """Return the waiting places of a queue or of ``@window``, first to be called first."""
        return self.lines.get(name, NOBODY)

    def join(self, ticket: Ticket) -> None:
        """Put a waiting ticket into its line."""
        insort(self.lines.setdefault(line_of(ticket), []), place_of(self.plan, ticket))

    def leave(self, ticket: Ticket) -> None:
        """Take a waiting ticket out of its line."""
        line = self.lines[line_of(ticket)]
        place = place_of(self.plan, ticket)
        at = bisect_left(line, place)
        if at == len(line) or line[at] != place:
            raise AssertionError(f"ticket {ticket.id} is not in its line")
        del line[at]

    def restore(self) -> None:
        """Make anew what follows from tickets and windows: lines, follow words, open windows."""
        self.by_follow = {ticket.follow: ticket.id for ticket in self.tickets.values()}
        self.lines = {}
        for ticket in self.tickets.values():
            if ticket.state is State.WAITING:
                self.join(ticket)
        self.latest_arrival = max((ticket.arrived_at for ticket in self.tickets.values()), default=None)
        opened = [
            self.plan.windows[name]
            for name, now in self.windows.items()
            if now.state == "open" and name in self.plan.windows
        ]
        self.open_windows = dict(Counter(queue for window in opened for queue in window.queues))

    def ahead_of(self, ticket: Ticket) -> int:
        """Return how many wait before this ticket in its line."""
        return bisect_left(self.line(line_of(ticket)), place_of(self.plan, ticket))


CLOSED = WindowNow()
NOBODY: list[Place] = []


def line_of(ticket: Ticket) -> str:
    """Return the name of the line the ticket waits in."""
    return f"@{ticket.bound_to}" if ticket.bound_to else ticket.queue


def place_of(plan: Plan, ticket: Ticket) -> Place:
    """Return the sort key of a waiting ticket: virtual arrival, then the order of issue."""
    return virtual_place(plan, ticket.arrived_at, ticket.priority, ticket.order, ticket.id)


def virtual_place(plan: Plan, arrived_at: datetime, priority: str, order: int, ticket_id: str) -> Place:
    """Return the place of an arrival; a priority class counts as come some minutes earlier."""
    arrival = arrived_at - timedelta(minutes=plan.head_start.get(priority, 0))
    return (arrival.timestamp(), order, ticket_id)
