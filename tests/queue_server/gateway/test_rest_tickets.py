"""REST: taking a number, looking at it, withdrawing it."""

from typing import Any

import pytest


async def test_a_number_is_taken(hall: Any) -> None:
    answer = await hall.post("/tickets", item="GA-A-001", priority="elderly", phone="0600-5550100")
    ticket = answer.json()
    assert answer.status_code == 201
    assert (ticket["number"], ticket["queue"], ticket["queue_name"]) == ("A001", "a", "综合")
    assert (ticket["hall"], ticket["windows"], ticket["state"]) == ("left", ["w1", "w2"], "waiting")
    assert (ticket["people_ahead"], ticket["wait"]) == (0, None)
    assert ticket["follow"].startswith("http")
    assert "phone" not in answer.text


async def test_the_wait_is_told_when_a_window_is_open(hall: Any) -> None:
    await hall.open("w1")
    await hall.take()
    ticket = await hall.take()
    assert ticket["people_ahead"] == 1
    assert 0 < ticket["wait"]["low"] < 8 < ticket["wait"]["high"], "one of about eight minutes"


async def test_the_same_command_gets_the_same_answer_with_200(hall: Any) -> None:
    first = await hall.post("/tickets", command_id="same", queue="a")
    again = await hall.post("/tickets", command_id="same", queue="a")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert (await hall.take())["number"] == "A002"


async def test_a_ticket_is_shown_as_it_is(hall: Any) -> None:
    await hall.open("w1")
    first, second = await hall.take(), await hall.take()
    await hall.post("/windows/w1/call-next")
    shown = (await hall.http.get(f"/api/v1/tickets/{first['id']}")).json()
    assert (shown["state"], shown["window"], shown["calls"], shown["follow"]) == ("called", "w1", 1, None)
    waiting = (await hall.http.get(f"/api/v1/tickets/{second['id']}")).json()
    assert (waiting["state"], waiting["people_ahead"]) == ("waiting", 0)


async def test_a_citizen_follows_by_the_secret_word_alone(hall: Any) -> None:
    ticket = await hall.take()
    word = ticket["follow"].rpartition("/")[2]
    stranger = {"sec-fetch-site": "cross-site"}
    shown = await hall.http.get(f"/api/v1/follow/{word}", headers=stranger)
    assert shown.json()["number"] == "A001"
    assert (await hall.http.get(f"/api/v1/tickets/{ticket['id']}", headers=stranger)).status_code == 401
    assert (await hall.http.get("/api/v1/follow/guess", headers=stranger)).status_code == 404


async def test_a_ticket_is_withdrawn(hall: Any) -> None:
    ticket = await hall.take()
    done = await hall.post(f"/tickets/{ticket['id']}/cancel", reason="went home")
    assert done.status_code == 200
    assert done.json()["ticket"]["state"] == "cancelled"
    again = await hall.post(f"/tickets/{ticket['id']}/cancel")
    assert (again.status_code, again.json()["code"]) == (409, "illegal_move")


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({"queue": "z"}, "unknown_queue", "queue"),
        ({"item": "GA-A-999"}, "unknown_item", "item"),
        ({"item": "YC-A-001"}, "unknown_item", "item"),
        ({"queue": "a", "priority": "vip"}, "unknown_priority", "priority"),
        ({}, "item_or_queue", "item"),
        ({"queue": "a", "item": "GA-A-001"}, "item_or_queue", "item"),
    ],
)
async def test_what_is_wrong_is_named(hall: Any, body: Any, code: str, field: str) -> None:
    answer = await hall.post("/tickets", **body)
    problem = answer.json()
    assert answer.status_code == problem["status"] == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert (problem["code"], problem["field"]) == (code, field)
    assert problem["expected"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"queue": "a"}, "command_id"),
        ({"command_id": "", "queue": "a"}, "command_id"),
        ({"command_id": "x" * 65, "queue": "a"}, "command_id"),
        ({"command_id": "a b", "queue": "a"}, "command_id"),
        ({"command_id": "a\n", "queue": "a"}, "command_id"),
        ({"command_id": "c", "queue": 7}, "queue"),
        ({"command_id": "c", "queue": "a", "phone": "call me"}, "phone"),
        ({"command_id": "c", "queue": "a", "channel": "pigeon"}, "channel"),
        ({"command_id": "c", "queue": "a", "vip": True}, "vip"),
        ({"command_id": "c", "queue": "q" * 81}, "queue"),
        ({"command_id": "c", "queue": "a\0"}, "queue"),
    ],
)
async def test_a_body_of_another_form_is_a_problem_of_its_field(hall: Any, body: Any, field: str) -> None:
    answer = await hall.http.post("/api/v1/tickets", json=body)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, "bad_request")
    assert field in f"{problem['field']} {problem['expected']}"
    assert (await hall.take())["number"] == "A001"


async def test_a_nul_in_a_text_is_refused_in_words_and_leaves_no_trace(hall: Any) -> None:
    await hall.open("w1")
    ticket = (await hall.take())["id"]
    for path, body in [
        (f"/tickets/{ticket}/cancel", {"reason": "a\0"}),
        ("/windows/w1/open", {"clerk": "\0"}),
    ]:
        answer = await hall.post(path, **body)
        assert answer.status_code == 422, answer.text
        assert "text without NUL characters" in answer.json()["expected"]
    assert (await hall.http.get(f"/api/v1/tickets/{ticket}")).json()["state"] == "waiting"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'"text"', b'{"a":' * 3_000, b"9" * 5_000]
)
async def test_a_body_that_is_no_body_is_refused(hall: Any, content: bytes) -> None:
    answer = await hall.http.post(
        "/api/v1/tickets", content=content, headers={"content-type": "application/json"}
    )
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_body_without_end_is_refused(hall: Any) -> None:
    answer = await hall.post("/tickets", queue="a", item="x" * 70_000)
    assert answer.status_code == 413


async def test_a_command_id_used_for_something_else_is_a_conflict(hall: Any) -> None:
    await hall.open("w1")
    ticket = await hall.take()
    called = await hall.post("/windows/w1/call-next", command_id="same")
    assert called.status_code == 200
    nobody = await hall.post("/windows/w1/call-next", command_id="none")
    assert nobody.status_code == 204
    for path, body in (("/tickets", {"queue": "a"}), (f"/tickets/{ticket['id']}/cancel", {})):
        answer = await hall.post(path, command_id="none", **body)
        assert (answer.status_code, answer.json()["code"]) == (409, "other_command")


@pytest.mark.parametrize("name", ["nobody", "%00", "..%2f..", "a" * 2_000, "%E5%8F%B7"])
async def test_an_unknown_ticket_is_404(hall: Any, name: str) -> None:
    for answer in (
        await hall.http.get(f"/api/v1/tickets/{name}"),
        await hall.http.get(f"/api/v1/follow/{name}"),
        await hall.post(f"/tickets/{name}/cancel"),
    ):
        assert answer.status_code == 404


async def test_who_missed_the_call_comes_back_by_the_link_or_by_the_clerk(hall: Any) -> None:
    await hall.open("w1")
    ticket = await hall.take()
    word = ticket["follow"].rpartition("/")[2]
    early = await hall.post(f"/follow/{word}/requeue")
    assert (early.status_code, early.json()["code"]) == (409, "illegal_move")
    for path in (f"/follow/{word}/requeue", f"/tickets/{ticket['id']}/requeue"):
        await hall.post("/windows/w1/call-next")
        await hall.post("/windows/w1/no-show")
        back = await hall.post(path)
        assert (back.status_code, back.json()["ticket"]["state"]) == (200, "waiting")
    await hall.post("/windows/w1/call-next")
    await hall.post("/windows/w1/no-show")
    used = await hall.post(f"/follow/{word}/requeue")
    assert (used.status_code, used.json()["code"]) == (409, "returns_used")


async def test_nobody_comes_back_by_a_link_that_is_none(hall: Any) -> None:
    answer = await hall.post("/follow/nothing/requeue")
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_ticket")
