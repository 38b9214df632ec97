"""What a day came to, in figures: waits, promise, fairness, windows, who was left. Pure."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from statistics import fmean, median

import msgspec

from queue_server.domain.plan import Plan
from queue_server.rehearsal.overtaking import Fair
from queue_server.rehearsal.stage import Happened
from queue_server.rehearsal.uses import Use, uses
from queue_server.rehearsal.visits import Visit, visits

MINUTE = 60
PERCENT = 90


class Waits(msgspec.Struct, frozen=True, kw_only=True):
    """Some tickets: how many came, how they ended, and how long (seconds) to their first call.

    ``left`` were not called at all and had not withdrawn. ``total`` is the
    waiting of all together, of those who were left up to the end of the day.
    ``within`` is the share called within the promised wait, of those called or left.
    """

    tickets: int
    served: int
    missed: int
    cancelled: int
    left: int
    total: float
    mean: float | None = None
    median: float | None = None
    p90: float | None = None
    longest: float | None = None
    within: float | None = None


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """The end of the day: ``left`` wait in vain, ``late`` were called after the hall had closed.

    ``last`` is the second of the day at which the last service ended.
    """

    left: int
    late: int
    last: float | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """A day in figures: in all, by queue, by priority class, by window."""

    all: Waits
    queues: dict[str, Waits]
    classes: dict[str, Waits]
    fairness: Fair
    windows: dict[str, Use]
    busy_share: float | None
    closing: Closing


class Bounds(msgspec.Struct, frozen=True):
    """The day's instants: its midnight, and when the hall closes: who is left has waited until then."""

    midnight: datetime
    closes: datetime


def outcome(log: Sequence[Happened], plan: Plan, fair: Fair, bounds: Bounds) -> Outcome:
    """Return the figures of a day that went like ``log``."""
    found = visits(log)
    by_window = uses(log, bounds.closes)
    opened = sum(use.open for use in by_window.values())
    return Outcome(
        all=_waits(found, plan, bounds),
        queues=_by(found, lambda visit: visit.queue, plan, bounds),
        classes=_by(found, lambda visit: visit.priority, plan, bounds),
        fairness=fair,
        windows=by_window,
        busy_share=round(sum(use.busy for use in by_window.values()) / opened, 4) if opened else None,
        closing=_closing(found, bounds),
    )


def _by(found: Iterable[Visit], of: Callable[[Visit], str], plan: Plan, bounds: Bounds) -> dict[str, Waits]:
    parts: dict[str, list[Visit]] = {}
    for visit in found:
        parts.setdefault(of(visit), []).append(visit)
    return {name: _waits(parts[name], plan, bounds) for name in sorted(parts)}


def _waits(found: Sequence[Visit], plan: Plan, bounds: Bounds) -> Waits:
    waited = sorted(visit.waited for visit in found if visit.waited is not None)
    left = [visit for visit in found if _is_left(visit)]
    in_vain = sum(max((bounds.closes - visit.arrived).total_seconds(), 0.0) for visit in left)
    kept = sum(visit.waited <= _promise(visit, plan) for visit in found if visit.waited is not None)
    ends = [visit.end for visit in found]
    return Waits(
        tickets=len(found),
        served=ends.count("finished"),
        missed=ends.count("missed"),
        cancelled=ends.count("cancelled"),
        left=len(left),
        total=round(sum(waited) + in_vain, 1),
        mean=round(fmean(waited), 1) if waited else None,
        median=round(median(waited), 1) if waited else None,
        p90=round(waited[min(len(waited) * PERCENT // 100, len(waited) - 1)], 1) if waited else None,
        longest=round(waited[-1], 1) if waited else None,
        within=round(kept / (len(waited) + len(left)), 4) if waited or left else None,
    )


def _closing(found: Sequence[Visit], bounds: Bounds) -> Closing:
    ends = [visit.ended for visit in found if visit.ended is not None and visit.called is not None]
    last = max(ends, default=None)
    return Closing(
        left=sum(map(_is_left, found)),
        late=sum(visit.called is not None and visit.called > bounds.closes for visit in found),
        last=round((last - bounds.midnight) / timedelta(seconds=1), 1) if last else None,
    )


def _is_left(visit: Visit) -> bool:
    return visit.called is None and visit.end != "cancelled"


def _promise(visit: Visit, plan: Plan) -> float:
    return plan.queue(visit.queue).promise * MINUTE
