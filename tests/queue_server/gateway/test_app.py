"""The application: health, figures, the schema, and a problem for everything that goes wrong."""

import asyncio
from typing import Any

import pytest

from queue_server.gateway.desk import Desk


async def test_health_and_readiness(hall: Any) -> None:
    assert (await hall.http.get("/healthz")).json() == {"status": "ok"}
    ready = await hall.http.get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"status": "ready"})


async def test_the_schema_lists_what_the_outside_may_rely_on(hall: Any) -> None:
    schema = (await hall.http.get("/api/schema")).json()
    windows = "/api/v1/windows/{window}"
    verbs = ["call-next", "call", "recall", "start", "finish", "no-show", "hold", "resume", "transfer"]
    for path in (
        "/api/v1/tickets",
        "/api/v1/tickets/{ticket_id}",
        "/api/v1/items",
        "/api/v1/items/{code}",
        *(f"/api/v1/{name}" for name in ("queues", "windows", "halls", "devices", "events")),
        *(f"{windows}/{verb}" for verb in (*verbs, "pause", "open", "close")),
    ):
        assert path in schema["paths"], path
    assert schema["openapi"].startswith("3.")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/v1/nothing", 404), ("DELETE", "/api/v1/halls", 405), ("PUT", "/api/v1/tickets", 405)],
)
async def test_unknown_paths_and_methods_are_problems(hall: Any, method: str, path: str, status: int) -> None:
    answer = await hall.http.request(method, path)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_fault_of_ours_is_a_problem_that_tells_no_secrets(
    hall: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def poison(*_: Any) -> Any:
        raise ZeroDivisionError("the phone of 0600-5550100")

    monkeypatch.setattr(Desk, "take_number", poison)
    answer = await hall.post("/tickets", queue="a")
    assert (answer.status_code, answer.json()["code"]) == (500, "fault")
    assert answer.headers["content-type"] == "application/problem+json"
    assert "0600" not in answer.text


async def test_half_a_request_keeps_nobody_waiting(hall: Any) -> None:
    half = b"POST /api/v1/tickets HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{"
    writers = []
    for _ in range(50):
        _, writer = await asyncio.open_connection("127.0.0.1", hall.port)
        writer.write(half)
        writers.append(writer)
    assert (await hall.take())["number"] == "A001"
    for writer in writers:
        writer.transport.abort()
    assert (await hall.take())["number"] == "A002"


TLS_HELLO = b"\x16\x03\x01\x00\xa5\x01"


@pytest.mark.parametrize("raw", [b"\r\n\r\n", b"GARBAGE\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", TLS_HELLO])
async def test_what_is_no_http_is_answered_400(hall: Any, raw: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", hall.port)
    writer.write(raw)
    writer.write_eof()
    answer = await asyncio.wait_for(reader.read(), 20)
    writer.close()
    assert answer == b"" or b" 400 " in answer.splitlines()[0]
