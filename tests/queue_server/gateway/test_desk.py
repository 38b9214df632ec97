"""The desk: who may ask, and tickets as they are durable."""

from typing import Any

import pytest


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "none"}, {"origin": "http://evil.example"}])
async def test_a_browser_nobody_signed_in_at_may_not_act(hall: Any, headers: dict[str, str]) -> None:
    answer = await hall.http.post("/api/v1/tickets", json={"command_id": "c", "queue": "a"}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in")
    assert (await hall.take())["number"] == "A001"


async def test_a_device_acts_by_its_token_and_stands_in_the_log(start: Any, enrol: Any) -> None:
    hall = await start(trust_loopback=False)
    assert (await hall.post("/tickets", queue="a")).status_code == 401
    await enrol(hall.database, "kiosk-left", "word")
    hall.http.headers["authorization"] = "Bearer word"
    await hall.take()
    rows = (await hall.http.get("/api/v1/events")).json()["data"]
    assert rows[-1]["record"]["actor"] == "device:kiosk-left"


async def test_the_public_address_stands_in_the_follow_link(start: Any) -> None:
    hall = await start(public_url="https://hall.example/")
    assert (await hall.take())["follow"].startswith("https://hall.example/follow/")


async def test_a_follow_link_of_yesterday_leads_nowhere(hall: Any) -> None:
    for word in ("", "x", "0" * 20):
        assert (await hall.http.get(f"/api/v1/follow/{word}")).status_code == 404
