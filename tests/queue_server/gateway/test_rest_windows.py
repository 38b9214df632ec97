"""REST at a window: every command of a clerk, and what the life cycle forbids."""

from typing import Any

import pytest


async def test_a_day_at_a_window(hall: Any) -> None:
    await hall.open("w1")
    first, second = await hall.take(), await hall.take("b")
    steps: list[tuple[str, dict[str, Any], str]] = [
        ("call-next", {}, "called"),
        ("recall", {}, "called"),
        ("start", {}, "serving"),
        ("hold", {}, "held"),
        ("resume", {}, "serving"),
        ("finish", {}, "finished"),
        ("call-next", {}, "called"),
        ("transfer", {"to_queue": "a"}, "waiting"),
        ("call-next", {}, "called"),
        ("no-show", {}, "no_show"),
    ]
    seen = []
    for verb, body, state in steps:
        answer = await hall.post(f"/windows/w1/{verb}", **body)
        assert answer.status_code == 200, (verb, answer.text)
        happened = answer.json()
        assert happened["ticket"]["state"] == state
        assert happened["window"]["id"] == "w1"
        seen.append(happened["ticket"]["number"])
    assert seen == [first["number"]] * 6 + [second["number"]] * 4
    for verb in ("pause", "open", "close"):
        answer = await hall.post(f"/windows/w1/{verb}")
        assert (answer.status_code, answer.json()["ticket"]) == (200, None)


async def test_a_pause_may_tell_its_reason_and_length(hall: Any) -> None:
    await hall.open("w1")
    paused = (await hall.post("/windows/w1/pause", reason="break", minutes=10)).json()["window"]
    assert paused["reason"] == "break"
    assert paused["until"] > paused["since"]
    await hall.open("w1")
    wrong = await hall.post("/windows/w1/pause", reason="lazy")
    assert (wrong.status_code, wrong.json()["field"]) == (422, "reason")


async def test_nobody_waits_is_204(hall: Any) -> None:
    await hall.open("w1")
    answer = await hall.post("/windows/w1/call-next")
    assert (answer.status_code, answer.content) == (204, b"")


async def test_a_transfer_to_a_window(hall: Any) -> None:
    await hall.open("w1", "w3")
    await hall.take()
    await hall.post("/windows/w1/call-next")
    moved = (await hall.post("/windows/w1/transfer", to_window="w3")).json()["ticket"]
    assert (moved["windows"], moved["hall"]) == (["w3"], "right")
    assert (await hall.post("/windows/w2/call-next")).status_code == 409
    assert (await hall.post("/windows/w3/call-next")).json()["ticket"]["number"] == "A001"


@pytest.mark.parametrize(
    ("verb", "body", "status", "code"),
    [
        ("call-next", {}, 409, "window_not_open"),
        ("recall", {}, 409, "nothing_at_window"),
        ("start", {}, 409, "nothing_at_window"),
        ("finish", {}, 409, "nothing_at_window"),
        ("no-show", {}, 409, "nothing_at_window"),
        ("hold", {}, 409, "nothing_at_window"),
        ("resume", {}, 409, "window_not_open"),
        ("transfer", {"to_queue": "a"}, 409, "nothing_at_window"),
        ("pause", {}, 409, "window_not_open"),
    ],
)
async def test_what_cannot_be_now_is_409_with_its_reason(
    hall: Any, verb: str, body: Any, status: int, code: str
) -> None:
    answer = await hall.post(f"/windows/w1/{verb}", **body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ({"to_queue": "z"}, "unknown_queue"),
        ({"to_window": "w9"}, "unknown_window"),
        ({}, "where_to"),
        ({"to_queue": "a", "to_window": "w2"}, "where_to"),
    ],
)
async def test_a_transfer_to_nowhere_is_the_bodys_fault(hall: Any, to: Any, code: str) -> None:
    await hall.open("w1")
    await hall.take()
    await hall.post("/windows/w1/call-next")
    answer = await hall.post("/windows/w1/transfer", **to)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


VERBS = [
    "call-next",
    "recall",
    "start",
    "finish",
    "no-show",
    "hold",
    "resume",
    "transfer",
    "pause",
    "open",
    "close",
]


@pytest.mark.parametrize("verb", VERBS)
async def test_an_unknown_window_is_404(hall: Any, verb: str) -> None:
    answer = await hall.post(f"/windows/w9/{verb}")
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["value"]) == (404, "unknown_window", "w9")
    assert problem["expected"] == "w1, w2, w3"


@pytest.mark.parametrize("verb", VERBS)
async def test_a_command_needs_its_id(hall: Any, verb: str) -> None:
    answer = await hall.http.post(f"/api/v1/windows/w1/{verb}", json={})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_request")


async def test_a_repeated_call_calls_nobody_else(hall: Any) -> None:
    await hall.open("w1")
    await hall.take()
    await hall.take()
    first = (await hall.post("/windows/w1/call-next", command_id="n1")).json()
    again = (await hall.post("/windows/w1/call-next", command_id="n1")).json()
    assert (first["repeated"], again["repeated"]) == (False, True)
    assert again["ticket"] == first["ticket"]


async def test_an_unknown_verb_is_404_and_a_get_is_405(hall: Any) -> None:
    assert (await hall.post("/windows/w1/dance")).status_code == 404
    assert (await hall.http.get("/api/v1/windows/w1/recall")).status_code == 405


async def test_what_was_done_last_is_undone(hall: Any) -> None:
    await hall.open("w1")
    await hall.take()
    await hall.post("/windows/w1/call-next")
    undone = await hall.post("/windows/w1/undo")
    assert undone.status_code == 200
    assert (undone.json()["ticket"]["state"], undone.json()["window"].get("ticket")) == ("waiting", None)
    again = await hall.post("/windows/w1/undo")
    assert (again.status_code, again.json()["code"]) == (409, "nothing_to_undo")
    assert again.json()["detail_zh"]


async def test_who_called_out_has_proven_the_call(hall: Any) -> None:
    await hall.open("w1")
    await hall.take()
    await hall.post("/windows/w1/call-next")
    assert (await hall.post("/windows/w1/called-out")).status_code == 200
    events = (await hall.http.get("/api/v1/events")).json()
    assert "call_spoken" in str(events)
