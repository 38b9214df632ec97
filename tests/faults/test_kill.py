"""SIGKILL under load, judged from the clients' side: what was acknowledged is there, once.

Each round runs a real hall-server on one database file, lets clients issue
and call over REST and over the link, kills the server at a random moment and
starts it again. ``ROUNDS`` sets how many (20 by default; `make fault` asks
for 200).
"""

import asyncio
import os
import random
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from signal import SIGKILL

import pytest

from benchmarks.measure import percentile
from faults.asking import insist, whole_log
from faults.heard import Heard
from faults.server import Server
from faults.workload import QUEUE, WINDOWS, take
from wire.answers import Done
from wire.intents import CallNext, Issue, OpenWindow
from wire.link import Link

ROUNDS = int(os.environ.get("ROUNDS", "20"))
LOAD_SECONDS = (0.15, 0.6)
PATIENCE = 600.0  # a link that comes back slowly meets many kills in a row


async def take_numbers(port: int, heard: Heard) -> None:
    """Issue over REST, every third command sent twice at once as an impatient finger does."""
    while True:
        await take(port, heard, 2 if random.random() < 0.33 else 1)


async def take_numbers_by_link(link: Link, heard: Heard) -> None:
    """Issue over the WebSocket link, which repeats by itself."""
    while True:
        command = uuid.uuid4().hex
        answer = await link.ask(Issue(command_id=command, queue=QUEUE), PATIENCE)
        assert isinstance(answer, Done), answer
        assert answer.ticket is not None
        heard.note(command, "ticket_issued", {"id": answer.ticket.id, "number": answer.ticket.number})


async def call_numbers(link: Link, window: str, heard: Heard) -> None:
    """Call as fast as a clerk never could."""
    while True:
        command = uuid.uuid4().hex
        answer = await link.ask(CallNext(command_id=command, window=window), PATIENCE)
        if isinstance(answer, Done) and answer.ticket is not None:
            ticket = {"id": answer.ticket.id, "number": answer.ticket.number}
            heard.note(command, "ticket_called", ticket, window)
        else:
            await asyncio.sleep(0.01)


@asynccontextmanager
async def load(server: Server, heard: Heard) -> AsyncIterator[None]:
    """Let clients work meanwhile; what went wrong with any of them is raised at the end."""
    link = Link(f"ws://127.0.0.1:{server.port}/ws", program="test", device="load", rooms=("staff",))
    running = asyncio.create_task(link.run())
    for window in WINDOWS:
        assert isinstance(await link.ask(OpenWindow(command_id=f"open-{window}", window=window), 30), Done)
    workers = [asyncio.create_task(take_numbers(server.port, heard)) for _ in range(3)]
    workers += [asyncio.create_task(take_numbers_by_link(link, heard))]
    workers += [asyncio.create_task(call_numbers(link, window, heard)) for window in WINDOWS]
    yield
    failed = [task.exception() for task in workers if task.done()]
    for task in (*workers, running):
        task.cancel()
    await asyncio.gather(*workers, running, return_exceptions=True)
    assert not failed, failed


@pytest.mark.timeout(0)
async def test_nothing_acknowledged_is_lost_or_doubled(serving: Callable[..., Server]) -> None:
    server, heard = serving(), Heard()
    progress: list[int] = []
    back: list[float] = []
    await server.start()
    async with load(server, heard):
        for _ in range(ROUNDS):
            await asyncio.sleep(random.uniform(*LOAD_SECONDS))
            await server.stop(SIGKILL)
            progress.append(len(heard.told))
            back.append(await server.start())
        await asyncio.sleep(0.5)
    assert heard.of("ticket_issued")
    assert heard.of("ticket_called")
    assert heard.broken_by(await whole_log(server.port)) == []
    back.sort()
    print(f"{ROUNDS} kills: {len(heard.told)} commands acknowledged, all kept once; the first answer")
    p50, p99 = percentile(back, 50), percentile(back, 99)
    print(f"came after {p50:.2f} s (p99 {p99:.2f} s, longest {back[-1]:.2f} s)")
    assert len(set(progress)) > ROUNDS // 2, "the load stood still; the rounds prove nothing"


async def test_a_server_that_forgets_its_answers_is_found_out(serving: Callable[..., Server]) -> None:
    server, heard = serving(entry=("faults.planted", "forget_answers_at_recovery")), Heard()
    await server.start()
    command = {"command_id": "one", "queue": QUEUE}
    for _ in range(2):
        _, ticket = await insist(server.port, "/api/v1/tickets", command)
        heard.note("one", "ticket_issued", ticket)
        await server.stop(SIGKILL)
        await server.start()
    assert [fault for fault in heard.broken_by(await whole_log(server.port)) if "one" in fault]
