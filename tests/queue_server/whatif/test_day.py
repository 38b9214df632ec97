"""A day is found in the log by halving: with days before and after, empty ones, and clocks set back."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from queue_server.domain.events import DayOpened
from queue_server.engine.record import GENESIS, BrokenLog, Record, to_rows
from queue_server.whatif import day as day_module
from queue_server.whatif.day import NoSuchDay, day_records

FIRST = "2026-03-02"


async def test_each_day_is_found_whole(days: Any, memory: Any, numbers: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(day_module, "LOOK", 3)
    rows = days(5, 9, 2)
    found = [await day_records(memory(rows), day) for day in (FIRST, "2026-03-03", "2026-03-04")]
    assert [one.records[0].event for one in found] == [
        DayOpened(day=day) for day in (FIRST, "2026-03-03", "2026-03-04")
    ]
    assert [record.seq for one in found for record in one.records] == [row.seq for row in rows]
    assert [one.complete for one in found] == [True, True, False]
    assert found[2].hash == rows[-1].hash
    assert sum(numbers(one.records) for one in found) > 10


async def test_the_last_complete_day_with_visitors_is_taken_when_none_is_named(
    days: Any, memory: Any
) -> None:
    assert (await day_records(memory(days(5, 9, 2)), None)).day == "2026-03-03"
    assert (await day_records(memory(days(5, 9, 0, 0, 3)), None)).day == "2026-03-03"
    assert (await day_records(memory(days(5, 9, empty_after=True)), None)).day == "2026-03-03"


@pytest.mark.parametrize("wanted", ["2026-03-01", "2026-03-09", None])
async def test_a_day_that_is_not_there_is_said_with_those_that_are(
    days: Any, memory: Any, wanted: str | None
) -> None:
    with pytest.raises(NoSuchDay, match="expected a day of the log: 2026-03-02"):
        await day_records(memory(days(4)), wanted)


async def test_a_log_without_a_day_says_so(memory: Any) -> None:
    with pytest.raises(NoSuchDay, match="a log with a day on which somebody came"):
        await day_records(memory([]), None)


async def test_a_clock_that_went_back_does_not_hide_a_day(days: Any, memory: Any) -> None:
    records = [msgspec.json.decode(row.line, type=Record) for row in days(5, 9)]
    turned = [
        msgspec.structs.replace(record, at=record.at - timedelta(days=2 * (record.seq % 3 == 0)))
        for record in records
    ]
    rows = to_rows(turned, GENESIS)
    found = await day_records(memory(rows), "2026-03-03")
    assert found.records[0].event == DayOpened(day="2026-03-03")
    assert found.records[-1].seq == rows[-1].seq


async def test_an_altered_or_missing_record_of_the_day_is_named(days: Any, memory: Any) -> None:
    rows = days(5, 9)
    first = (await day_records(memory(rows), "2026-03-03")).records[0].seq
    for broken in (rows[: first + 4] + rows[first + 5 :], [*rows[: first + 4], rows[0], *rows[first + 5 :]]):
        with pytest.raises(BrokenLog) as caught:
            await day_records(memory(broken), "2026-03-03")
        assert caught.value.seq == first + 5
    assert (await day_records(memory(rows[first - 2 :]), "2026-03-03")).records[0].seq == first
