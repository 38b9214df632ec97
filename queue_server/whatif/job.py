"""A piece of reckoning done aside, and what comes of it: values that go from process to process."""

from pathlib import Path
from typing import Any, Literal

import msgspec

from config.catalogue import Item
from config.load import Loaded
from config.problem import BadConfig, Problem
from config.settings import County, Site
from queue_server.engine.ports import Log, StoreFailed
from queue_server.engine.record import BrokenLog
from queue_server.whatif.day import NoSuchDay
from queue_server.whatif.document import read
from queue_server.whatif.scoring import scored
from queue_server.whatif.trial import HoursOf, what_if

Kind = Literal["what_if", "score"]


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be reckoned: its ``kind`` and ``document``, for a site as its server was told it."""

    kind: Kind
    document: dict[str, Any]
    store: str
    county: County
    site: Site
    items: tuple[Item, ...]

    @property
    def loaded(self) -> Loaded:
        """The county and its site; nothing is read from its folder."""
        return Loaded(folder=Path(), county=self.county, site=self.site, items=self.items)


class Wrong(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no answer: a stable ``code``, a sentence, and what was wrong in the question."""

    code: str
    detail: str
    field: str | None = None
    value: str | None = None
    expected: str | None = None


class NotReckoned(Exception):
    """There is no answer; ``wrong`` has at least one reason."""

    def __init__(self, *wrong: Wrong) -> None:
        super().__init__(wrong)
        self.wrong = wrong


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What comes of a job: ``done``, as JSON, or what was wrong."""

    done: msgspec.Raw = msgspec.Raw(b"null")
    wrong: tuple[Wrong, ...] = ()


async def answered(job: Job, log: Log, hours: HoursOf) -> Answer:
    """Return what comes of a job."""
    try:
        return Answer(done=msgspec.Raw(msgspec.json.encode(await _done(job, log, hours))))
    except BadConfig as error:
        return Answer(wrong=tuple(map(bad_change, error.problems)))
    except (NoSuchDay, BrokenLog, StoreFailed) as error:
        return Answer(wrong=(why(error),))


async def _done(job: Job, log: Log, hours: HoursOf) -> msgspec.Struct:
    if job.kind == "score":
        return await scored(log, job.loaded, job.document.get("day"), hours)
    return await what_if(log, job.loaded, read(job.document), hours)


def bad_change(problem: Problem) -> Wrong:
    """Return what is wrong in a document."""
    detail = f"{problem.key} = {problem.value}: expected {problem.expected}"
    return Wrong(
        code="bad_change", detail=detail, field=problem.key, value=problem.value, expected=problem.expected
    )


def why(error: NoSuchDay | BrokenLog | StoreFailed) -> Wrong:
    """Return why the log gives no answer."""
    if isinstance(error, NoSuchDay):
        return Wrong(
            code="unknown_day", detail=str(error), field="day", value=error.wanted, expected=error.expected
        )
    if isinstance(error, BrokenLog):
        expected = "a log as it was written; run hall-admin verify"
        return Wrong(
            code="broken_log", detail=str(error), field="seq", value=str(error.seq), expected=expected
        )
    return Wrong(code="unavailable", detail=str(error))
