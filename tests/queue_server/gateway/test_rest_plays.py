"""Proof of play over REST: told as often as a player likes, kept once, read in pages and summed."""

from datetime import UTC, datetime
from typing import Any

BEGAN = datetime.now(UTC).timestamp()


def told(*numbers: int, **more: Any) -> dict[str, Any]:
    plays = [
        {"number": n, "item": "media:a", "name": "a.png", "began": BEGAN + n, "seconds": 10, **more}
        for n in numbers
    ]
    return {"player": "board-left", "journal": "j", "plays": plays}


async def test_a_play_told_again_is_kept_once(hall: Any) -> None:
    for numbers in ((0, 1), (1, 2), (0, 1, 2)):
        answer = await hall.http.post("/api/v1/plays", json=told(*numbers))
        assert (answer.status_code, answer.json()) == (200, {"kept": len(numbers)})
    listed = (await hall.http.get("/api/v1/plays")).json()
    assert [play["number"] for play in listed["data"]] == [0, 1, 2]
    assert listed["next"] is None
    summed = (await hall.http.get("/api/v1/plays/summary")).json()
    assert [(one["player"], one["times"], one["seconds"]) for one in summed] == [("board-left", 3, 30.0)]


async def test_plays_are_read_in_pages(hall: Any) -> None:
    await hall.http.post("/api/v1/plays", json=told(*range(5)))
    numbers, cursor = [], ""
    while True:
        part = (await hall.http.get("/api/v1/plays", params={"limit": 2, "after": cursor})).json()
        numbers += [play["number"] for play in part["data"]]
        if part["next"] is None:
            break
        cursor = part["next"]
    assert numbers == [0, 1, 2, 3, 4]
    assert (await hall.http.get("/api/v1/plays", params={"after": "x"})).json()["code"] == "bad_cursor"


async def test_a_play_that_cannot_be_is_refused(hall: Any) -> None:
    bad: list[dict[str, Any]] = [{"seconds": -1}, {"outcome": "x"}, {"item": ""}, {"name": "a\0"}]
    for fields in bad:
        assert (await hall.http.post("/api/v1/plays", json=told(0, **fields))).status_code == 422
        assert (await hall.http.get("/api/v1/plays")).json()["data"] == []


async def test_the_public_tells_and_reads_nothing(hall: Any) -> None:
    headers = {"sec-fetch-site": "same-origin"}
    assert (await hall.http.get("/api/v1/plays", headers=headers)).status_code == 401
    assert (await hall.http.post("/api/v1/plays", json=told(0), headers=headers)).status_code == 401
