"""How staff are called: for staff alone."""

from typing import Any


async def test_staff_learn_how_a_clerk_is_called(hall: Any, staff: Any) -> None:
    await staff(hall.database)
    known = await hall.http.get("/api/v1/clerks/li")
    assert (known.status_code, known.json()) == (200, {"name": "li", "shown": "李敏"})
    unknown = await hall.http.get("/api/v1/clerks/nobody")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "unknown_clerk")


async def test_the_public_learns_nothing(hall: Any, staff: Any) -> None:
    await staff(hall.database)
    from_browser = {"sec-fetch-site": "same-origin"}
    for name in ("li", "nobody"):
        answer = await hall.http.get(f"/api/v1/clerks/{name}", headers=from_browser)
        assert answer.status_code == 401
