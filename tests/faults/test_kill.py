"""SIGKILL under load, judged from the clients' side: what was acknowledged is there, once.

Each round runs a real hall-server on one database file, lets clients issue
and call over REST and over the link, kills the server at a random moment and
starts it again. ``ROUNDS`` sets how many (20 by default; `make fault` asks
for 200).
"""

import asyncio
import contextlib
import os
import random
import signal
import socket
import sys
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest

from wire.answers import Done
from wire.intents import CallNext, Issue, OpenWindow
from wire.link import Link

ROUNDS = int(os.environ.get("ROUNDS", "20"))
LOAD_SECONDS = (0.15, 0.6)
WINDOWS = ("r19", "r20", "r21")
QUEUE = "police"


@dataclass
class Heard:
    """What the clients were told, by command id: the truth the server must live up to."""

    issued: dict[str, dict[str, Any]] = field(default_factory=dict)
    called: dict[str, tuple[str, str]] = field(default_factory=dict)
    repeats_that_differ: list[str] = field(default_factory=list)

    def note_issue(self, command_id: str, ticket: dict[str, Any]) -> None:
        known = self.issued.setdefault(command_id, ticket)
        if (known["id"], known["number"]) != (ticket["id"], ticket["number"]):
            self.repeats_that_differ.append(command_id)


class Server:
    """A hall-server process that can be killed and started again on the same port and file."""

    def __init__(self, database: Path, port: int) -> None:
        self._argv = [sys.executable, "-m", "queue_server", "--database", str(database), "--port", str(port)]
        self.port = port
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            *self._argv, "--log-level", "error", stderr=asyncio.subprocess.DEVNULL
        )
        while True:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, ValueError):
                status, _ = await request(self.port, "GET", "/readyz", None)
                if status == 200:
                    return
            if self._process.returncode is not None:
                raise AssertionError(f"hall-server ended by itself with {self._process.returncode}")
            await asyncio.sleep(0.02)

    async def stop(self, how: signal.Signals) -> None:
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(how)
        await self._process.wait()


async def request(port: int, method: str, path: str, body: dict[str, Any] | None) -> tuple[int, Any]:
    """Ask once over a connection of its own; raises OSError or IncompleteReadError when it is cut."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        data = msgspec.json.encode(body) if body is not None else b""
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        head += f"Content-Type: application/json\r\nContent-Length: {len(data)}\r\n\r\n"
        writer.write(head.encode() + data)
        answer = await reader.read()
    finally:
        writer.close()
    top, _, rest = answer.partition(b"\r\n\r\n")
    if not top:
        raise asyncio.IncompleteReadError(answer, None)
    status = int(top.split(b" ", 2)[1])
    length = next(
        (
            int(line.split(b":")[1])
            for line in top.lower().split(b"\r\n")
            if line.startswith(b"content-length")
        ),
        0,
    )
    if len(rest) < length:
        raise asyncio.IncompleteReadError(answer, length)
    return status, msgspec.json.decode(rest) if rest else None


async def insist(port: int, path: str, body: dict[str, Any]) -> tuple[int, Any]:
    """Repeat the same command until it is answered, as a kiosk does."""
    while True:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, ValueError):
            status, answer = await request(port, "POST", path, body)
            if status != 503:
                return status, answer
        await asyncio.sleep(0.02)


async def take_numbers(port: int, heard: Heard) -> None:
    """Issue over REST, every third command sent twice at once as an impatient finger does."""
    while True:
        command_id = uuid.uuid4().hex
        body = {"command_id": command_id, "queue": QUEUE}
        times = 2 if random.random() < 0.33 else 1
        answers = await asyncio.gather(*(insist(port, "/api/v1/tickets", body) for _ in range(times)))
        for status, ticket in answers:
            assert status in (200, 201), ticket
            heard.note_issue(command_id, ticket)


async def take_numbers_by_link(link: Link, heard: Heard) -> None:
    """Issue over the WebSocket link, which repeats by itself."""
    while True:
        command_id = uuid.uuid4().hex
        answer = await link.ask(Issue(command_id=command_id, queue=QUEUE), 60)
        assert isinstance(answer, Done), answer
        assert answer.ticket is not None
        heard.note_issue(command_id, {"id": answer.ticket.id, "number": answer.ticket.number})


async def call_numbers(link: Link, window: str, heard: Heard) -> None:
    """Call as fast as a clerk never could."""
    while True:
        command_id = uuid.uuid4().hex
        answer = await link.ask(CallNext(command_id=command_id, window=window), 60)
        if isinstance(answer, Done) and answer.ticket is not None:
            heard.called[command_id] = (answer.ticket.id, window)
        else:
            await asyncio.sleep(0.01)


async def whole_log(port: int) -> list[dict[str, Any]]:
    """Read the event log over REST, to its end."""
    events: list[dict[str, Any]] = []
    after = 0
    while True:
        status, page = await request(port, "GET", f"/api/v1/events?after={after}&limit=1000", None)
        assert status == 200, page
        events += [row["record"] for row in page["data"]]
        if page["next"] is None:
            return events
        after = int(page["next"])


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Server(tmp_path / "hall.db", port)
    await server.start()
    yield server
    await server.stop(signal.SIGKILL)


@pytest.mark.timeout(0)
async def test_nothing_acknowledged_is_lost_or_doubled(server: Server) -> None:
    heard, port = Heard(), server.port
    link = Link(f"ws://127.0.0.1:{port}/ws", program="test", device="load", rooms=("staff",))
    running = asyncio.create_task(link.run())
    for window in WINDOWS:
        assert isinstance(await link.ask(OpenWindow(command_id=f"open-{window}", window=window), 30), Done)
    workers = [asyncio.create_task(take_numbers(port, heard)) for _ in range(3)]
    workers += [asyncio.create_task(take_numbers_by_link(link, heard))]
    workers += [asyncio.create_task(call_numbers(link, window, heard)) for window in WINDOWS]
    progress = []
    for _ in range(ROUNDS):
        await asyncio.sleep(random.uniform(*LOAD_SECONDS))
        await server.stop(signal.SIGKILL)
        progress.append(len(heard.issued))
        await server.start()
    await asyncio.sleep(0.5)
    failed = [task.exception() for task in workers if task.done()]
    for task in (*workers, running):
        task.cancel()
    await asyncio.gather(*workers, running, return_exceptions=True)
    assert not failed, failed
    log = await whole_log(port)
    judge(heard, log)
    kept = f"{len(heard.issued)} numbers and {len(heard.called)} calls"
    print(f"{ROUNDS} kills: {kept} acknowledged, all kept once")
    assert len(set(progress)) > ROUNDS // 2, "the load stood still; the rounds prove nothing"


def judge(heard: Heard, log: list[dict[str, Any]]) -> None:
    """Hold what clients heard against the log."""
    issued = [row for row in log if row["event"]["kind"] == "ticket_issued"]
    called = [row for row in log if row["event"]["kind"] == "ticket_called"]
    assert heard.issued
    assert heard.called
    assert heard.repeats_that_differ == []
    numbers = Counter((row["event"]["day"], row["event"]["number"]) for row in issued)
    assert [number for number, times in numbers.items() if times > 1] == []
    by_command = Counter(row["command_id"] for row in issued)
    assert [command for command, times in by_command.items() if times > 1] == []
    in_log = {row["command_id"]: (row["event"]["ticket"], row["event"]["number"]) for row in issued}
    lost = [c for c, ticket in heard.issued.items() if in_log.get(c) != (ticket["id"], ticket["number"])]
    assert lost == []
    calls = {row.get("command_id"): (row["event"]["ticket"], row["event"]["window"]) for row in called}
    assert [c for c, call in heard.called.items() if calls.get(c) != call] == []
    twice = Counter(row["event"]["ticket"] for row in called)
    assert [ticket for ticket, times in twice.items() if times > 1] == []
    assert [row["seq"] for row in log] == list(range(1, len(log) + 1))
