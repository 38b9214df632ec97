"""The course of a pool from now on: which window will call whom, and when, if nobody else came.

Each window gets free, takes the first of its lines, is taken for as long as
such a ticket takes on average, and so on, until nobody waits.
"""

from collections.abc import Mapping, Sequence
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


class Schedule(msgspec.Struct, frozen=True):
    """The courses of a pool's lines as of ``moment``, with the windows and how many wait."""

    moment: Moment
    time: OpenTime
    windows: Sequence[WindowNow]
    lines: Mapping[str, Course]
    waiting: int


def schedule(state: HallState, pool: Pool, moment: Moment, hours: Hours | None, takings: Takings) -> Schedule:
    """Return the course of each line of the pool."""
    time = open_time(_kept_to(state, pool, moment, hours), moment.now)
    there = servers(state, pool, moment, time, takings)
    names = dict.fromkeys([*pool.lines, *(line for server in there for line in server.lines)])
    lines = {name: Course(in_turn(state, name)[:FURTHEST], [], []) for name in names}
    waiting = sum(len(course.places) for course in lines.values())
    if there:
        _run(state, there, lines, time, takings)
        _tails(there, lines, time, takings)
    return Schedule(moment, time, [state.window(name) for name in pool.windows], lines, waiting)


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
    waiting = {name: _waiting(course, tickets, takings) for name, course in lines.items() if course.places}
    own = [[waiting[name] for name in server.own if name in waiting] for server in there]
    helped = [[waiting[name] for name in server.helped if name in waiting] for server in there]
    variances, leaves = [server.variance for server in there], [server.leaves for server in there]
    heap = [(server.free, index) for index, server in enumerate(there)]
    heapify(heap)
    pause = time.first.ends
    while heap:
        free, index = heap[0]
        best = None
        for line in own[index]:
            if line[0] and (best is None or line[0][-1] < best[0][-1]):
                best = line
        if best is None and helped[index]:
            best = min((line for line in helped[index] if line[0]), key=_head, default=None)
        if best is None or free >= leaves[index]:
            there[index].free, there[index].variance = heappop(heap)[0], variances[index]
            continue
        places, turns, spreads = best
        mean, variance = places.pop()[1]
        turns.append(free)
        spreads.append(variances[index])
        variances[index] += variance
        ends = free + mean
        heapreplace(heap, (ends if ends < pause else time.rested(free, ends), index))


def _waiting(course: Course, tickets: Mapping[str, Ticket], takings: Takings) -> Waiting:
    """Return a line with its first last, beside each place what its ticket takes; and where to note turns."""
    kinds = [(ticket.queue, ticket.item) for ticket in [tickets[place[2]] for place in course.places]]
    beside = list(zip(course.places, [takings[kind] for kind in kinds], strict=True))
    beside.reverse()
    return beside, course.turns, course.variances


def _head(line: Waiting) -> tuple[Place, tuple[float, float]]:
    return line[0][-1]


def _tails(there: list[Server], lines: Mapping[str, Course], time: OpenTime, takings: Takings) -> None:
    """Say when one who comes last is called, and pool what is not known of one window with the others."""
    serving: dict[str, list[Server]] = {name: [] for name in lines}
    for server in there:
        for name in server.lines:
            serving[name].append(server)
    for name, course in lines.items():
        if serving[name]:
            first, count = min(serving[name], key=_calls), len(serving[name])
            course.tail, course.spread = _calls(first), first.variance / count
            course.gone = course.tail == inf
            course.step, course.closes = takings[name, None][0] / count, time.closes
            course.variances = [variance / count for variance in course.variances]


def _calls(server: Server) -> float:
    """Return when a window would call one more; infinity when it has left by then."""
    return server.free if server.free < server.leaves else inf
