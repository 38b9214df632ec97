"""The guide of an item for anybody: with its unit, where it is served, and where else."""

from typing import Any


async def test_a_guide_says_all_that_a_phone_shows(hall: Any) -> None:
    answer = await hall.http.get("/api/v1/guides/SW-A-001")
    assert answer.status_code == 200, answer.text
    guide = answer.json()
    assert guide["item"]["materials"][0]["name"] == "户口簿"
    assert guide["unit"]["id"] == "tax"
    assert [(place["hall"]["id"], place["windows"]) for place in guide["places"]] == [
        ("left", ["1"]),
        ("right", ["3"]),
    ]
    assert guide["sites"] == []


async def test_an_item_that_is_not_served_here_has_no_place(hall: Any) -> None:
    guide = (await hall.http.get("/api/v1/guides/YC-A-001")).json()
    assert guide["places"] == []


async def test_an_item_there_is_not_is_named(hall: Any) -> None:
    answer = await hall.http.get("/api/v1/guides/GA-A-999")
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["value"]) == (404, "unknown_item", "GA-A-999")
