"""What if over a real socket: reckoned in a process of its own while the server goes on."""

import asyncio
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from queue_server import aside
from queue_server.domain import events as e
from queue_server.engine.record import GENESIS, Record, to_rows
from queue_server.storage.opening import open_store
from queue_server.storage.place import Postgres

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
PATIENCE = 100.0


def records() -> list[Record]:
    """Return two days: on the first one number is taken, called after five minutes and served."""
    happened: list[Any] = [
        (0, e.DayOpened(day="2026-11-23")),
        (0, e.WindowOpened(window="w2", clerk="li")),
        (
            60,
            e.TicketIssued(
                ticket="t1", number="A001", queue="a", day="2026-11-23", sequence=1, follow="f1",
                wait_low=2, wait_seconds=240, wait_high=6,
            ),
        ),
        (360, e.TicketCalled(ticket="t1", window="w2")),
        (370, e.ServiceStarted(ticket="t1", window="w2")),
        (900, e.ServiceFinished(ticket="t1", window="w2")),
        (86_400, e.WindowClosed(window="w2")),
        (86_400, e.DayOpened(day="2026-11-24")),
    ]  # fmt: skip
    return [
        Record(seq=seq, at=datetime.fromtimestamp(NINE.timestamp() + second, UTC), event=event)
        for seq, (second, event) in enumerate(happened, 1)
    ]


async def keep(place: Any) -> None:
    store = await open_store(place)
    await store.append(to_rows(records(), GENESIS), [])
    await store.close()


@pytest.fixture
async def yesterday(start: Any, tmp_path: Path) -> Any:
    """Return a server with that day behind it."""
    await keep(tmp_path / "hall.db")
    hall = await start(tmp_path / "hall.db")
    hall.http.timeout = httpx.Timeout(PATIENCE)
    return hall


async def asked(hall: Any, **table: Any) -> httpx.Response:
    answer: httpx.Response = await hall.http.post("/api/v1/what-if", json=table)
    return answer


async def test_a_day_is_played_under_another_rule(yesterday: Any) -> None:
    answer = await asked(yesterday, close=[{"window": "w2"}], open=[{"window": "w1"}])
    assert answer.status_code == 200, answer.text
    report = answer.json()
    assert report["source"]["day"] == "2026-11-23"
    assert (report["source"]["first"], report["source"]["last"]) == (1, 7)
    assert report["as_it_was"] == report["before"]
    assert report["before"]["all"]["mean"] == 300
    assert list(report["after"]["windows"]) == ["w1"]
    assert report["difference"]["all"]["mean"] == -300
    again = await asked(yesterday, close=[{"window": "w2"}], open=[{"window": "w1"}])
    assert again.content == answer.content


async def test_it_is_the_same_from_a_database_server(
    start: Any, site: Callable[..., Any], postgres: str, yesterday: Any
) -> None:
    await keep(Postgres(postgres))
    other = await start(Postgres(postgres))
    other.http.timeout = httpx.Timeout(PATIENCE)
    one, two = await asked(yesterday), await asked(other)
    assert two.status_code == 200, two.text
    assert two.content == one.content
    score = await other.http.get("/api/v1/estimates/score")
    assert score.json()["score"]["total"]["error"] == 1


async def test_everything_wrong_is_said_at_once_and_nothing_is_begun(
    yesterday: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "WORKER", ("/nothing/there",))
    table = {"groups": [{"id": "a", "policy": "fair"}], "queues": [{"id": "b", "promise_minutes": -1}]}
    answer = await asked(yesterday, **table)
    said = answer.json()
    assert (answer.status_code, said["code"], said["field"]) == (
        422,
        "bad_change",
        "queues[b].promise_minutes",
    )
    assert [(one["field"], one["value"]) for one in said["problems"]] == [
        ("queues[b].promise_minutes", "-1"),
        ("groups[a].policy", "'fair'"),
    ]
    assert "one of arrival, priority_first" in said["problems"][1]["expected"]


@pytest.mark.parametrize("content", [b"[]", b"3", b"{", b"null", b'{"day": "2026-11-23\\u0000"}'])
async def test_what_is_no_document_is_refused(yesterday: Any, content: bytes) -> None:
    answer = await yesterday.http.post(
        "/api/v1/what-if", content=content, headers={"content-type": "application/json"}
    )
    assert answer.status_code in (400, 422), answer.text


async def test_a_day_that_is_not_in_the_log_is_404_with_those_that_are(yesterday: Any) -> None:
    for answer in (
        await asked(yesterday, day="2026-01-01"),
        await yesterday.http.get("/api/v1/estimates/score", params={"day": "2026-01-01"}),
    ):
        said = answer.json()
        assert (answer.status_code, said["code"], said["field"]) == (404, "unknown_day", "day")
        assert said["expected"] == "a day of the log: 2026-11-23"


async def test_estimates_are_scored_beside_two_plain_ways(yesterday: Any) -> None:
    answer = await yesterday.http.get("/api/v1/estimates/score", params={"day": "2026-11-23"})
    assert answer.status_code == 200, answer.text
    total = answer.json()["score"]["total"]
    assert (total["tickets"], total["error"], total["bias"], total["hit"]) == (1, 1, -1, 1)
    assert (total["by_people_ahead"], total["by_last_called"]) == (5, 5)
    assert list(answer.json()["score"]["queues"]) == ["a"]
    wrong = await yesterday.http.get("/api/v1/estimates/score", params={"day": "yesterday"})
    assert (wrong.status_code, wrong.json()["field"]) == (422, "day")


async def test_only_one_is_reckoned_at_a_time_and_the_server_goes_on(
    yesterday: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun, ends = tmp_path / "begun", tmp_path / "ends"
    waits = f"""if True:
        import pathlib, sys, time
        sys.stdin.buffer.read()
        pathlib.Path({str(begun)!r}).touch()
        while not pathlib.Path({str(ends)!r}).exists():
            time.sleep(0.01)
        print('{{"wrong": [{{"code": "unknown_day", "detail": "done"}}]}}')"""
    monkeypatch.setattr(aside, "WORKER", (sys.executable, "-c", waits))
    first = asyncio.create_task(asked(yesterday))
    while not begun.exists():
        await asyncio.sleep(0.01)
    second = await yesterday.http.get("/api/v1/estimates/score")
    assert (second.status_code, second.json()["code"]) == (429, "busy")
    assert second.headers["retry-after"] == "5"
    assert (await yesterday.take())["number"] == "A001"
    ends.touch()
    assert (await first).json()["detail"] == "done"


async def test_a_worker_that_fails_is_a_fault_without_its_traceback(
    yesterday: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "WORKER", (sys.executable, "-c", "raise SystemExit('secret')"))
    answer = await asked(yesterday)
    assert (answer.status_code, answer.json()["code"]) == (500, "fault")
    assert "secret" not in answer.text


async def test_other_rules_are_for_managers(yesterday: Any, staff: Any) -> None:
    await staff(yesterday.database)
    body = {"name": "li", "password": "secret"}
    signed = await yesterday.http.post("/api/v1/session", json=body, headers={"origin": yesterday.url})
    cookie = signed.headers["set-cookie"].partition(";")[0]
    head = {"cookie": cookie, "origin": yesterday.url}
    answer = await yesterday.http.post("/api/v1/what-if", json={}, headers=head)
    assert (answer.status_code, answer.json()["code"]) == (403, "managers_only")
    public = await yesterday.http.post("/api/v1/what-if", json={}, headers={"origin": "http://elsewhere"})
    assert public.status_code == 401


async def test_the_schema_describes_both(yesterday: Any) -> None:
    schema = (await yesterday.http.get("/api/schema")).json()
    assert {"post"} == set(schema["paths"]["/api/v1/what-if"])
    assert {"get"} == set(schema["paths"]["/api/v1/estimates/score"])
    assert msgspec.json.encode(schema)
