"""REST lists: stable order, pages without gap or double, the durable log."""

import asyncio
import contextlib
import sqlite3
from typing import Any

import pytest


async def walk(hall: Any, path: str, limit: int, after: str = "") -> list[list[Any]]:
    """Return every page of a list."""
    pages, cursor = [], after
    while True:
        params = {"limit": limit} | ({"after": cursor} if cursor else {})
        answer = await hall.http.get(f"/api/v1{path}", params=params)
        assert answer.status_code == 200, answer.text
        pages.append(answer.json()["data"])
        cursor = answer.json()["next"]
        if cursor is None:
            return pages


@pytest.mark.parametrize(
    ("path", "name", "names"),
    [
        ("/halls", "id", ["left", "right"]),
        ("/windows", "id", ["w1", "w2", "w3"]),
        ("/queues", "id", ["a", "b"]),
    ],
)
@pytest.mark.parametrize("limit", [1, 2, 100])
async def test_pages_make_the_whole_in_the_same_order(
    hall: Any, path: str, name: str, names: list[str], limit: int
) -> None:
    pages = await walk(hall, path, limit)
    assert [thing[name] for page in pages for thing in page] == names
    assert all(len(page) <= limit for page in pages)


async def test_items_say_where_they_are_served(hall: Any) -> None:
    pages = await walk(hall, "/items", 2)
    rows = [row for page in pages for row in page]
    assert [(row["item"]["code"], row["queue"]) for row in rows] == [
        ("GA-A-001", "a"),
        ("SW-A-001", "b"),
        ("YC-A-001", None),
    ]
    one = (await hall.http.get("/api/v1/items/GA-A-001")).json()
    assert one["item"]["materials"][0]["name"] == "户口簿"
    missing = await hall.http.get("/api/v1/items/GA-A-999")
    assert (missing.status_code, missing.json()["code"]) == (404, "unknown_item")


async def test_windows_and_queues_show_their_present(hall: Any) -> None:
    await hall.open("w1")
    await hall.take()
    await hall.take()
    await hall.post("/windows/w1/call-next")
    window = (await hall.http.get("/api/v1/windows")).json()["data"][0]
    queue = (await hall.http.get("/api/v1/queues")).json()["data"][0]
    assert (window["now"]["state"], window["now"]["number"], window["plan"]["label"]) == ("open", "A001", "1")
    assert (queue["now"]["waiting"], queue["now"]["open_windows"]) == (1, 1)


async def test_programs_connected_are_listed(hall: Any) -> None:
    await hall.joined("hall:left", device="board-1", program="board")
    (device,) = (await hall.http.get("/api/v1/devices")).json()["data"]
    assert (device["device"], device["program"], device["rooms"]) == ("board-1", "board", ["hall:left"])


async def test_a_device_says_how_its_parts_are(hall: Any) -> None:
    client, *_ = await hall.joined("hall:left", device="led-left", program="led")
    bars = [
        {"id": "led-left-1", "state": "bad", "reason": "no_font"},
        {"id": "led-left-2", "state": "unknown"},
    ]
    await client.say("parts", parts=bars)
    await client.say("parts", parts=[{"id": "led-left-1", "state": "good", "since": 5.0}])

    async def parts() -> list[dict[str, Any]]:
        (device,) = (await hall.http.get("/api/v1/devices")).json()["data"]
        return [part for part in device["parts"] if part["id"] == "led-left-1"]

    async with asyncio.timeout(60):
        while await parts() != [{"id": "led-left-1", "state": "good", "reason": "", "since": 5.0}]:
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("limit", [1, 3, 1000])
async def test_the_log_is_listed_whole_with_its_chain(hall: Any, limit: int) -> None:
    for _ in range(5):
        await hall.take()
    rows = [row for page in await walk(hall, "/events", limit) for row in page]
    assert [row["record"]["seq"] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert rows[0]["record"]["event"]["kind"] == "day_opened"
    assert rows[1]["record"]["actor"] == "local"
    assert all(len(row["hash"]) == 64 for row in rows)


async def test_an_empty_log_is_an_empty_list(hall: Any) -> None:
    assert (await hall.http.get("/api/v1/events")).json() == {"data": [], "next": None}


@pytest.mark.parametrize("after", ["2", "4", "999", str(2**53)])
async def test_the_log_from_a_number_on(hall: Any, after: str) -> None:
    for _ in range(3):
        await hall.take()
    (rows,) = await walk(hall, "/events", 1000, after)
    assert [row["record"]["seq"] for row in rows] == [n for n in (1, 2, 3, 4) if n > int(after)]


@pytest.mark.parametrize(
    ("path", "params", "field"),
    [
        ("/halls", {"limit": 0}, "limit"),
        ("/halls", {"limit": 1001}, "limit"),
        ("/halls", {"limit": "many"}, "limit"),
        ("/halls", {"after": "nowhere"}, "after"),
        ("/windows", {"after": "x" * 101}, "after"),
        ("/events", {"after": -1}, "after"),
        ("/events", {"after": 10**30}, "after"),
        ("/events", {"after": "x"}, "after"),
    ],
)
async def test_a_page_that_cannot_be_is_422(hall: Any, path: str, params: Any, field: str) -> None:
    answer = await hall.http.get(f"/api/v1{path}", params=params)
    assert (answer.status_code, answer.json()["field"]) == (422, field)


@pytest.mark.parametrize("path", ["/devices", "/events"])
async def test_what_is_for_staff_is_for_staff(hall: Any, path: str) -> None:
    answer = await hall.http.get(f"/api/v1{path}", headers={"sec-fetch-site": "none"})
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in")


@pytest.mark.parametrize("path", ["/halls", "/windows", "/queues", "/items"])
async def test_what_hangs_on_the_walls_is_for_everyone(hall: Any, path: str) -> None:
    answer = await hall.http.get(f"/api/v1{path}", headers={"sec-fetch-site": "none"})
    assert answer.status_code == 200


def cut(hall: Any, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(hall.database)) as file, file:
        file.execute(statement)


async def test_a_gap_in_the_log_ends_the_page_before_it_and_is_named(hall: Any) -> None:
    for _ in range(5):
        await hall.take()
    cut(hall, "DELETE FROM events WHERE seq IN (3, 4)")
    whole = (await hall.http.get("/api/v1/events")).json()
    assert ([row["record"]["seq"] for row in whole["data"]], whole["next"]) == ([1, 2], "2")
    for after, seq, found in ((2, "3", "found record 5"), (3, "4", "found record 5")):
        answer = await hall.http.get("/api/v1/events", params={"after": after})
        said = answer.json()
        assert (answer.status_code, said["code"], said["field"], said["value"]) == (
            409,
            "broken_log",
            "seq",
            seq,
        )
        assert found in said["detail"]
    (rest,) = await walk(hall, "/events", 10, "4")
    assert [row["record"]["seq"] for row in rest] == [5, 6]


@pytest.mark.parametrize("after", [0, 3])
async def test_a_log_that_lost_its_end_is_named_too(hall: Any, after: int) -> None:
    for _ in range(5):
        await hall.take()
    cut(hall, f"DELETE FROM events WHERE seq > {after}")
    answer = await hall.http.get("/api/v1/events", params={"after": after})
    assert (answer.status_code, answer.json()["value"]) == (409, str(after + 1))


@pytest.mark.parametrize("change", ["line = '{}'", "hash = x'00'"])
async def test_an_altered_record_is_named_not_shown(hall: Any, change: str) -> None:
    for _ in range(3):
        await hall.take()
    cut(hall, f"UPDATE events SET {change} WHERE seq = 3")
    answer = await hall.http.get("/api/v1/events", params={"after": 2})
    assert (answer.status_code, answer.json()["field"], answer.json()["value"]) == (409, "seq", "3")
