"""Out of a locked kiosk nobody gets: random chords, clicks and drags, with and without a window manager.

``CHORDS`` says how many are tried on each (50 by default, with a window manager
alone; `make fault` asks for 2 000). After every fifty the kiosk must be the same process, on top, over
the whole glass, with the keyboard, and on a screen that citizens may see.
"""

import asyncio
import contextlib
import os
import random
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from benchmarks.glass import virtual_screen
from faults.fingers import play, tries
from kiosk.flow import Step

CHORDS = int(os.environ.get("CHORDS", "50"))
MANAGERS = ["openbox"] if CHORDS <= 50 else ["", "openbox"]
BATCH = 50
SIZE = (1080, 1920)
PATIENCE = 120.0


class Locked:
    """A locked kiosk on a display of its own."""

    def __init__(self, display: str, process: asyncio.subprocess.Process, socket: Path) -> None:
        self.display = display
        self.process = process
        self._socket = socket

    async def ask(self, **question: Any) -> Any:
        reader, writer = await asyncio.open_unix_connection(str(self._socket))
        writer.write(msgspec.json.encode(question) + b"\n")
        answer = msgspec.json.decode(await asyncio.wait_for(reader.readline(), PATIENCE))
        writer.close()
        return answer

    async def said(self, *command: str) -> str:
        process = await asyncio.create_subprocess_exec(
            *command, env={**os.environ, "DISPLAY": self.display}, stdout=asyncio.subprocess.PIPE
        )
        return (await process.communicate())[0].decode(errors="replace")

    async def on_top(self) -> bool:
        """Tell whether the kiosk's window is the topmost there is to see, over the whole glass."""
        tree = await self.said("xwininfo", "-root", "-tree")
        shown = re.findall(r"^     (0x[0-9a-f]+) (.*?)(\d+)x(\d+)\+", tree, re.MULTILINE)
        for number, _, wide, high in shown:
            if int(wide) * int(high) <= 1:
                continue
            about = await self.said("xwininfo", "-id", number)
            if "IsViewable" in about:
                focus = (await self.said("xdotool", "getwindowfocus")).strip()
                return (int(wide), int(high)) == SIZE and int(number, 16) == int(focus or 0)
        return False

    async def screen(self) -> str:
        """Return the screen that is there once something on it can be touched."""
        async with asyncio.timeout(PATIENCE):
            while not (seen := await self.ask(ask="screen"))["targets"]:
                await asyncio.sleep(0.2)
        return str(seen["screen"])

    async def until_on_top(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while not await self.on_top():
                await asyncio.sleep(0.2)


@contextlib.asynccontextmanager
async def locked(folder: Path, manager: str) -> AsyncIterator[Locked]:
    with virtual_screen(SIZE) as display:
        environment = {**os.environ, "DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1"}
        started = []
        if manager:
            started.append(await asyncio.create_subprocess_exec(manager, env=environment))
        socket = folder / "kiosk.sock"
        options = ("--locked", "--printer", "null:", "--server", "ws://127.0.0.1:9/ws")
        where = ("--state", str(folder / "state"), "--automation", str(socket))
        started.append(
            await asyncio.create_subprocess_exec(
                sys.executable, "-m", "kiosk", *options, *where, env=environment
            )
        )
        async with asyncio.timeout(PATIENCE):
            while not socket.exists():
                await asyncio.sleep(0.05)
        try:
            yield Locked(display, started[-1], socket)
        finally:
            for process in reversed(started):
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()


@pytest.mark.timeout(0)
@pytest.mark.parametrize("manager", MANAGERS)
async def test_nobody_gets_out_of_a_locked_kiosk(tmp_path: Path, manager: str) -> None:
    seed = int(os.environ.get("SEED") or random.randrange(1_000_000))
    print(f"seed {seed}")
    chance = random.Random(seed)
    async with locked(tmp_path, manager) as kiosk:
        await kiosk.until_on_top()
        for _ in range(0, CHORDS, BATCH):
            await play(tries(BATCH, SIZE, chance), kiosk.display)
            assert kiosk.process.returncode is None
            await kiosk.until_on_top()
            assert await kiosk.screen() in list(Step)
