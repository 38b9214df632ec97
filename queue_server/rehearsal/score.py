"""How good the day's estimates were: each scored against what happened. Pure, over the day's log."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

import msgspec

from queue_server.domain.events import Event
from queue_server.rehearsal.visits import Visit, visits

MINUTE = 60
Said = Mapping[str, tuple[float, float]]
NOTHING_SAID: Final[Said] = MappingProxyType({})


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """What was told when numbers were taken, beside what came.

    ``tickets`` are those called that had been told a wait, ``waited`` those of
    them who were not told to come at once; all else is over the latter.
    ``error`` is the mean absolute error in minutes, ``bias`` the mean of told
    less waited. ``hit`` is the share of waits within the band (80 % are meant
    to be), ``early`` of those below it, ``late`` above. ``by_people_ahead`` and
    ``by_last_called`` are the errors that two plain ways to expect a wait would
    have made of the same tickets (see ``beside``). All None where nobody waited.
    """

    tickets: int
    waited: int
    error: float | None = None
    bias: float | None = None
    hit: float | None = None
    early: float | None = None
    late: float | None = None
    by_people_ahead: float | None = None
    by_last_called: float | None = None


class DayScore(msgspec.Struct, frozen=True, kw_only=True):
    """The score of a day, in all and by queue."""

    total: Score
    queues: dict[str, Score]


def day_score(log: Iterable[tuple[Event, datetime]], beside: Said = NOTHING_SAID) -> DayScore:
    """Return the score of the tickets issued in ``log``; ``beside`` is what else was said of them."""
    found = visits(log)
    queues: dict[str, list[Visit]] = {}
    for visit in found:
        queues.setdefault(visit.queue, []).append(visit)
    by_queue = {name: score(queues[name], beside) for name in sorted(queues)}
    return DayScore(total=score(found, beside), queues=by_queue)


def score(found: Sequence[Visit], beside: Said = NOTHING_SAID) -> Score:
    """Return the score of these visits."""
    told = [visit for visit in found if visit.waited is not None and visit.wait_seconds is not None]
    waits = [
        (visit.wait_seconds, visit.wait_low or 0, visit.wait_high or 0, visit.waited)
        for visit in told
        if visit.wait_seconds and visit.waited is not None
    ]
    if not waits:
        return Score(tickets=len(told), waited=0)
    count = len(waits)
    early = sum(waited < low * MINUTE for _, low, _, waited in waits) / count
    late = sum(waited > high * MINUTE for _, _, high, waited in waits) / count
    plain, last = _plainly(told, beside)
    return Score(
        tickets=len(told),
        waited=count,
        error=sum(abs(seconds - waited) for seconds, _, _, waited in waits) / count / MINUTE,
        bias=sum(seconds - waited for seconds, _, _, waited in waits) / count / MINUTE,
        hit=1 - early - late,
        early=early,
        late=late,
        by_people_ahead=plain,
        by_last_called=last,
    )


def _plainly(told: Sequence[Visit], beside: Said) -> tuple[float | None, float | None]:
    """Return the errors in minutes that the two plain ways would have made."""
    waits = [(visit.waited or 0.0, *beside[visit.ticket]) for visit in told if _is_beside(visit, beside)]
    if not waits:
        return None, None
    ahead = sum(abs(plain - waited) for waited, plain, _ in waits)
    last = sum(abs(latest - waited) for waited, _, latest in waits)
    return ahead / len(waits) / MINUTE, last / len(waits) / MINUTE


def _is_beside(visit: Visit, beside: Said) -> bool:
    return bool(visit.wait_seconds) and visit.ticket in beside
