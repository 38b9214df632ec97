"""A board that stands still is started anew by its watchdog, and goes on calling."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from wire.receipts import CallSpoken

WITHIN = 90.0


async def guarded_pid(told: asyncio.StreamReader) -> int:
    """Return the process id of the program that the guard has just started."""
    async with asyncio.timeout(WITHIN):
        while True:
            line = json.loads(await told.readline())
            if line["event"] == "guarded":
                return int(line["pid"])


async def test_a_stopped_board_is_started_anew_and_calls(fake_hall: Any, tmp_path: Path) -> None:
    words = ("--board", "board-left", "--server", fake_hall.url, "--no-screen", "--repeats", "1")
    guard = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "display", *words, "--guarded", "5", "--sound", f"file:{tmp_path}?pace=20"),
        stderr=asyncio.subprocess.PIPE,
    )
    assert guard.stderr
    try:
        first = await guarded_pid(guard.stderr)
        await fake_hall.until(lambda: fake_hall.hellos)
        os.kill(first, signal.SIGSTOP)
        second = await guarded_pid(guard.stderr)
        assert second != first
        async with asyncio.timeout(WITHIN):
            while len(fake_hall.hellos) < 2:
                await asyncio.sleep(0.1)
        fake_hall.call("A012", "l03")
        async with asyncio.timeout(WITHIN):
            while not any(isinstance(one, CallSpoken) for one in fake_hall.heard):
                await asyncio.sleep(0.1)
    finally:
        guard.send_signal(signal.SIGTERM)
        await asyncio.wait_for(guard.communicate(), WITHIN)
    assert guard.returncode == 0
