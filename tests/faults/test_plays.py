"""SIGKILL to a player, and now and then to its server: whatever came on the glass is in the table, once.

``ROUNDS`` sets how many kills (5 by default; `make fault` asks for 200).
"""

import asyncio
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from signal import SIGKILL
from typing import Any

from faults.asking import request
from faults.screen import glass, prepare
from faults.server import Server

ROUNDS = int(os.environ.get("ROUNDS", "5"))
LIVES = (0.05, 0.5)
SERVER_TOO = 4
DEADLINE = 120.0


async def begin(*words: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "faults.screen", *words)


async def shown_more(folder: Path, than: int) -> None:
    """Wait until more came on the glass than before, so that every kill meets a player at work."""
    deadline = time.monotonic() + DEADLINE
    while len(glass(folder)) <= than:
        assert time.monotonic() < deadline, "the player shows nothing"
        await asyncio.sleep(0.02)


async def table(port: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    cursor = ""
    while True:
        span = "since=2020-01-01T00:00:00Z&until=2100-01-01T00:00:00Z"
        status, part = await request(port, "GET", f"/api/v1/plays?{span}&limit=1000&after={cursor}")
        assert status == 200, part
        rows += part["data"]
        if part["next"] is None:
            return rows
        cursor = part["next"].replace("|", "%7C")


async def test_no_play_is_lost_or_doubled_over_kills(serving: Callable[..., Server], tmp_path: Path) -> None:
    server = serving()
    await server.start()
    folder, url = tmp_path / "screen", f"ws://127.0.0.1:{server.port}/ws"
    prepare(folder)
    for number in range(ROUNDS):
        before = len(glass(folder))
        player = await begin(str(folder), url)
        try:
            await shown_more(folder, before)
            await asyncio.sleep(random.uniform(*LIVES))
            if number % SERVER_TOO == 1:
                await server.stop(SIGKILL)
                await asyncio.sleep(random.uniform(*LIVES))
                await server.begin()
        finally:
            player.kill()
            await player.wait()
    await server.ready()
    last = await begin(str(folder), url, "drain")
    assert await asyncio.wait_for(last.wait(), DEADLINE) == 0
    shown = glass(folder)
    kept = Counter((row["journal"], row["number"]) for row in await table(server.port))
    assert len(shown) >= ROUNDS
    assert [play for play in shown if kept[play] != 1] == []
    assert len(kept) <= len(shown) + ROUNDS
    assert set(kept.values()) == {1}
