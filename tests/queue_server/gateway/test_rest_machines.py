"""The machines over REST: trouble first, in words, and calls that nobody proved."""

import asyncio
from typing import Any

from msgspec.structs import replace

from config.life import Rules
from config.settings import Board, Kiosk


async def test_a_printer_without_paper_stands_first_with_advice(start: Any, site: Any) -> None:
    loaded = site()
    place = replace(loaded.site, kiosks=(Kiosk(id="k", hall="left"),), boards=(Board(id="b", hall="left"),))
    hall = await start(loaded=replace(loaded, site=place))
    assert [one["state"] for one in await machines(hall)] == ["unknown"] * 3
    client, *_ = await hall.joined("kiosk", device="k", program="kiosk")
    ticket = await hall.take("a")
    said = {"command_id": "s1", "ticket": ticket["id"], "printer": "k", "reason": "paper_out"}
    await client.say("slip_failed", **said)
    await client.hear("done")
    printer = (await machines(hall))[0]
    assert (printer["kind"], printer["state"], printer["sentence_en"]) == (
        "printer",
        "bad",
        "it has no paper",
    )
    assert "roll" in printer["advice_en"]
    await client.say("slip_printed", command_id="s2", ticket=ticket["id"], printer="k")
    await client.hear("done")
    states = {one["kind"]: one["state"] for one in await machines(hall)}
    assert states == {"printer": "good", "kiosk": "good", "board": "unknown", "loudspeaker": "unknown"}


async def machines(hall: Any) -> list[dict[str, Any]]:
    answer = await hall.http.get("/api/v1/machines")
    assert answer.status_code == 200, answer.text
    return list(answer.json()["machines"])


async def test_a_call_that_nobody_proved_is_told(start: Any, site: Any) -> None:
    loaded = site()
    quick = replace(loaded.site, rules=Rules(proof_seconds=1), boards=(Board(id="b", hall="left"),))
    hall = await start(loaded=replace(loaded, site=quick))
    await hall.open("w1")
    ticket = await hall.take("a")
    await hall.post("/windows/w1/call-next")
    async with asyncio.timeout(60):
        while not (told := (await hall.http.get("/api/v1/machines")).json()["unproven"]):
            await asyncio.sleep(0.1)
    assert [one["number"] for one in told] == [ticket["number"]]


async def test_the_public_is_not_told(hall: Any) -> None:
    answer = await hall.http.get("/api/v1/machines", headers={"Origin": "http://elsewhere"})
    assert answer.status_code == 401
