"""The course of a pool from now on: which window will call whom, and when, if nobody else came.

Each window gets free, takes the first of its lines, is taken for as long as
such a ticket takes on average, and so on, until nobody waits.
"""

from collections.abc import Collection, Mapping, Sequence
from heapq import heapify, heappop, heapreplace
from itertools import chain
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

FURTHEST: Final = 1_000
"""Places of a line looked at one by one; the rest follow at the pace of its windows."""


class Course(msgspec.Struct, gc=False):
    """One line: its ``places`` in the order of its policy, and beside each its wait, in open time.

    A wait is when the turn comes, and the variance of that. ``tail`` is the turn
    of one who would come last (infinity: nobody serves the line) and ``spread``
    its variance, ``step`` what each further one adds, ``closes`` when the last
    window that serves the line goes home, ``gone`` says that all leave before.
    """

    places: Sequence[Place]
    waits: list[tuple[float, float]]
    tail: float = inf
    spread: float = 0.0
    step: float = 0.0
    closes: float = 0.0
    gone: bool = False

    def wait(self, ahead: int) -> tuple[float, float] | None:
        """Return mean and variance of the wait of one with so many ahead; None when nobody will call him."""
        if ahead < len(self.waits):
            return self.waits[ahead]
        if self.tail == inf:
            return None
        more = (ahead - len(self.waits)) * self.step
        return self.tail + more, self.spread + more * self.step / 2


Stack = list[tuple[Place, tuple[float, float]]]
"""Places with mean and variance of what each takes, the first last."""
Waiting = tuple[Stack, list[tuple[float, float]], int]
"""Who waits in a line, the waits of those called, and how many windows serve it."""


class Courses(dict[str, Course]):
    """The courses of the lines in which somebody waits; that of another line is made when it is asked for."""

    def __init__(self, there: list[Server], time: OpenTime, takings: Takings) -> None:
        super().__init__()
        self._there = there
        self._closes = time.closes
        self._takings = takings

    def __missing__(self, name: str) -> Course:
        """Return the course of a line in which nobody waits."""
        course = self[name] = Course((), [])
        self.end(course, self.serving(name), self._takings[name, None][0])
        return course

    def serving(self, name: str) -> list[Server]:
        """Return the windows that serve a line, as their own or as a help."""
        return [server for server in self._there if name in server.own or name in server.helped]

    def end(self, course: Course, serving: Sequence[Server], each: float) -> None:
        """Say when one who comes last is called; ``each`` takes one of the windows ``serving`` so long."""
        if serving:
            first, count = min(serving, key=_calls), len(serving)
            course.tail, course.spread = _calls(first), first.variance / count
            course.gone = course.tail == inf
            course.step, course.closes = each / count, self._closes


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
    lines = Courses(there, time, takings)
    names = {*pool.lines, *chain.from_iterable([server.lines for server in there])}
    for name in state.lines:
        if name in names:
            lines[name] = Course(in_turn(state, name)[:FURTHEST], [])
    waiting = sum([len(course.places) for course in lines.values()])
    serving = {name: lines.serving(name) for name in lines}
    stacks = {
        name: (_stack(state, name, lines[name], takings), lines[name].waits, len(serving[name]))
        for name in lines
    }
    _run(there, stacks, time)
    for name, course in lines.items():
        lines.end(course, serving[name], takings[name, None][0])
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


def _run(there: list[Server], waiting: Mapping[str, Waiting], time: OpenTime) -> None:
    """Let the windows call one after the other until nobody waits.

    What is not known of one window is pooled with the others of the line.
    """
    own = [[waiting[name] for name in server.own if name in waiting] for server in there]
    helped = [[waiting[name] for name in server.helped if name in waiting] for server in there]
    only = [mine[0] if len(mine) == 1 else None for mine in own]
    leaves = [server.leaves for server in there]
    heap = [(server.free, index, server.variance) for index, server in enumerate(there)]
    heapify(heap)
    pause, last_pause = time.first.ends, time.last.begins
    while heap:
        free, index, variance = heap[0]
        best = only[index]
        if best is None or not best[0]:
            best = _foremost(own[index], helped[index])
        if best is None or free >= leaves[index]:
            heappop(heap)
            there[index].free, there[index].variance = free, variance
            continue
        places, waits, windows = best
        mean, more = places.pop()[1]
        waits.append((free, variance / windows))
        ends = free + mean
        if ends >= pause and free < last_pause:
            ends = time.rested(free, ends)
        heapreplace(heap, (ends, index, variance + more))


def _stack(state: HallState, name: str, course: Course, takings: Takings) -> Stack:
    """Return a line with its first last, beside each place what its ticket takes."""
    tickets, places = state.tickets, reversed(course.places)
    if name in state.plan.queues:  # all of one queue
        return [(place, takings[name, tickets[place[2]].item]) for place in places]
    bound = [(place, tickets[place[2]]) for place in places]
    return [(place, takings[ticket.queue, ticket.item]) for place, ticket in bound]


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
