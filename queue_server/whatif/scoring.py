"""The score of a day's estimates: what was told when numbers were taken, beside what came."""

import msgspec

from config.load import Loaded
from queue_server.engine.ports import Log
from queue_server.rehearsal.beside import Beside
from queue_server.rehearsal.recorded import recorded
from queue_server.rehearsal.score import DayScore, day_score
from queue_server.whatif.day import day_records
from queue_server.whatif.report import Source
from queue_server.whatif.trial import HoursOf, log_of, played_plan, source_of


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """A day of the log, and how good its estimates were."""

    source: Source
    score: DayScore


async def scored(log: Log, loaded: Loaded, day: str | None, hours: HoursOf) -> Scored:
    """Return the score of a day; of the last complete one when none is named.

    Raises NoSuchDay, BrokenLog, StoreFailed.
    """
    found = await day_records(log, day)
    happened, beside = log_of(found, loaded.site.timezone, hours), Beside()
    recorded(happened.log, played_plan(loaded), happened.day, beside.watch)
    return Scored(source=source_of(found), score=day_score(happened.log, beside.said))
