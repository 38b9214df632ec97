"""What if: anchors that must hold whatever the figures are."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from queue_server.engine.record import Row
from queue_server.whatif.document import read
from queue_server.whatif.report import Report
from queue_server.whatif.trial import what_if

DAY = "2026-03-02"
Try = Callable[..., Any]


@pytest.fixture(scope="session")
def busy(days: Any) -> list[Row]:
    """Return a day of some hundred visitors at three windows: nobody keeps up."""
    rows: list[Row] = days(230)
    return rows


@pytest.fixture
def tried(site: Any, memory: Any, busy: Any) -> Try:
    async def attempt(**table: Any) -> Report:
        table = table if "simulated" in table else {"day": DAY, **table}
        return await what_if(memory(busy), site(), read(table), lambda _: None)

    return attempt


async def test_without_a_change_the_day_is_as_it_was(tried: Try) -> None:
    report = await tried()
    assert (report.basis.same, report.basis.differ_by, report.basis.guessed) == (1, 0, 0)
    assert report.as_it_was == report.before == report.after
    assert report.before.all.tickets > 150
    assert report.source.kind == "log"
    assert not report.source.complete


async def test_the_same_question_has_the_same_answer_byte_for_byte(tried: Try) -> None:
    table = {"groups": [{"id": "a", "policy": "arrival"}], "add": [{"id": "x", "like": "w1"}]}
    assert msgspec.json.encode(await tried(**table)) == msgspec.json.encode(await tried(**table))


async def test_one_more_window_never_makes_all_wait_longer_by_arrival(tried: Try) -> None:
    arrival = [{"id": "a", "policy": "arrival"}, {"id": "b", "policy": "arrival"}]
    plain = (await tried(groups=arrival)).after
    for like in ("w1", "w2", "w3"):
        more = (await tried(groups=arrival, add=[{"id": "x", "like": like}])).after
        assert more.all.total < plain.all.total
        assert more.all.left <= plain.all.left
        assert "x" in more.windows


async def test_a_window_less_makes_all_wait_longer(tried: Try) -> None:
    report = await tried(close=[{"window": "w2"}])
    assert report.difference["all"]["total"] > 0
    assert "w2" not in report.after.windows
    part = await tried(close=[{"window": "w2", "start": "10:00", "until": "11:00"}])
    assert 0 < part.difference["windows"]["w2"]["open"] * -1 <= 3600


async def test_a_window_that_is_open_longer_helps(tried: Try) -> None:
    longer = await tried(open=[{"window": "w3"}])
    assert longer.difference["windows"]["w3"]["open"] > 0
    assert longer.difference["queues"]["b"]["total"] < 0


async def test_by_arrival_nobody_is_overtaken(tried: Try) -> None:
    report = await tried(groups=[{"id": "a", "policy": "arrival"}, {"id": "b", "policy": "arrival"}])
    fair = report.after.fairness
    assert (fair.overtakings, fair.most, fair.put_back) == (0, 0, 0)
    assert report.before.fairness.overtakings > 0
    assert report.difference["fairness"]["overtakings"] == -report.before.fairness.overtakings


async def test_a_class_that_is_worth_more_waits_less(tried: Try) -> None:
    report = await tried(
        groups=[{"id": "a", "policy": "priority_first"}, {"id": "b", "policy": "priority_first"}],
        priorities=[{"id": "elderly", "rank": 9}],
    )
    assert report.difference["classes"]["elderly"]["mean"] < 0
    assert set(report.before.classes) == {"ordinary", "elderly"}


async def test_a_promise_is_kept_by_the_day_as_changed(tried: Try) -> None:
    report = await tried(queues=[{"id": "a", "promise_minutes": 600}, {"id": "b", "promise_minutes": 600}])
    assert report.difference["all"]["mean"] == 0
    assert report.after.all.within == pytest.approx(1 - report.after.all.left / report.after.all.tickets)


async def test_an_invented_day_needs_no_log(tried: Try) -> None:
    report = await tried(simulated={"visitors": 60, "seed": 4}, add=[{"id": "x", "like": "w1"}])
    assert report.source.kind == "simulated"
    assert (report.as_it_was, report.basis.same) == (None, None)
    assert report.before.all.tickets > 40
    assert report.difference["all"]["total"] <= 0
    other = await tried(simulated={"visitors": 60, "seed": 5})
    assert other.before != report.before
