"""A day of the life cycle and the Monday after, over REST on a real server with a clock set by hand."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from config.life import Rules
from config.settings import Span

RULES = Rules(
    recalls=2,
    recall_seconds=10,
    no_show_seconds=20,
    returns=1,
    return_minutes=30,
    return_place="after",
    return_after=1,
    hold_minutes=20,
    undo_seconds=10,
    closing_minutes=60,
)


@pytest.fixture
async def hall(start: Any, site: Callable[..., Any], time_of_day: Any) -> Any:
    loaded = site()
    times = (("09:00", "12:00"), ("13:30", "17:30"))
    spans = tuple(Span(days=("mon", "tue", "wed", "thu", "fri"), start=a, until=b) for a, b in times)
    return await start(loaded=replace(loaded, site=replace(loaded.site, rules=RULES, hours=spans)))


async def done(hall: Any, path: str, **body: Any) -> Any:
    answer = await hall.post(path, **body)
    assert answer.status_code == 200, answer.text
    return answer.json()["ticket"]


async def refused(hall: Any, path: str) -> tuple[str, str]:
    """Return the reason and what was expected; both languages must say it."""
    answer = await hall.post(path)
    assert answer.status_code == 409, answer.text
    problem = answer.json()
    assert problem["detail_zh"]
    return problem["code"], problem.get("expected", "")


async def line(hall: Any) -> list[str]:
    """Return the numbers that wait in queue a, in the order they would be called."""
    rows = (await hall.http.get("/api/v1/queues/a/order")).json()["tickets"]
    return [row["number"] for row in rows]


def word_of(ticket: Any) -> str:
    """Return the secret word at the end of the ticket's link."""
    return str(ticket["follow"]).rpartition("/")[2]


async def state_of(hall: Any, ticket: Any) -> str:
    return str((await hall.http.get(f"/api/v1/tickets/{ticket['id']}")).json()["state"])


async def eventually(what: Callable[[], Awaitable[object]]) -> None:
    """Wait until the server's own clockwork, which looks each second, did it."""
    async with asyncio.timeout(60):
        while not await what():
            await asyncio.sleep(0.05)


async def test_a_day_of_the_rules(hall: Any, time_of_day: Any) -> None:
    time_of_day.at("09:00")
    tickets = []
    for _ in range(4):
        tickets.append(await hall.take())
        time_of_day.now += timedelta(minutes=1)
    first, second, _, _ = tickets
    await hall.open("w2")

    # Recalls are spaced and counted; who is not there is missed only after the call was proven.
    await done(hall, "/windows/w2/call-next")
    assert await refused(hall, "/windows/w2/recall") == ("recall_too_soon", "in 10 s or later")
    for _ in range(2):
        time_of_day.now += timedelta(seconds=10)
        await done(hall, "/windows/w2/recall")
    time_of_day.now += timedelta(seconds=10)
    assert (await refused(hall, "/windows/w2/recall"))[0] == "recalls_used"
    await done(hall, "/windows/w2/called-out")
    assert (await refused(hall, "/windows/w2/no-show"))[0] == "no_show_too_soon"
    time_of_day.now += timedelta(seconds=20)
    await done(hall, "/windows/w2/no-show")
    assert await state_of(hall, first) == "no_show"

    # A slip of the hand is undone within ten seconds, not later.
    assert (await done(hall, "/windows/w2/undo"))["state"] == "called"
    await done(hall, "/windows/w2/no-show")
    time_of_day.now += timedelta(seconds=11)
    assert (await refused(hall, "/windows/w2/undo"))[0] == "undo_too_late"

    # By the phone who missed it returns once, behind the first who waits.
    assert (await done(hall, f"/follow/{word_of(first)}/requeue"))["state"] == "waiting"
    assert await line(hall) == ["A002", "A001", "A003", "A004"]

    # Held for too long, a ticket waits again where its arrival puts it.
    await done(hall, "/windows/w2/call-next")
    await done(hall, "/windows/w2/start")
    await done(hall, "/windows/w2/hold")
    assert await state_of(hall, second) == "held"
    time_of_day.now += timedelta(minutes=21)

    async def waits_again() -> bool:
        return await line(hall) == ["A002", "A001", "A003", "A004"]

    await eventually(waits_again)

    # A second missed call is the last.
    await done(hall, "/windows/w2/call", ticket=first["id"], reason="called back")
    await done(hall, "/windows/w2/called-out")
    time_of_day.now += timedelta(seconds=20)
    await done(hall, "/windows/w2/no-show")
    assert (await refused(hall, f"/follow/{word_of(first)}/requeue"))[0] == "returns_used"


async def test_who_is_left_at_closing_expires_and_a_new_day_opens_by_itself(
    hall: Any, time_of_day: Any
) -> None:
    time_of_day.at("17:20")
    left = await hall.take()
    time_of_day.at("18:29")
    assert await state_of(hall, left) == "waiting"
    time_of_day.at("18:31")

    async def is_expired() -> bool:
        return await state_of(hall, left) == "expired"

    await eventually(is_expired)
    rows = (await hall.http.get("/api/v1/events?limit=1000")).json()["data"]
    ends = [row["record"]["event"] for row in rows if row["record"]["event"]["kind"] == "ticket_expired"]
    assert [(end["ticket"], end["reason"]) for end in ends] == [(left["id"], "closing")]

    time_of_day.at("09:00", "2026-11-30")  # a week with nobody there

    async def is_a_new_day() -> bool:
        days = (await hall.http.get("/api/v1/events?limit=1000")).json()["data"]
        opened = [row["record"]["event"] for row in days if row["record"]["event"]["kind"] == "day_opened"]
        return bool(opened[-1]["day"] == "2026-11-30")

    await eventually(is_a_new_day)
    assert await line(hall) == []
    assert (await hall.take())["number"] == "A001"
    assert (await hall.http.get(f"/api/v1/tickets/{left['id']}")).status_code == 404
