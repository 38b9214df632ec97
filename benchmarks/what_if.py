"""``what_if``: a day of 2 000 tickets at the demo county's centre, played again under another rule.

The day is invented, kept in a SQLite file as a hall keeps it, with another day
before and after; then everything that ``hall-admin what-if`` does is timed, from
finding the day in the log to the report's bytes. Beside it, in the same round:
the same day's records read, decoded, checked and applied once, without which no
replay could do.
"""

import asyncio
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from benchmarks.measure import Round
from config.calendar import load_calendar
from config.load import DEMO_COUNTY, Loaded, load
from queue_server.engine.memory import thaw
from queue_server.engine.record import GENESIS, Record, to_rows
from queue_server.rehearsal.imagined import imagined
from queue_server.rehearsal.player import play
from queue_server.sitehours import SiteHours
from queue_server.siteplan import rules_plan
from queue_server.storage.reading import open_reading
from queue_server.storage.sqlite import open_store
from queue_server.whatif.document import read
from queue_server.whatif.report import Report
from queue_server.whatif.trial import played_plan, what_if

TICKETS: Final = 2_000
AROUND: Final = 300
"""How many come on the day before and the one after."""
DAY: Final = 1
ROUNDS: Final = 5
QUICK_ROUNDS: Final = 3
CHANGE: Final = {
    "groups": [{"id": "business", "policy": "alternate"}],
    "add": [{"id": "x1", "like": "l05"}],
    "close": [{"window": "r19", "start": "10:00", "until": "11:30"}],
}


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    loaded = load(DEMO_COUNTY, "centre")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "hall.db"
        day = asyncio.run(_kept(loaded, file))
        return [asyncio.run(_round(loaded, file, day)) for _ in range(QUICK_ROUNDS if quick else ROUNDS)]


async def _kept(loaded: Loaded, file: Path) -> str:
    """Keep three days in a file; return the name of the middle one."""
    records, name = _records(loaded)
    store = await open_store(file)
    await store.append(to_rows(records, GENESIS), [])
    await store.close()
    return name


def _records(loaded: Loaded) -> tuple[list[Record], str]:
    plan = played_plan(loaded)
    records: list[Record] = []
    names: list[str] = []
    for number, visitors in enumerate((AROUND, 3 * TICKETS, AROUND)):
        script = imagined(plan, visitors, 1)
        midnight = script.midnight + timedelta(days=number)
        names.append((midnight + timedelta(hours=8)).date().isoformat())
        arrivals = script.arrivals[:: max(len(script.arrivals) // TICKETS, 1)][:TICKETS]
        script = replace(script, day=names[-1], midnight=midnight, arrivals=arrivals, hours=None)
        for event, at in play(script, plan, told=False).log:
            records.append(Record(seq=len(records) + 1, at=at, event=event))  # type: ignore[arg-type]
    return records, names[DAY]


async def _round(loaded: Loaded, file: Path, day: str) -> Round:
    applied = await _applied(loaded, file)
    began = time.perf_counter()
    report = await _reckoned(loaded, file, day)
    length = len(msgspec.json.encode(report))
    seconds = time.perf_counter() - began
    applied = (applied + await _applied(loaded, file)) / 2
    records = (report.source.last or 0) - (report.source.first or 0) + 1
    share = records / await _length(file)
    return {
        "seconds_2000": seconds,
        "vs_apply": seconds / (applied * share),
        "apply_seconds": applied * share,
        "tickets": float(report.before.all.tickets),
        "records": float(records),
        "reproduced": report.basis.same or 0.0,
        "report_kib": length / 1024,
    }


async def _reckoned(loaded: Loaded, file: Path, day: str) -> Report:
    log = await open_reading(file)
    try:
        hours = SiteHours(loaded.site, load_calendar())
        return await what_if(log, loaded, read({**CHANGE, "day": day}), hours)
    finally:
        await log.close()


async def _applied(loaded: Loaded, file: Path) -> float:
    """Return how long reading, decoding, checking and applying the whole log once takes."""
    memory = thaw(None, rules_plan(loaded))
    log = await open_reading(file)
    began = time.perf_counter()
    async for rows in log.rows_after(0):
        memory.replay(rows)
    seconds = time.perf_counter() - began
    await log.close()
    return seconds


async def _length(file: Path) -> int:
    log = await open_reading(file)
    count = 0
    async for rows in log.rows_after(0):
        count += len(rows)
    await log.close()
    return count
