"""The WebSocket conversation: greeting, refusals, limits, intents, resume without gap or double."""

import asyncio
from typing import Any

import msgspec
import pytest
from websockets.exceptions import InvalidStatus

from queue_server.gateway import socket as socket_module

HELLO: dict[str, Any] = {"program": "test", "device": "d1", "oldest": 1, "newest": 1}


async def rejected(client: Any) -> tuple[str, int]:
    """Return the code of the rejection and of the close that follows it."""
    last = await client.hear("rejected")
    return last["code"], (await client.closed())[0]


async def test_hello_is_answered_by_welcome_and_snapshot(hall: Any) -> None:
    await hall.open("w1")
    await hall.take()
    _, welcome, snapshot = await hall.joined("staff")
    assert (welcome["kind"], welcome["version"], welcome["site"]) == ("welcome", 1, "centre")
    assert len(welcome["catalogue"]) == 64
    assert snapshot["kind"] == "snapshot"
    assert [ticket["number"] for ticket in snapshot["tickets"]] == ["A001"]
    assert [window["id"] for window in snapshot["windows"]] == ["w1", "w2", "w3"]
    assert [hall["id"] for hall in snapshot["plan"]["halls"]] == ["left", "right"]
    assert snapshot["ticker"] == ["公告"]
    assert snapshot["seq"] == 3
    assert "follow" not in str(snapshot["tickets"])


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"kind": "hello", **HELLO, "oldest": 2, "newest": 9}, "version"),
        ({"kind": "hello", **HELLO, "oldest": 0, "newest": 0}, "version"),
        ({"kind": "hello", **HELLO, "rooms": ["cellar"]}, "room"),
        ({"kind": "hello", **HELLO, "rooms": ["hall:attic"]}, "room"),
        ({"kind": "hello", **HELLO, "rooms": ["ticket:"]}, "room"),
        ({"kind": "hello", **HELLO, "program": ""}, "bad_message"),
        ({"kind": "hello", **HELLO, "rooms": ["staff"] * 33}, "bad_message"),
        ({"kind": "hello", **HELLO, "device": "d\0"}, "bad_message"),
        ({"kind": "hello", "program": "x"}, "bad_message"),
        ({"kind": "nonsense"}, "bad_message"),
        ({"kind": "get_catalogue"}, "hello_expected"),
        ({"kind": "call_next", "command_id": "c", "window": "w1"}, "hello_expected"),
        ({"kind": "welcome", "version": 1}, "bad_message"),
        ([], "bad_message"),
        (None, "bad_message"),
    ],
)
async def test_a_wrong_greeting_is_refused_with_its_reason(hall: Any, said: Any, code: str) -> None:
    client = await hall.socket()
    await client.connection.send(msgspec.json.encode(said).decode())
    assert await rejected(client) == (code, 1008)


@pytest.mark.parametrize("frame", ["", "{", "hello", b"\xff\xfe", b"", "\x00", '{"kind":' * 1_500])
async def test_a_frame_that_is_no_message_is_refused(hall: Any, frame: Any) -> None:
    client = await hall.socket()
    await client.connection.send(frame)
    assert await rejected(client) == ("bad_message", 1008)


async def test_a_binary_frame_may_hold_a_message_too(hall: Any) -> None:
    client = await hall.socket()
    await client.connection.send(msgspec.json.encode({"kind": "hello", **HELLO}))
    assert (await client.hear())["kind"] == "welcome"


@pytest.mark.parametrize("size", [16_385, 100_000])
async def test_a_frame_too_large_ends_the_connection(hall: Any, size: int) -> None:
    client, _, _ = await hall.joined("hall:left")
    await client.connection.send("x" * size)
    assert (await client.closed())[0] == 1009


async def test_a_message_in_fragments_is_one_message_and_bounded_as_one(hall: Any) -> None:
    client = await hall.socket()
    whole = msgspec.json.encode({"kind": "hello", **HELLO}).decode()
    await client.connection.send([whole[:9], whole[9:30], whole[30:]])
    assert (await client.hear())["kind"] == "welcome"
    await client.connection.send(["x" * 9_000, "x" * 9_000])
    assert (await client.closed())[0] == 1009


async def test_who_says_nothing_is_let_go(hall: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket_module, "HELLO_SECONDS", 0.05)
    client = await hall.socket()
    assert await rejected(client) == ("hello_expected", 1008)


async def test_a_nul_in_an_intent_is_refused_in_words(hall: Any) -> None:
    client, _, _ = await hall.joined("staff")
    await client.say("open_window", command_id="c1", window="w1", clerk="li\0")
    said = await client.hear("rejected")
    assert "text without NUL characters - at `$.clerk`" in said["detail"]


async def test_a_second_hello_is_refused(hall: Any) -> None:
    client, _, _ = await hall.joined("hall:left")
    await client.say("hello", **HELLO)
    assert await rejected(client) == ("bad_message", 1008)


async def test_another_path_is_no_socket(hall: Any) -> None:
    with pytest.raises(InvalidStatus) as caught:
        await hall.socket("/other")
    assert caught.value.response.status_code == 403


async def test_http_on_the_sockets_path_is_not_found(hall: Any) -> None:
    assert (await hall.http.get("/ws")).status_code == 404


async def test_the_public_may_listen_to_what_hangs_on_the_walls_but_not_act(hall: Any) -> None:
    page = {"Origin": "http://elsewhere.example"}
    client, welcome, _ = await hall.joined("hall:left", headers=page)
    assert welcome["kind"] == "welcome"
    await client.say("call_next", command_id="c", window="w1")
    assert await rejected(client) == ("token", 1008)
    for room in ("staff", "kiosk"):
        client = await hall.socket(additional_headers=page)
        await client.say("hello", **HELLO, rooms=[room])
        assert await rejected(client) == ("token", 1008)


async def test_a_device_token_opens_what_the_public_may_not(start: Any, enrol: Any) -> None:
    hall = await start(trust_loopback=False)
    client = await hall.socket()
    await client.say("hello", **HELLO, rooms=["kiosk"])
    assert await rejected(client) == ("token", 1008)
    await enrol(hall.database, "kiosk-left", "a-token")
    client, _, snapshot = await hall.joined("kiosk", token="a-token")
    assert [queue["id"] for queue in snapshot["queues"]] == ["a", "b"]
    await client.say("issue", command_id="c1", queue="a")
    assert (await client.hear("done"))["ticket"]["number"] == "A001"
    for token in ("a-toke", "a-token ", "A-TOKEN"):
        client = await hall.socket()
        await client.say("hello", **HELLO, rooms=["kiosk"], token=token)
        assert await rejected(client) == ("token", 1008)


async def test_intents_are_answered_and_their_changes_heard(hall: Any) -> None:
    client, _, _ = await hall.joined("staff")
    await client.say("open_window", command_id="o", window="w1")
    await client.say("issue", command_id="c1", queue="a")
    await client.say("call_next", command_id="n1", window="w1")
    heard = [await client.hear() for _ in range(4)]
    answers = {m["command_id"]: m for m in heard if m["kind"] == "done"}
    while len(answers) < 3:
        message = await client.hear("done")
        answers[message["command_id"]] = message
    assert answers["n1"]["ticket"]["state"] == "called"
    assert answers["o"]["window"]["clerk"] == "device:d1"
    await client.say("call_next", command_id="n2", window="w9")
    refused = await client.hear("refused")
    assert (refused["code"], refused["field"], refused["value"]) == ("unknown_window", "window", "w9")
    await client.say("call_next", command_id="n3", window="w1")
    assert (await client.hear("nobody_waits"))["command_id"] == "n3"


async def test_more_intents_than_may_be_under_way_are_all_answered(hall: Any) -> None:
    client, _, _ = await hall.joined("hall:left")
    for n in range(300):
        await client.say("issue", command_id=f"c{n}", queue="a")
    answers = [await client.hear("done") for _ in range(300)]
    assert {answer["command_id"] for answer in answers} == {f"c{n}" for n in range(300)}
    assert len({answer["ticket"]["number"] for answer in answers}) == 300


async def test_an_answer_lost_with_the_line_is_given_again(hall: Any) -> None:
    client, _, _ = await hall.joined("staff")
    await client.say("issue", command_id="c1", queue="a")
    client.connection.transport.abort()
    again, _, _ = await hall.joined("staff")
    await again.say("issue", command_id="c1", queue="a")
    assert (await again.hear("done"))["ticket"]["number"] == "A001"
    assert (await hall.take())["number"] == "A002"


async def test_the_catalogue_is_given_with_its_version(hall: Any) -> None:
    client, welcome, _ = await hall.joined("kiosk")
    await client.say("get_catalogue")
    given = await client.hear("catalogue_is")
    assert given["version"] == welcome["catalogue"]
    assert given["body"]["queue_of"] == {"GA-A-001": "a", "SW-A-001": "b"}


async def heard_until(client: Any, seq: int) -> list[int]:
    """Return the numbers of the changes heard, up to and with ``seq``."""
    numbers: list[int] = []
    while not numbers or numbers[-1] < seq:
        numbers.append((await client.hear("change"))["seq"])
    return numbers


@pytest.mark.parametrize("seen", [0, 3, 7, 10])
async def test_a_client_resumes_without_gap_or_double(hall: Any, seen: int) -> None:
    client, welcome, _ = await hall.joined("staff")
    for _ in range(9):
        await hall.take()
    whole = await heard_until(client, 10)
    assert whole == [2, 3, 4, 5, 6, 7, 8, 9, 10]  # the first holds the new day and the first ticket
    point = {"epoch": welcome["epoch"], "seq": seen}
    again, _, first = await hall.joined("staff", resume=point)
    assert (first["kind"], first["seq"]) == ("resumed", seen)
    await hall.take()
    assert await heard_until(again, 11) == [n for n in [*whole, 11] if n > seen]


@pytest.mark.parametrize(
    "point", [{"epoch": "another", "seq": 2}, {"epoch": "", "seq": 999}, {"epoch": "", "seq": -1}]
)
async def test_a_client_of_another_run_or_another_future_gets_a_snapshot(hall: Any, point: Any) -> None:
    _, welcome, _ = await hall.joined("staff")
    await hall.take()
    point = point | {"epoch": point["epoch"] or welcome["epoch"]}
    _, _, first = await hall.joined("staff", resume=point)
    assert (first["kind"], first["seq"]) == ("snapshot", 2)


async def test_a_client_far_behind_gets_a_snapshot_instead_of_a_flood(hall: Any) -> None:
    _, welcome, _ = await hall.joined("staff")
    for _ in range(140):
        await hall.take()
    point = {"epoch": welcome["epoch"], "seq": 2}
    _, _, first = await hall.joined("staff", resume=point)
    assert (first["kind"], len(first["tickets"])) == ("snapshot", 140)


async def test_a_restarted_server_gives_a_snapshot_and_the_same_answers(start: Any) -> None:
    hall = await start()
    client, welcome, _ = await hall.joined("staff")
    await client.say("issue", command_id="c1", queue="a")
    first = await client.hear("done")
    await hall.http.get("/healthz")
    other = hall.database.with_name("copy.db")
    for path in hall.database.parent.glob("hall.db*"):
        (path.parent / path.name.replace("hall.db", "copy.db")).write_bytes(path.read_bytes())
    again = await start(other)
    client, welcome_again, snapshot = await again.joined(
        "staff", resume={"epoch": welcome["epoch"], "seq": 2}
    )
    assert welcome_again["epoch"] != welcome["epoch"]
    assert (snapshot["kind"], snapshot["seq"]) == ("snapshot", 2)
    await client.say("issue", command_id="c1", queue="a")
    repeated = await client.hear("done")
    assert (repeated["ticket"], repeated["repeated"]) == (first["ticket"], True)


async def test_rooms_hear_their_own(hall: Any) -> None:
    await hall.open("w1", "w3")
    ticket = await hall.take("b")
    left, _, _ = await hall.joined("hall:left")
    right, _, _ = await hall.joined("hall:right")
    kiosk, _, _ = await hall.joined("kiosk")
    citizen, _, own = await hall.joined(f"ticket:{ticket['follow'].rpartition('/')[2]}")
    assert [view["number"] for view in own["tickets"]] == ["B001"]
    await hall.post("/windows/w3/call-next")
    called = await right.hear("change")
    assert [call["window"] for call in called["calls"]] == ["w3"]
    assert [call["window"] for call in (await citizen.hear("change"))["calls"]] == ["w3"]
    waiting = await kiosk.hear("change")
    assert ([queue["waiting"] for queue in waiting["queues"]], waiting.get("calls", [])) == ([0], [])
    elsewhere = await left.hear("change")  # w1 serves the queue too, so its length is news there
    assert (elsewhere.get("calls", []), elsewhere.get("windows", [])) == ([], [])


async def test_a_store_that_fails_is_told_and_the_same_intent_goes_through_later(
    start: Any, failing_store: Any
) -> None:
    hall = await start()
    client, _, _ = await hall.joined("staff")
    failing_store[0].down = True
    await client.say("issue", command_id="c1", queue="a")
    assert (await client.hear("unavailable"))["command_id"] == "c1"
    assert (await hall.http.get("/readyz")).status_code == 503
    answer = await hall.post("/tickets", queue="a")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    failing_store[0].down = False
    while (await hall.http.get("/readyz")).status_code != 200:
        await asyncio.sleep(0.01)
    await client.say("issue", command_id="c1", queue="a")
    assert (await client.hear("done"))["ticket"]["number"] == "A001"
