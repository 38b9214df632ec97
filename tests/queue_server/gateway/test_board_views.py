"""Boards in browsers: anybody is told all that a board shows, and told anew when it changes."""

from typing import Any

import pytest
from msgspec.structs import replace

from config.settings import Board

GLASS = {"wide": 1920, "high": 1080}


@pytest.fixture
async def wall(start: Any, site: Any) -> Any:
    """A server whose left hall has a board with a programme."""
    loaded = site()
    board = Board(id="b1", hall="left", layout="programme")
    return await start(loaded=replace(loaded, site=replace(loaded.site, boards=(board,))))


async def watching(hall: Any, board: str, **more: Any) -> Any:
    client, *_ = await hall.joined(headers={"Origin": "http://elsewhere"})
    await client.say("watch_board", board=board, **{**GLASS, **more})
    return client


async def sheet(client: Any) -> dict[str, Any]:
    return dict((await client.hear("board_is"))["body"])


async def test_the_public_is_told_what_hangs_there_and_what_changes(wall: Any) -> None:
    client = await watching(wall, "left")
    first = await sheet(client)
    assert (first["board"], first["frames"][0]["mode"]) == ("b1", "closed")
    assert "programme" in first["zones"]
    assert (await client.hear("timetable_is"))["body"]["things"][0]["item"] == "ident"
    await wall.open("w1")
    ticket = await wall.take("a")
    await wall.post("/windows/w1/call-next")
    told = await sheet(client)
    while told["frames"][0]["mode"] != "busy":
        told = await sheet(client)
    assert [call["number"] for call in told["calls"]] == [ticket["number"]]
    assert told["frames"][0]["calls"] == [[0, True]]


async def test_a_layout_and_a_language_may_be_asked_for(wall: Any) -> None:
    told = await sheet(await watching(wall, "b1", layout="overview", language="en"))
    assert ("programme" in told["zones"], told["language"]) == (False, "en")


async def test_notices_and_emergencies_are_told_at_once(wall: Any) -> None:
    client = await watching(wall, "left")
    await client.hear("timetable_is")
    await wall.http.post("/api/v1/emergency", json={"title": "疏散"})
    body = (await client.hear("timetable_is"))["body"]
    assert body["things"][body["spans"][0][3][0]]["urgent"]["title"] == "疏散"
    await wall.http.delete("/api/v1/emergency")
    assert "urgent" not in (await client.hear("timetable_is"))["body"]["things"][0]


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"board": "attic"}, "b1, left"),
    ({"board": "left", "layout": "x"}, "standard"),
    ({"board": "left", "wide": 0}, "64 to 16384"),
]


async def test_what_is_not_there_is_named(wall: Any) -> None:
    for asked, known in WRONG:
        refused = await (await watching(wall, **asked)).hear("rejected")
        assert refused["code"] == "room"
        assert known in refused["detail"]
