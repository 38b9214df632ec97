"""A server that is stopped for a while (SIGSTOP) and wakes: it acts on what is, and no other took its place.

``PAUSES`` are the seconds of the pauses (5 by default; `make fault` also 20 and 60).
"""

import asyncio
import os
from collections.abc import Callable
from signal import SIGCONT, SIGSTOP

import pytest

from faults.asking import insist, whole_log
from faults.heard import Heard
from faults.server import Ended, Server
from faults.workload import open_windows, take, work
from wire.link import Link
from wire.live import Change, Snapshot

PAUSES = [float(word) for word in os.environ.get("PAUSES", "5").split()]


@pytest.mark.timeout(0)
async def test_a_paused_server_wakes_to_what_is(serving: Callable[..., Server]) -> None:
    server, heard = serving(), Heard()
    news: list[int] = []

    def hear(told: object) -> None:
        if isinstance(told, Change | Snapshot):
            news.append(told.seq)

    await server.start()
    await open_windows(server.port, heard)
    link = Link(f"ws://127.0.0.1:{server.port}/ws", program="t", device="d", rooms=("staff",), on_news=hear)
    following = asyncio.create_task(link.run())
    for seconds in PAUSES:
        await work(server.port, heard, 9)
        server.send(SIGSTOP)
        asked = [asyncio.create_task(take(server.port, heard)) for _ in range(5)]
        asked.append(asyncio.create_task(take(server.port, heard, times=2)))
        other = serving(server.database)
        with pytest.raises(Ended, match="is in use by another hall-server"):
            await other.start()
        await asyncio.sleep(seconds)
        assert not any(task.done() for task in asked)
        server.send(SIGCONT)
        await asyncio.wait_for(asyncio.gather(*asked), 30)
        await work(server.port, heard, 9)
    log = await whole_log(server.port)
    async with asyncio.timeout(30):
        while not news or news[-1] < len(log):
            await asyncio.sleep(0.05)
    following.cancel()
    assert heard.broken_by(log) == []
    assert news == sorted(news)


async def test_a_command_is_decided_by_the_time_it_is_then(serving: Callable[..., Server]) -> None:
    """What was asked before the pause and is decided after it is dated after it."""
    server, heard = serving(), Heard()
    await server.start()
    await take(server.port, heard)
    server.send(SIGSTOP)
    asked = asyncio.create_task(
        insist(server.port, "/api/v1/tickets", {"command_id": "late", "queue": "police"})
    )
    await asyncio.sleep(2)
    server.send(SIGCONT)
    await asyncio.wait_for(asked, 30)
    first, late = [row for row in await whole_log(server.port) if row["event"]["kind"] == "ticket_issued"]
    assert late["command_id"] == "late"
    assert late["at"] > first["at"]
