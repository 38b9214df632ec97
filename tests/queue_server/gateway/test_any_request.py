"""Whatever is asked over REST: never a fault of the server, and no refusal changes anything."""

import random
from typing import Any

import pytest

VERBS = ["call-next", "call", "recall", "start", "finish", "no-show", "hold", "resume", "transfer"]
VERBS += ["pause", "open", "close"]
WINDOWS = ["w1", "w3", "w9", "%20", "..", "w1/w2", "\u53f7", "x" * 500]
BOOKINGS = ["/bookings", "/bookings", "/bookings/{w}/move", "/check-in"]
POSTS = ["/tickets", *(f"/windows/{{w}}/{verb}" for verb in VERBS), "/tickets/{w}/cancel", *BOOKINGS]
GETS = [
    "/halls",
    "/windows",
    "/queues",
    "/items",
    "/devices",
    "/boards",
    "/events",
    "/tickets/{w}",
    "/items/{w}",
]
GETS += ["/bookings", "/bookings/{w}", "/queues/{w}/slots"]
GETS += ["/tickets/{w}/why", "/queues/{w}/order", "/windows/{w}/order", "/follow/{w}/place"]
FIELDS = ["command_id", "queue", "item", "priority", "phone", "channel", "to_queue", "to_window"]
FIELDS += ["to_clerk", "for_window", "for_clerk"]
FIELDS += ["clerk", "ticket", "reason", "nonsense"]
OF_BOOKINGS = ["day", "time", "queue", "item", "phone", "person", "code", "digits", "language"]
GOOD = ["a", "b", "w1", "w3", "elderly", "ordinary", "rest", "GA-A-001", "0600-5550100"]
OF_THIS_KIND = {"day": "2026-11-24", "time": "10:00", "queue": "a", "item": "GA-A-001", "digits": "0100"}
OF_THIS_KIND |= {"phone": "0600-5550100", "code": "000000000000", "person": "0" * 32, "language": "en"}
ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    2**70,
    1.5,
    1e308,
    "",
    " ",
    "\x00",
    "\n",
    "\u53f7",
    "\U0001f600",
    "x" * 90,
]
ODD += [[], {}, [1], {"a": 1}, "'; DROP TABLE events; --", "../../etc/passwd", "<script>"]
QUERIES: list[dict[str, Any]] = [
    {},
    {"limit": 1},
    {"limit": "-1"},
    {"after": "\x00"},
    {"day": "2026-11-24"},
    {"day": "0000-00-00"},
    {"after": "9" * 30},
]
QUERIES += [{"limit": "\u0661"}, {"after": "a", "limit": 2}, {"limit": ["1", "2"]}]


def body(chance: random.Random) -> dict[str, Any]:
    fields = chance.sample(FIELDS, chance.randint(0, 4))
    made = {field: chance.choice(GOOD if chance.random() < 0.6 else ODD) for field in fields}
    if chance.random() < 0.8:
        made["command_id"] = f"c{chance.randrange(10**9)}"
    return made


def booking_body(chance: random.Random) -> dict[str, Any]:
    fields = chance.sample(OF_BOOKINGS, chance.randint(2, 6))
    made = {field: OF_THIS_KIND[field] if chance.random() < 0.8 else chance.choice(ODD) for field in fields}
    return made | {"command_id": f"c{chance.randrange(10**9)}"}


async def records(hall: Any) -> int:
    text = (await hall.http.get("/metrics")).text
    return int(float(text.split("\nhall_log_records ")[1].split()[0]))


@pytest.mark.parametrize("seed", range(4))
async def test_any_post_is_done_or_refused_without_a_trace(hall: Any, seed: int) -> None:
    chance = random.Random(seed)
    await hall.open("w1", "w3")
    for _ in range(4):
        await hall.take(chance.choice("ab"))
    kept = await records(hall)
    for _ in range(120):
        path = f"/api/v1{chance.choice(POSTS)}".replace("{w}", chance.choice(WINDOWS))
        kept = await asked(hall, path, body(chance), kept)


@pytest.mark.parametrize("seed", range(2))
async def test_any_booking_is_done_or_refused_without_a_trace(
    booking_hall: Any, time_of_day: Any, seed: int
) -> None:
    chance = random.Random(seed)
    known = (await booking_hall.post("/bookings", queue="a", day="2026-11-24", time="10:00")).json()["code"]
    kept = await records(booking_hall)
    for _ in range(150):
        path = f"/api/v1{chance.choice(BOOKINGS)}".replace("{w}", chance.choice([known, "1" * 12, *WINDOWS]))
        sent = booking_body(chance) | ({"code": known} if chance.random() < 0.2 else {})
        kept = await asked(booking_hall, path, sent, kept)


async def asked(hall: Any, path: str, sent: dict[str, Any], kept: int) -> int:
    """Ask; a refusal must be a problem that leaves no trace. Return how many records there are then."""
    answer = await hall.http.post(path, json=sent)
    said = f"{path} {sent} → {answer.status_code} {answer.text}"
    assert answer.status_code < 500, said
    now = await records(hall)
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json", said
        assert {"title", "status", "detail", "code"} <= set(answer.json()), said
        assert now == kept, said
    return now


@pytest.mark.parametrize("query", QUERIES, ids=str)
async def test_any_get_is_answered_or_refused(hall: Any, query: dict[str, Any]) -> None:
    await hall.take()
    for path in GETS:
        for window in WINDOWS if "{w}" in path else [""]:
            answer = await hall.http.get(f"/api/v1{path.replace('{w}', window)}", params=query)
            assert answer.status_code < 500, f"{path} {query} → {answer.text}"


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
async def test_a_body_of_another_kind_is_no_fault(hall: Any, kind: str) -> None:
    for content in (b"", b"a=b", b"{}", b'{"command_id":"c1","queue":"z"}', b"\xff" * 100):
        answer = await hall.http.post("/api/v1/tickets", content=content, headers={"content-type": kind})
        assert 400 <= answer.status_code < 500, answer.text
