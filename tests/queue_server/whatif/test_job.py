"""Jobs: what comes of each goes back as values, what was wrong too."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import msgspec
import pytest

from queue_server.engine.ports import StoreFailed
from queue_server.engine.record import Row
from queue_server.whatif.job import Answer, Job, answered


def job(loaded: Any, kind: Any, **document: Any) -> Job:
    made = Job(
        kind=kind,
        document=document,
        store="sqlite:none",
        county=loaded.county,
        site=loaded.site,
        items=loaded.items,
    )
    return msgspec.json.decode(msgspec.json.encode(made), type=Job)


async def test_a_job_survives_its_way_and_is_done(site: Any, memory: Any, days: Any) -> None:
    log = memory(days(20, 4))
    for kind in ("what_if", "score"):
        answer = await answered(job(site(), kind), log, lambda _: None)
        there = msgspec.json.decode(msgspec.json.encode(answer), type=Answer)
        assert there.wrong == ()
        assert msgspec.json.decode(there.done)["source"]["day"] == "2026-03-02"


@pytest.mark.parametrize(
    ("document", "code", "field"),
    [
        ({"day": "2020-01-01"}, "unknown_day", "day"),
        ({"open": [{"window": "w9"}]}, "bad_change", "open.window"),
    ],
)
async def test_what_was_wrong_is_said(
    site: Any, memory: Any, days: Any, document: Any, code: str, field: str
) -> None:
    answer = await answered(job(site(), "what_if", **document), memory(days(4)), lambda _: None)
    assert [(wrong.code, wrong.field) for wrong in answer.wrong] == [(code, field)]
    assert all(wrong.expected and wrong.value for wrong in answer.wrong)


async def test_a_broken_log_or_store_is_said(site: Any, memory: Any, days: Any) -> None:
    rows = days(4)
    answer = await answered(
        job(site(), "score", day="2026-03-02"), memory(rows[:4] + rows[5:]), lambda _: None
    )
    assert (answer.wrong[0].code, answer.wrong[0].value) == ("broken_log", "5")

    class Gone:
        async def rows_after(self, seq: int, chunk: int = 0) -> AsyncIterator[Sequence[Row]]:
            if chunk:
                raise StoreFailed("gone")
            yield ()

    assert (await answered(job(site(), "score"), Gone(), lambda _: None)).wrong[0].code == "unavailable"
