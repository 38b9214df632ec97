"""Playing a day again under a change: the day's script, played without and with it, and both in figures."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from math import inf
from statistics import fmean
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from config.load import Loaded
from queue_server.domain.hours import Hours
from queue_server.domain.plan import Plan
from queue_server.engine.ports import Log
from queue_server.rehearsal.difference import difference
from queue_server.rehearsal.imagined import imagined
from queue_server.rehearsal.outcome import Bounds, Outcome, outcome
from queue_server.rehearsal.overtaking import FairnessSeen
from queue_server.rehearsal.player import Played, play
from queue_server.rehearsal.recorded import MOVES_NOBODY, Day, recorded
from queue_server.rehearsal.script import Script
from queue_server.rehearsal.staffing import Shift, closed, doubled, last_second, opened, spans_of, whole_day
from queue_server.rehearsal.stage import Happened
from queue_server.rehearsal.visits import visits
from queue_server.siteplan import rules_plan
from queue_server.whatif.changed import changed
from queue_server.whatif.day import DayRecords, day_records
from queue_server.whatif.document import Asked, Staffed
from queue_server.whatif.report import Basis, Report, Source

SAME_WITHIN = 1.0
HoursOf = Callable[[str], Hours | None]


class Given(msgspec.Struct, frozen=True):
    """A day to be played: its script, where it is from, what it came to in truth, how well it is known."""

    script: Script
    source: Source
    calls: int
    guessed: int
    log: Sequence[Happened] | None = None
    was: Outcome | None = None


async def what_if(log: Log, loaded: Loaded, asked: Asked, hours: HoursOf) -> Report:
    """Return what a document's day comes to without and with its change.

    Raises BadConfig, NoSuchDay, BrokenLog, StoreFailed.
    """
    if asked.said.simulated is not None:
        return invented(loaded, asked, hours)
    before, after = _plans(loaded, asked)
    found = await day_records(log, asked.said.day)
    return compared(read(found, before, loaded.site.timezone, hours), before, after, asked)


def invented(loaded: Loaded, asked: Asked, hours: HoursOf) -> Report:
    """Return what the invented day of a document comes to without and with its change. Raises BadConfig."""
    before, after = _plans(loaded, asked)
    return compared(_imagined(before, asked, hours), before, after, asked)


def _plans(loaded: Loaded, asked: Asked) -> tuple[Plan, Plan]:
    return played_plan(loaded), played_plan(changed(loaded, asked))


def compared(given: Given, before: Plan, after: Plan, asked: Asked) -> Report:
    """Return a day's report: played under the plan before, and under the one after with its staff."""
    bounds = _bounds(given.script)
    first, one = _play(given.script, before, bounds)
    second, other = _play(staffed(given.script, asked), after, bounds)
    return Report(
        source=given.source,
        basis=_basis(given, first, second),
        change=_change(asked),
        as_it_was=given.was,
        before=one,
        after=other,
        difference=difference(one, other),
    )


def played_plan(loaded: Loaded) -> Plan:
    """Return a site's rules without those that guard a clerk's keys: what was done once may be done again."""
    plan = rules_plan(loaded)
    guards = {"recalls": 0, "recall_seconds": 0, "no_show_seconds": 0, "returns": 0, "return_minutes": 0}
    windows = {name: replace(window, witnessed=False) for name, window in plan.windows.items()}
    return replace(plan, rules=replace(plan.rules, **guards), windows=windows)


class OfDay(msgspec.Struct, frozen=True):
    """What happened on a day, without what the server did only when the next one had begun."""

    day: Day
    log: Sequence[Happened]


def log_of(found: DayRecords, timezone: str, hours: HoursOf) -> OfDay:
    """Return what happened on a day of the log, and its hours."""
    midnight, ends = _midnights(found.day, ZoneInfo(timezone))
    log = [(record.event, record.at) for record in found.records if record.at < ends]
    return OfDay(Day(found.day, midnight, hours(found.day)), log)


def source_of(found: DayRecords) -> Source:
    """Return where a day of the log stands in it."""
    return Source(
        day=found.day,
        kind="log",
        first=found.records[0].seq,
        last=found.records[-1].seq,
        hash=found.hash.hex(),
        complete=found.complete,
    )


def read(found: DayRecords, plan: Plan, timezone: str, hours: HoursOf) -> Given:
    """Return a day of the log as it can be played."""
    happened = log_of(found, timezone, hours)
    day = happened.day
    log = [(event, at) for event, at in happened.log if type(event) not in MOVES_NOBODY]
    seen = FairnessSeen(_ahead(day.name, day.midnight))
    known = recorded(log, plan, day, seen.watch)
    bounds = _bounds(known.script)
    if not found.complete and log:
        bounds = Bounds(bounds.midnight, min(bounds.closes, log[-1][1]))
    was = outcome(log, plan, seen.fair(known.state, bounds.closes), bounds)
    return Given(known.script, source_of(found), known.calls, known.guessed, log, was)


def staffed(script: Script, asked: Asked) -> Script:
    """Return the day with its staff as the document changes it."""
    whole, said = whole_day(script), asked.said
    for more in said.add:
        script = doubled(script, more.id, more.like)
        if not spans_of(script, more.id):  # nobody sat there on that day
            script = opened(script, Shift(more.id, whole))
    for one in said.open:
        script = opened(script, _shift(one, whole))
    for one in said.close:
        script = closed(script, _shift(one, ((0.0, inf),)))
    return script


def _shift(staffed: Staffed, whole: tuple[tuple[float, float], ...]) -> Shift:
    if staffed.start is None and staffed.until is None:
        return Shift(staffed.window, whole)
    start = _second(staffed.start) if staffed.start else min((begins for begins, _ in whole), default=0.0)
    until = _second(staffed.until) if staffed.until else max((ends for _, ends in whole), default=inf)
    return Shift(staffed.window, ((start, until),) if start < until else ())


def _second(clock: str) -> float:
    hour, minute = map(int, clock.split(":"))
    return hour * 3600.0 + minute * 60.0


def _imagined(plan: Plan, asked: Asked, hours: HoursOf) -> Given:
    said = asked.said.simulated
    assert said is not None
    plain = imagined(plan, said.visitors, said.seed)
    today = hours(plain.day)
    opens = tuple((one.start, one.until) for one in today.opens) if today else ()
    script = imagined(plan, said.visitors, said.seed, opens) if opens else plain
    return Given(script, Source(day=script.day, kind="simulated"), len(script.arrivals), 0)


def _play(script: Script, plan: Plan, bounds: Bounds) -> tuple[Played, Outcome]:
    seen = FairnessSeen(_ahead(script.day, script.midnight))
    played = play(script, plan, watch=seen.watch, told=False)
    return played, outcome(played.log, plan, seen.fair(played.state, bounds.closes), bounds)


def _bounds(script: Script) -> Bounds:
    return Bounds(script.midnight, script.instant(last_second(script)))


def _basis(given: Given, before: Played, after: Played) -> Basis:
    was = {visit.ticket: visit.waited for visit in visits(given.log or ())}
    now = {visit.ticket: visit.waited for visit in visits(before.log)}
    both = [(waited, now.get(ticket)) for ticket, waited in was.items()]
    gaps = [abs(one - other) for one, other in both if one is not None and other is not None]
    same = sum(one == other for one, other in both if one is None or other is None)
    same += sum(gap < SAME_WITHIN for gap in gaps)
    more = [gap for gap in gaps if gap >= SAME_WITHIN]
    return Basis(
        calls=given.calls,
        guessed=given.guessed,
        refused=len(after.refused),
        same=round(same / len(both), 4) if both else None,
        differ_by=(round(fmean(more), 1) if more else 0.0) if both else None,
    )


def _change(asked: Asked) -> dict[str, Any]:
    said = msgspec.to_builtins(asked.said)
    staff = {key: [_without_none(one) for one in said[key]] for key in ("open", "close", "add") if said[key]}
    return staff | asked.settings


def _without_none(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value is not None}


def _midnights(day: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    begins = datetime.fromisoformat(day).replace(tzinfo=zone)
    return begins.astimezone(UTC), (begins + timedelta(days=1)).astimezone(UTC)


def _ahead(day: str, midnight: datetime) -> timedelta:
    return datetime.fromisoformat(day).replace(tzinfo=UTC) - midnight
