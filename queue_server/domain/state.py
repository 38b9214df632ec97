"""The state of a site's day: what the rules decide on, changed by ``evolve`` alone.

One writer owns it and changes it in place; copying thousands of tickets a
command would cost more than it protects. Waiting lines are kept sorted, so
the first of each is known at once.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from heapq import merge

import msgspec

from queue_server.domain.blocks import Blocks
from queue_server.domain.bookings import Bookings
from queue_server.domain.fairness import Fairness
from queue_server.domain.heads import Heads, heads_of
from queue_server.domain.help import Help
from queue_server.domain.last import Last
from queue_server.domain.learned import Learned
from queue_server.domain.lifecycle import State
from queue_server.domain.place import Place, line_of, place_of
from queue_server.domain.plan import ORDINARY, Plan
from queue_server.domain.rated import Ratings
from queue_server.domain.ticket import Ticket
from queue_server.domain.unpassable import Unpassable


class WindowNow(msgspec.Struct, frozen=True):
    """A window's present: ``ticket`` is the one called or served there.

    ``reason`` and ``until`` are of a pause; ``rated`` and ``rating_sum`` of who sits there, today.
    """

    state: str = "closed"
    clerk: str = ""
    ticket: str | None = None
    since: datetime | None = None
    reason: str = ""
    until: datetime | None = None
    rated: int = 0
    rating_sum: int = 0


@dataclass
class HallState:
    """Everything a decision depends on besides the intent and the time.

    ``lines`` maps the name of a line (see ``place``) to its priority classes,
    and each class to its sorted waiting places; an empty one is not there.
    ``fairness`` keeps what guards ordinary tickets. ``sequences`` keeps the
    last number of every (day, prefix) so that a day opened twice still never
    repeats one. ``parked`` are the held tickets, ``helps`` the open calls for
    help, ``last`` what was done last at each window, ``ratings`` what citizens thought of it. ``heads`` and
    ``unpassable`` are indices of lines and fairness; read them by ``heads_now``
    and ``guarantee.must_be_next``.
    """

    plan: Plan
    seq: int = 0
    day: str = ""
    tickets: dict[str, Ticket] = field(default_factory=dict)
    by_follow: dict[str, str] = field(default_factory=dict)
    lines: dict[str, dict[str, list[Place]]] = field(default_factory=dict)
    fairness: Fairness = field(default_factory=Fairness)
    windows: dict[str, WindowNow] = field(default_factory=dict)
    sequences: dict[tuple[str, str], int] = field(default_factory=dict)
    learned: Learned = field(default_factory=Learned)
    open_windows: dict[str, int] = field(default_factory=dict)
    latest_arrival: datetime | None = None
    bookings: Bookings = field(default_factory=Bookings)
    blocks: Blocks = field(default_factory=Blocks)
    parked: dict[str, None] = field(default_factory=dict)
    helps: dict[str, Help] = field(default_factory=dict)
    last: dict[str, Last] = field(default_factory=dict)
    ratings: Ratings = field(default_factory=Ratings)
    heads: Heads = field(default_factory=Heads, compare=False, repr=False)
    unpassable: Unpassable = field(default_factory=Unpassable, compare=False, repr=False)

    def arrival(self, at: datetime) -> datetime:
        """Return when one who comes at ``at`` arrived: never before who came earlier, whatever the clock."""
        return at if self.latest_arrival is None else max(at, self.latest_arrival)

    def window(self, window_id: str) -> WindowNow:
        """Return the window's present; one never heard of is closed."""
        return self.windows.get(window_id, CLOSED)

    def classes(self, name: str) -> Mapping[str, list[Place]]:
        """Return who waits in a line by priority class, each sorted by arrival; no class is empty."""
        return self.lines.get(name, NOBODY)

    def line(self, name: str) -> list[Place]:
        """Return everybody who waits in a line, by arrival; costs a look at each."""
        return list(merge(*self.classes(name).values()))

    def waiting(self, name: str) -> int:
        """Return how many wait in a line."""
        return self.heads_now().waiting.get(name, 0)

    def first(self, name: str) -> Place | None:
        """Return the place of who has waited longest in a line."""
        return min((places[0] for places in self.classes(name).values()), default=None)

    def heads_now(self) -> Heads:
        """Return who is first of each class in each queue; made anew for another plan than before."""
        if self.heads.plan is not self.plan:
            self.heads = heads_of(self.plan, self.lines)
        return self.heads

    def join(self, ticket: Ticket) -> None:
        """Put a waiting ticket into its line."""
        self.line_up(ticket)
        self.fairness.join(line_of(ticket), place_of(ticket))

    def leave(self, ticket: Ticket) -> None:
        """Take a waiting ticket out of its line."""
        name, place = line_of(ticket), place_of(ticket)
        places = self.lines.get(name, {}).get(ticket.priority, [])
        at = bisect_left(places, place)
        if at == len(places) or places[at] != place:
            raise AssertionError(f"ticket {ticket.id} is not in its line")
        heads = self.heads_now()
        del places[at]
        heads.leave(name, ticket.priority, places, place)
        self.unpassable.touched.add(name)
        if ticket.priority == ORDINARY and not at:
            self.fairness.forget_before(name, places[0] if places else None)
        if not places:
            self._close(name, ticket.priority)
        self.fairness.leave(name, place)

    def restore(self, *, accounts: bool = False) -> None:
        """Make anew what follows from tickets and windows: lines, follow words, open windows.

        With ``accounts`` the fairness is known to the last ghost; else those who wait enter it anew.
        """
        self.by_follow = {ticket.follow: ticket.id for ticket in self.tickets.values()}
        self.lines, self.heads, self.unpassable = {}, Heads(), Unpassable()
        for ticket in self.tickets.values():
            if ticket.state is State.WAITING:
                self.line_up(ticket)
                if not accounts:
                    self.fairness.expect(line_of(ticket), place_of(ticket))
        self.parked = {ticket.id: None for ticket in self.tickets.values() if ticket.state is State.HELD}
        self.latest_arrival = max((ticket.arrived_at for ticket in self.tickets.values()), default=None)
        opened = [
            self.plan.windows[name]
            for name, now in self.windows.items()
            if now.state == "open" and name in self.plan.windows
        ]
        self.open_windows = dict(Counter(queue for window in opened for queue in window.queues))

    def line_up(self, ticket: Ticket) -> None:
        """Put a waiting ticket into its line, and leave the accounts of fairness as they are."""
        name, place, heads = line_of(ticket), place_of(ticket), self.heads_now()
        places = self.lines.setdefault(name, {}).setdefault(ticket.priority, [])
        insort(places, place)
        heads.join(name, ticket.priority, places, place)
        if places[0] is place or name not in self.plan.queues:  # else who is guarded there is the same
            self.unpassable.touched.add(name)

    def _close(self, name: str, priority: str) -> None:
        del self.lines[name][priority]
        if not self.lines[name]:
            del self.lines[name]


CLOSED = WindowNow()
NOBODY: Mapping[str, list[Place]] = {}
