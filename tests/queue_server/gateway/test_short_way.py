"""The short way answers as the long way does, byte for byte, and leaves to it all that is not plain."""

import asyncio
import itertools
import json
from typing import Any

import httpx

from queue_server.gateway.short_way import LONGEST

REFUSED = (
    b"",
    b"{",
    b"[" * 4000,
    b"\xff",
    {"command_id": "x"},
    {"command_id": "", "queue": "a"},
    {"command_id": "x", "queue": "a", "more": 1},
    {"command_id": "x", "queue": "nowhere"},
    {"command_id": "x", "queue": "a", "priority": "urgent"},
    {"command_id": "x", "queue": "a" * LONGEST},
)


async def _ask(hall: Any, body: Any, media: str = "application/json", path: str = "/api/v1/tickets") -> Any:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return await hall.http.post(path, content=content, headers={"content-type": media})


def _told(answer: httpx.Response) -> tuple[int, str, bytes]:
    return answer.status_code, answer.headers["content-type"], answer.content


async def test_both_ways_give_one_command_the_same_answer(hall: Any) -> None:
    body = {"command_id": "once", "queue": "a"}
    taken = await _ask(hall, body)
    short = await _ask(hall, body)
    long = await _ask(hall, body, media="application/json;long-way=1")
    assert (taken.status_code, short.status_code) == (201, 200)
    assert taken.content == short.content
    assert _told(short) == _told(long)


async def test_what_is_refused_is_refused_alike(hall: Any) -> None:
    for body in REFUSED:
        short = await _ask(hall, body)
        long = await _ask(hall, body, media="application/json;long-way=1")
        assert short.status_code >= 400, body
        assert short.headers["content-type"] == "application/problem+json", body
        assert _told(short) == _told(long), body


async def test_both_ways_tell_alike_of_a_call(hall: Any) -> None:
    await hall.open("w1")
    ticket = await hall.take()
    path, body = "/api/v1/windows/w1/call-next", {"command_id": "call"}
    called = await _ask(hall, body, path=path)
    short = await _ask(hall, body, path=path)
    long = await _ask(hall, body, media="application/json;long-way=1", path=path)
    assert (called.status_code, called.json()["ticket"]["id"]) == (200, ticket["id"])
    assert (called.json()["repeated"], short.json()["repeated"]) == (False, True)
    assert _told(short) == _told(long)


async def test_calls_that_call_nobody_are_answered_alike(hall: Any) -> None:
    await hall.open("w1")
    bodies = ({"command_id": "x"}, {"command_id": ""}, {"command_id": "x", "more": 1}, b"{")
    for window, body in itertools.product(("w1", "w9", "", "w1/open", "w1%2Fopen", "%77%31"), bodies):
        path = f"/api/v1/windows/{window}/call-next"
        short = await _ask(hall, body, path=path)
        long = await _ask(hall, body, media="application/json;long-way=1", path=path)
        assert short.status_code >= 204, path
        assert (short.status_code, short.content) == (long.status_code, long.content), path


async def test_a_body_in_pieces_goes_the_long_way(hall: Any) -> None:
    async def pieces() -> Any:
        yield b'{"command_id": "pieces",'
        yield b'"queue": "a"}'

    headers = {"content-type": "application/json"}
    answer = await hall.http.post("/api/v1/tickets", content=pieces(), headers=headers)
    assert answer.status_code == 201


async def test_who_may_not_act_is_told_so_both_ways(hall: Any) -> None:
    await hall.open("w1")
    for path in ("/api/v1/tickets", "/api/v1/windows/w1/call-next"):
        headers = {"content-type": "application/json", "origin": "http://elsewhere"}
        body = {"command_id": "x"} if "windows" in path else {"command_id": "x", "queue": "a"}
        answer = await hall.http.post(path, json=body, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "sign_in"), path


async def test_an_id_used_for_something_else_is_a_conflict(hall: Any) -> None:
    await hall.http.post("/api/v1/windows/w1/open", json={"command_id": "same"})
    answer = await _ask(hall, {"command_id": "same", "queue": "a"})
    assert (answer.status_code, answer.json()["code"]) == (409, "other_command")


def _request(name: str, media: str = "application/json", **more: str) -> bytes:
    body = json.dumps({"command_id": name, "queue": "a"}).encode()
    head = {"Host": "127.0.0.1", "Content-Type": media, "Content-Length": str(len(body)), **more}
    return b"POST /api/v1/tickets HTTP/1.1\r\n%s\r\n%s" % (
        "".join(f"{name}: {value}\r\n" for name, value in head.items()).encode(),
        body,
    )


async def _answers(hall: Any, *requests: bytes) -> list[tuple[set[bytes], bytes]]:
    """Send all at once on one connection; return the lines of each answer's head, and its body."""
    reader, writer = await asyncio.open_connection("127.0.0.1", hall.port)
    writer.write(b"".join(requests))
    found = []
    for _ in requests:
        head = {*(await reader.readuntil(b"\r\n\r\n")).strip().split(b"\r\n")}
        (length,) = (line for line in head if line.startswith(b"content-length: "))
        body = await reader.readexactly(int(length.partition(b": ")[2]))
        found.append(({line for line in head if not line.startswith(b"date: ")}, body))
    if b"Connection: close" in requests[-1]:
        assert await reader.read() == b""
    writer.close()
    return found


async def test_both_ways_have_the_same_head(hall: Any) -> None:
    await _answers(hall, _request("one"))
    short, long = await _answers(hall, _request("one"), _request("one", "application/json;long-way=1"))
    assert short == long
    last = {"Connection": "close"}
    ((head, _),) = await _answers(hall, _request("one", **last))
    ((other, _),) = await _answers(hall, _request("one", "application/json;long-way=1", **last))
    assert head == other == {*short[0], b"connection: close"}


async def test_requests_sent_in_one_go_are_answered_in_order(hall: Any) -> None:
    names = [f"r{number}" for number in range(20)]
    answers = await _answers(hall, *map(_request, names))
    numbers = [json.loads(body)["number"] for _, body in answers]
    assert numbers == [f"A{number:03d}" for number in range(1, 21)]
