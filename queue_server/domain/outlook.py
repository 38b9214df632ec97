"""What everyone who waits may expect, looked up in the courses of the pools.

A course costs about a microsecond a ticket, so that of many is used again for
a moment, unless a window opens or leaves.
"""

from copy import copy
from datetime import timedelta
from functools import cached_property
from itertools import chain, repeat
from operator import itemgetter
from typing import Final

import msgspec

from queue_server.domain.ahead import ahead
from queue_server.domain.diary import Calendar, Diary, unknown
from queue_server.domain.estimate import Estimate, estimates, nobody_calls
from queue_server.domain.fronts import standing_of
from queue_server.domain.hours import Hours
from queue_server.domain.moment import Moment
from queue_server.domain.place import CLERK, line_of, place_of
from queue_server.domain.plan import Plan
from queue_server.domain.policy.standing import Standing
from queue_server.domain.pools import Pool, pools
from queue_server.domain.schedule import Schedule, schedule
from queue_server.domain.state import HallState
from queue_server.domain.takings import Takings
from queue_server.domain.ticket import Ticket

REUSED: Final = timedelta(seconds=1)
TICKET: Final = itemgetter(2)
"""The ticket's id of a place."""
LONG: Final = 30
"""In a pool with more waiting than this one more or less does not make a course anew within the moment."""


class Outlook:
    """The courses last made for each pool of a plan; ``pools`` finds that of a line, ``apart`` are all."""

    def __init__(self, plan: Plan) -> None:
        self.pools = pools(plan)
        self.apart = tuple(dict.fromkeys(self.pools.values()))
        self._made: dict[tuple[str, ...], Schedule] = {}
        self._takings: Takings | None = None

    @cached_property
    def without_hours(self) -> "Outlook":
        """The same for those who look without hours; each keeps its own courses."""
        beside = copy(self)
        beside._made = {}
        return beside

    def of(self, state: HallState, pool: Pool, moment: Moment, hours: Hours | None) -> Schedule:
        """Return the schedule of a pool, as of this moment or of one just past."""
        made = self._made.get(pool.lines)
        if made is None or not _still_holds(made, state, pool, moment):
            made = self._made[pool.lines] = self.anew(state, pool, moment, hours)
        return made

    def anew(self, state: HallState, pool: Pool, moment: Moment, hours: Hours | None) -> Schedule:
        """Return the schedule of a pool as of this moment."""
        if self._takings is None or not self._takings.holds(state.learned, moment.now):
            self._takings = Takings(state.learned, moment.now)
        return schedule(state, pool, moment, hours, self._takings)


def _still_holds(made: Schedule, state: HallState, pool: Pool, moment: Moment) -> bool:
    if not made.moment.now <= moment.now < made.moment.now + REUSED:
        return False
    now = map(state.window, pool.windows)
    if made.waiting > LONG:
        return all(one.state == before.state for one, before in zip(now, made.windows, strict=True))
    same = all(one is before for one, before in zip(now, made.windows, strict=True))
    return same and made.waiting == sum(state.waiting(name) for name in state.lines if name in made.names)


class Look(msgspec.Struct, frozen=True):
    """The view of a state from one moment; ``calendar`` knows the other days."""

    outlook: Outlook
    state: HallState
    moment: Moment
    hours: Hours | None
    calendar: Calendar = unknown

    @property
    def diary(self) -> Diary:
        """The moment in its calendar."""
        return Diary(self.moment.now, self.moment.day, self.calendar)

    def ticket(self, ticket: Ticket) -> Estimate:
        """Return what a waiting ticket may expect."""
        return self.at(line_of(ticket), standing_of(self.state, place_of(ticket), self.moment.seconds))

    def at(self, line: str, standing: Standing) -> Estimate:
        """Return what one may expect who stands so in a line."""
        return self._with(line, ahead(self.state, line, standing))

    def joining(self, queue: str) -> Estimate:
        """Return what one may expect who joins the queue now, behind all who wait."""
        return self._with(queue, self.state.waiting(queue))

    def everyone(self) -> dict[str, Estimate]:
        """Return what each waiting ticket may expect, by id, all reckoned anew."""
        found: dict[str, Estimate] = {}
        bands = self.state.learned.every_band()
        for pool in self.outlook.apart:
            made = self.outlook.anew(self.state, pool, self.moment, self.hours)
            for course in made.lines.values():
                said = estimates(course.waits, chain(bands, repeat(bands[-1])), made.time, course.closes)
                found.update(zip(map(TICKET, course.places), said, strict=False))
        return found

    def _with(self, line: str, before: int) -> Estimate:
        pool = self._pool(line)
        if pool is None:
            return Estimate(before)
        made = self.outlook.of(self.state, pool, self.moment, self.hours)
        course = made.lines[line]
        wait = course.wait(before)
        if wait is None:
            return nobody_calls(before, made.time, gone=course.gone)
        bands = (self.state.learned.band(before),)
        return estimates((wait,), bands, made.time, course.closes, before)[0]

    def _pool(self, line: str) -> Pool | None:
        """Return the pool of a line; that of a clerk's is where he sits now."""
        if not line.startswith(f"@{CLERK}"):
            return self.outlook.pools.get(line)
        clerk = line.removeprefix(f"@{CLERK}")
        sits = (name for name, now in self.state.windows.items() if now.clerk.removeprefix(CLERK) == clerk)
        return self.outlook.pools.get(f"@{next(sits, '')}")
