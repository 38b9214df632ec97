"""Logs of days at the small site, in memory and in stores, made by the day player."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from config.load import Loaded
from queue_server.domain.events import DayOpened, TicketIssued
from queue_server.domain.state import HallState
from queue_server.engine.record import GENESIS, Record, Row, to_rows
from queue_server.rehearsal.imagined import imagined
from queue_server.rehearsal.player import play
from queue_server.siteplan import rules_plan
from queue_server.whatif.trial import played_plan


class Memory:
    """As much of a store as is read."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    async def rows_after(self, seq: int, chunk: int = 5000) -> AsyncIterator[Sequence[Row]]:
        found = [row for row in self.rows if row.seq > seq]
        for at in range(0, len(found), chunk):
            yield found[at : at + chunk]


def log_of(loaded: Loaded, visitors: Sequence[int], *, empty_after: bool = False) -> list[Row]:
    """Return the log of days that follow each other; ``empty_after`` opens one more, on which nobody came."""
    plan = played_plan(loaded)
    state = HallState(plan=rules_plan(loaded))
    records: list[Record] = []
    day = ""
    for number, count in enumerate(visitors):
        script = imagined(plan, max(count, 1), 7 + number)
        midnight = script.midnight + timedelta(days=number)
        day = (midnight + timedelta(hours=8)).date().isoformat()
        arrivals = script.arrivals if count else ()
        script = replace(script, day=day, midnight=midnight, arrivals=arrivals, hours=None)
        for event, at in play(script, state.plan, state, told=bool(number % 2)).log:
            records.append(Record(seq=len(records) + 1, at=at, event=event))  # type: ignore[arg-type]
    if empty_after:
        later = records[-1].at + timedelta(days=1)
        records.append(Record(seq=len(records) + 1, at=later, event=DayOpened(day="2099-01-01")))
    return to_rows(records, GENESIS)


@pytest.fixture
def memory() -> Callable[[Sequence[Row]], Memory]:
    return Memory


@pytest.fixture(scope="session")
def days(site: Any) -> Callable[..., list[Row]]:
    """Return what makes the log of some days at the small site."""
    return lambda *visitors, **more: log_of(site(), visitors, **more)


@pytest.fixture
def numbers() -> Callable[[Any], int]:
    """Return what counts the numbers taken in some records."""
    return lambda records: sum(isinstance(record.event, TicketIssued) for record in records)
