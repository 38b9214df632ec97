"""The course of a pool from now on: which window will call whom, and when, if nobody else came.

Each window gets free, takes the first of its lines, is taken for as long as
such a ticket takes on average, and so on, until nobody waits.
"""

from collections.abc import Collection, Mapping, Sequence
from heapq import heapify, heappop, heapreplace
from math import inf
from typing import Final

import msgspec

from queue_server.domain.hours import Hours
from queue_server.domain.inturn import in_turn
from queue_server.domain.moment import Moment
from queue_server.domain.opentime import OpenTime, open_time
from queue_server.domain.place import Place
from queue_server.domain.pools import Pool
from queue_server.domain.servers import Server, servers
from queue_server.domain.state import HallState, WindowNow
from queue_server.domain.takings import Takings
from queue_server.domain.ticket import Ticket

FURTHEST: Final = 1_000
"""Places of a line looked at one by one; the rest follow at the pace of its windows."""


class Course(msgspec.Struct, gc=False):
    """One line: its ``places`` in the order of its policy, and beside each when its turn comes, in open time.

    ``tail`` is the turn of one who would come last (infinity: nobody serves
    the line), ``step`` what each further one adds, ``closes`` when the last
    window that serves the line goes home; ``spread`` and ``variances`` are
    what is not known of the turns, ``gone`` says that all windows leave before.
    """

    places: Sequence[Place]
    turns: list[float]
    variances: list[float]
    tail: float = inf
    spread: float = 0.0
    step: float = 0.0
    closes: float = 0.0
    gone: bool = False

    def wait(self, ahead: int) -> tuple[float, float] | None:
        """Return mean and variance of the wait of one with so many ahead; None when nobody will call him."""
        if ahead < len(self.turns):
            return self.turns[ahead], self.variances[ahead]
        if self.tail == inf:
            return None
        more = (ahead - len(self.turns)) * self.step
        return self.tail + more, self.spread + more * self.step / 2


Waiting = tuple[list[tuple[Place, tuple[float, float]]], list[float], list[float]]
"""Places with mean and variance of what each takes, the first last; the turns, and their variances."""


class Courses(dict[str, Course]):
    """The courses of the lines in which somebody waits; that of another line is made when it is asked for."""

    def __init__(self, there: list[Server], time: OpenTime, takings: Takings) -> None:
        super().__init__()
        self._there = there
        self._closes = time.closes
        self._takings = takings

    def __missing__(self, name: str) -> Course:
        """Return the course of a line in which nobody waits."""
        course = self[name] = Course((), [], [])
        self.end(name, course)
        return course

    def end(self, name: str, course: Course) -> None:
        """Say when one who comes last is called, and pool what is not known of one window with the others."""
        serving = [server for server in self._there if name in server.own or name in server.helped]
        if serving:
            first, count = min(serving, key=_calls), len(serving)
            course.tail, course.spread = _calls(first), first.variance / count
            course.gone = course.tail == inf
            course.step, course.closes = self._takings[name, None][0] / count, self._closes
            course.variances = [variance / count for variance in course.variances]


class Schedule(msgspec.Struct, frozen=True):
    """The courses of a pool's lines as of ``moment``; its windows then, its ``names`` and how many waited."""

    moment: Moment
    time: OpenTime
    windows: Sequence[WindowNow]
    lines: Courses
    names: Collection[str]
    waiting: int


def schedule(state: HallState, pool: Pool, moment: Moment, hours: Hours | None, takings: Takings) -> Schedule:
    """Return the course of each line of the pool."""
    time = open_time(_kept_to(state, pool, moment, hours), moment.now)
    there = servers(state, pool, moment, time, takings)
    names = frozenset(pool.lines).union(
        *[server.own for server in there], *[server.helped for server in there]
    )
    lines = Courses(there, time, takings)
    for name in state.lines:
        if name in names:
            lines[name] = Course(in_turn(state, name)[:FURTHEST], [], [])
    waiting = sum(len(course.places) for course in lines.values())
    _run(state, there, lines, time, takings)
    for name, course in lines.items():
        lines.end(name, course)
    return Schedule(moment, time, [state.window(name) for name in pool.windows], lines, names, waiting)


def _kept_to(state: HallState, pool: Pool, moment: Moment, hours: Hours | None) -> Hours | None:
    """Return the hours, unless what goes on at the windows shows that nobody keeps to them now."""
    if hours is None or hours.is_open(moment.now):
        return hours
    ended = [hours.instant(span.until) for span in hours.opens if hours.instant(span.until) <= moment.now]
    for name in pool.windows:
        window = state.window(name)
        if window.state == "open" and window.since and (not ended or window.since >= ended[-1]):
            return None
    return hours


def _run(
    state: HallState, there: list[Server], lines: Mapping[str, Course], time: OpenTime, takings: Takings
) -> None:
    """Let the windows call one after the other until nobody waits."""
    tickets = state.tickets
    waiting = {name: _waiting(course, tickets, takings) for name, course in lines.items()}
    own = [[waiting[name] for name in server.own if name in waiting] for server in there]
    helped = [[waiting[name] for name in server.helped if name in waiting] for server in there]
    only = [mine[0] if len(mine) == 1 else None for mine in own]
    variances, leaves = [server.variance for server in there], [server.leaves for server in there]
    heap = [(server.free, index) for index, server in enumerate(there)]
    heapify(heap)
    pause = time.first.ends
    while heap:
        free, index = heap[0]
        best = only[index]
        if best is None or not best[0]:
            best = _foremost(own[index], helped[index])
        if best is None or free >= leaves[index]:
            there[index].free, there[index].variance = heappop(heap)[0], variances[index]
            continue
        places, turns, spreads = best
        mean, variance = places.pop()[1]
        turns.append(free)
        before = variances[index]
        spreads.append(before)
        variances[index] = before + variance
        ends = free + mean
        heapreplace(heap, (ends if ends < pause else time.rested(free, ends), index))


def _waiting(course: Course, tickets: Mapping[str, Ticket], takings: Takings) -> Waiting:
    """Return a line with its first last, beside each place what its ticket takes; and where to note turns."""
    beside = []
    for place in reversed(course.places):
        ticket = tickets[place[2]]
        beside.append((place, takings[ticket.queue, ticket.item]))
    return beside, course.turns, course.variances


def _foremost(own: Sequence[Waiting], helped: Sequence[Waiting]) -> Waiting | None:
    """Return the line whose first came first of all, among those helped when nobody waits in the own."""
    best = None
    for line in own:
        if line[0] and (best is None or line[0][-1] < best[0][-1]):
            best = line
    if best is None and helped:
        best = min((line for line in helped if line[0]), key=_head, default=None)
    return best


def _head(line: Waiting) -> tuple[Place, tuple[float, float]]:
    return line[0][-1]


def _calls(server: Server) -> float:
    """Return when a window would call one more; infinity when it has left by then."""
    return server.free if server.free < server.leaves else inf
