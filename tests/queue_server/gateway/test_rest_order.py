"""REST: why a ticket was called, the order of those who wait, one's own place, a chosen call."""

import asyncio
from typing import Any

import pytest


async def came(hall: Any, *classes: str, queue: str = "a") -> None:
    for priority in classes:
        await hall.take(queue, priority=priority)


async def told(hall: Any, path: str) -> Any:
    answer = await hall.http.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_the_log_and_its_reader_see_why(start: Any) -> None:
    hall = await start()
    await came(hall, "ordinary", "ordinary", "elderly")
    await hall.open("w1")
    number = (await hall.post("/windows/w1/call-next")).json()["ticket"]["number"]
    last = (await told(hall, "/events?limit=1000"))["data"][-1]
    assert last["sentence_en"] == f"{number}: waited 0 min, Elderly, 15 min head start"
    assert last["sentence"] == f"{number}：已等候 0 分钟，老人，视同提前 15 分钟到达"
    why = last["record"]["event"]["why"]
    assert (why["rule"], why["figures"], why["more"]) == ("head_start", {"minutes": 15}, 1)
    assert [one["number"] for one in why["considered"]] == ["A001", "A003"]
    first = (await told(hall, "/events?limit=1"))["data"][0]
    assert (first["sentence"], first["sentence_en"]) == (None, None)


async def test_a_chosen_ticket_is_seen_as_out_of_order(start: Any) -> None:
    hall = await start()
    first, second = await hall.take(), await hall.take()
    await hall.open("w1")
    answer = await hall.post("/windows/w1/call", ticket=second["id"], reason="孩子发烧")
    assert answer.json()["ticket"]["number"] == "A002"
    why = (await told(hall, f"/tickets/{second['id']}/why"))["why"]
    assert (why["rule"], why["reason"], why["instead_of"]) == ("chosen", "孩子发烧", first["id"])
    last = (await told(hall, "/events?limit=1000"))["data"][-1]
    assert last["record"]["actor"] == "local"
    assert last["sentence_en"] == "A002: waited 0 min, chosen by the clerk, reason: 孩子发烧"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"ticket": "gone", "reason": "x"}, 404, "unknown_ticket"),
        ({"ticket": "OTHER", "reason": "x"}, 409, "not_served_here"),
        ({"ticket": "OTHER", "reason": ""}, 422, "bad_request"),
        ({"ticket": "OTHER"}, 422, "bad_request"),
    ],
)
async def test_what_cannot_be_chosen(hall: Any, body: Any, status: int, code: str) -> None:
    other = await hall.take("b")
    await hall.open("w2")
    sent = body | ({"ticket": other["id"]} if body["ticket"] == "OTHER" else {})
    answer = await hall.post("/windows/w2/call", **sent)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_citizen_sees_the_own_place_and_what_would_move_it(start: Any) -> None:
    hall = await start()
    mine = await hall.take()
    other = await hall.take(priority="elderly")
    word = mine["follow"].rpartition("/")[2]
    outside = {"x-forwarded-for": "203.0.113.5"}
    place = (await hall.http.get(f"/api/v1/follow/{word}/place", headers=outside)).json()
    assert (place["number"], place["state"], place["ahead"]) == ("A001", "waiting", 1)
    assert place["sentence"] == "A001：前面还有 1 人"
    assert other["id"] not in str(place)
    await hall.open("w1")
    await hall.post("/windows/w1/call-next")
    place = await told(hall, f"/follow/{word}/place")
    assert place["ahead"] == 0
    assert place["sentence_en"].startswith("A001: 0 to be called before, in 20 min nobody who came later")
    assert {move["code"] for move in place["moves"]} == {"owed", "passed", "in_a_row"}
    await hall.post("/windows/w1/call-next")
    place = await told(hall, f"/follow/{word}/place")
    assert (place["state"], place["ahead"], place["sentence"]) == ("called", None, "")


async def test_explanations_are_for_staff(hall: Any) -> None:
    ticket = await hall.take()
    outside = {"x-forwarded-for": "203.0.113.5"}
    for path in (f"/tickets/{ticket['id']}/why", "/queues/a/order", "/windows/w1/order"):
        assert (await hall.http.get(f"/api/v1{path}", headers=outside)).status_code == 401


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/tickets/gone/why", "unknown_ticket"),
        ("/tickets/MINE/why", "not_called"),
        ("/queues/z/order", "unknown_queue"),
        ("/windows/w9/order", "unknown_window"),
        ("/follow/gone/place", "unknown_ticket"),
    ],
)
async def test_what_is_not_there_is_named(hall: Any, path: str, code: str) -> None:
    mine = await hall.take()
    answer = await hall.http.get(f"/api/v1{path.replace('MINE', mine['id'])}")
    assert (answer.status_code, answer.json()["code"]) == (404, code)


async def test_an_order_may_be_cut_short(hall: Any) -> None:
    await came(hall, *["ordinary"] * 4)
    for path in ("/queues/a/order", "/windows/w1/order"):
        order = await told(hall, f"{path}?limit=3")
        assert ([one["number"] for one in order["tickets"]], order["more"]) == (["A001", "A002", "A003"], 1)
        assert (await hall.http.get(f"/api/v1{path}?limit=0")).status_code in {400, 422}


async def test_a_ticket_bound_to_a_clerk_waits_for_that_clerk(start: Any) -> None:
    hall = await start()
    await hall.open("w1")
    await hall.post("/windows/w2/open", clerk="wang")
    mine = await hall.take(for_clerk="wang")
    place = await told(hall, f"/follow/{mine['follow'].rpartition('/')[2]}/place")
    assert place["moves"][-1]["sentence"] == "只由指定的窗口或人员叫号"
    assert (await hall.post("/windows/w1/call-next")).status_code == 204
    assert (await hall.post("/windows/w2/call-next")).json()["ticket"]["number"] == "A001"
    refused = await hall.post("/tickets", queue="a", for_clerk="zhao")
    assert (refused.status_code, refused.json()["code"]) == (409, "clerk_away")


async def test_two_clerks_at_the_same_instant_never_get_the_same_ticket(hall: Any) -> None:
    await hall.open("w1", "w2")
    taken = [await hall.take() for _ in range(20)]
    numbers = []
    for _ in range(10):
        answers = await asyncio.gather(*(hall.post(f"/windows/{one}/call-next") for one in ("w1", "w2")))
        numbers += [answer.json()["ticket"]["number"] for answer in answers]
    assert sorted(numbers) == [ticket["number"] for ticket in taken]
