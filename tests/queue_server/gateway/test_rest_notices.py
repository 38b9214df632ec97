"""Notices over REST: drafted by anyone of the staff, published by managers, on the screens at once."""

import asyncio
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import msgspec
from PIL import Image

from programme.draw import draw
from programme.notice import Notice, item_of
from queue_server.storage.programmes import open_programmes

TEXT = {"title": "放假通知", "text": "10月1日至8日放假。"}


async def told(client: Any) -> dict[str, Any]:
    """Return the plan that a screen is told next."""
    return dict((await client.hear("programme_is"))["body"])


async def listening(hall: Any) -> Any:
    client, _, _ = await hall.joined("programme")
    assert (await told(client))["ident"]["kind"] == "notice"
    return client


async def draft(hall: Any, **fields: Any) -> str:
    answer = await hall.http.post("/api/v1/notices", json={**TEXT, **fields})
    assert answer.status_code == 201, answer.text
    assert answer.json()["state"] == "draft"
    return str(answer.json()["id"])


async def test_a_ticker_runs_once_it_is_published_until_it_is_withdrawn(hall: Any) -> None:
    screen = await listening(hall)
    name = await draft(hall, style="ticker", title_en="Holiday")
    assert (await hall.http.put(f"/api/v1/notices/{name}/publish")).json()["state"] == "published"
    plan = await told(screen)
    assert plan["ticker"][-1] == "放假通知 10月1日至8日放假。"
    assert plan["ticker_en"][-1] == "Holiday"
    await hall.http.put(f"/api/v1/notices/{name}/withdraw")
    assert "放假通知 10月1日至8日放假。" not in (await told(screen)).get("ticker", [])


async def test_who_joins_later_reads_the_ticker_in_the_snapshot(hall: Any) -> None:
    name = await draft(hall, style="ticker")
    await hall.http.put(f"/api/v1/notices/{name}/publish")
    _, _, snapshot = await hall.joined("hall:left")
    assert snapshot["ticker"][-1].startswith("放假通知")


async def test_an_emergency_is_told_to_every_screen_and_ended_for_all(hall: Any) -> None:
    screens = [await listening(hall) for _ in range(5)]
    answer = await hall.http.post("/api/v1/emergency", json={"title": "紧急疏散"})
    assert answer.status_code == 201
    plans = await asyncio.gather(*(told(screen) for screen in screens))
    assert [plan["emergencies"][0]["urgent"] for plan in plans] == [True] * 5
    ended = (await hall.http.delete("/api/v1/emergency")).json()
    assert [one["state"] for one in ended] == ["withdrawn"]
    assert "emergencies" not in await told(screens[0])


async def test_a_server_takes_up_the_notices_that_were_kept(start: Any, tmp_path: Any) -> None:
    kept = await open_programmes(tmp_path / "hall.db", "centre")
    await kept.put_notice(Notice(id="n", title="放假", state="published", style="emergency"))
    await kept.close()
    hall = await start()
    client, _, _ = await hall.joined("programme")
    assert [item["title"] for item in (await told(client))["emergencies"]] == ["放假"]


async def test_what_is_published_twice_or_unknown_is_refused(hall: Any) -> None:
    name = await draft(hall)
    await hall.http.put(f"/api/v1/notices/{name}/publish")
    again = await hall.http.put(f"/api/v1/notices/{name}/publish")
    assert (again.status_code, again.json()["code"]) == (409, "notice_state")
    assert (await hall.http.put("/api/v1/notices/none/publish")).status_code == 404


LATER = datetime(2026, 7, 1, tzinfo=UTC)


IMPOSSIBLE: list[tuple[dict[str, Any], str]] = [
    ({"halls": ["x"]}, "halls"),
    ({"screens": ["x"]}, "screens"),
    ({"title": "", "text": ""}, "title"),
    ({"title": "字" * 61}, "title"),
    ({"text": "字" * 701}, "text"),
    ({"since": LATER, "until": LATER - timedelta(days=1)}, "until"),
    ({"id": "a b"}, "id"),
    ({"text": "\0"}, "text"),
]


async def test_a_notice_that_cannot_be_is_refused_by_field(hall: Any) -> None:
    for fields, field in IMPOSSIBLE:
        body = msgspec.to_builtins({**TEXT, **fields})
        answer = await hall.http.post("/api/v1/notices", json=body)
        assert (answer.status_code, answer.json()["field"]) == (422, field)


async def test_a_clerk_drafts_and_does_not_publish(hall: Any, staff: Any) -> None:
    await staff(hall.database)
    async with httpx.AsyncClient(base_url=hall.url, headers={"origin": hall.url}, trust_env=False) as client:
        await client.post("/api/v1/session", json={"name": "li", "password": "secret"})
        name = (await client.post("/api/v1/notices", json=TEXT)).json()["id"]
        for answer in (
            await client.put(f"/api/v1/notices/{name}/publish"),
            await client.post("/api/v1/emergency", json={"title": "x"}),
            await client.delete("/api/v1/emergency"),
        ):
            assert (answer.status_code, answer.json()["code"]) == (403, "not_yours")


async def test_the_public_reads_no_drafts(hall: Any) -> None:
    answer = await hall.http.get("/api/v1/notices", headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 401


async def test_a_preview_is_the_players_picture_and_keeps_nothing(hall: Any) -> None:
    written: dict[str, Any] = {"title": "放假通知", "text": "# 各窗口\n**明天**休息，后天照常。\n> 中心"}
    asked = {**written, "style": "emergency", "width": 640, "height": 360}
    answer = await hall.http.post("/api/v1/notices/preview", json=asked, timeout=90)
    assert answer.status_code == 200, answer.text
    drawn = draw(item_of(Notice(id="x", style="emergency", **written)), None, (640, 360), "dark")
    assert Image.open(io.BytesIO(answer.content)).tobytes() == drawn.tobytes()
    assert (await hall.http.get("/api/v1/notices")).json()["data"] == []
