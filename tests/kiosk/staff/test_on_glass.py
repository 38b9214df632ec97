"""The staff menu on a real glass: the gesture with a finger, the PIN, a test print, and out."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.glass import virtual_screen
from demo.touch import Hand
from printers.virtual.server import VirtualPrinter

SIZE = (1080, 1920)
CORNERS = ((10, 10), (1070, 10), (1070, 1910), (10, 1910))
PIN = "135790"
KEYS = (*"0123456789", "clear", "enter")
PATIENCE = 120.0


class Glass:
    def __init__(self, process: asyncio.subprocess.Process, socket: Path, hand: Hand) -> None:
        self.process, self._socket, self._hand = process, socket, hand

    async def ask(self, **question: Any) -> Any:
        reader, writer = await asyncio.open_unix_connection(str(self._socket))
        writer.write(json.dumps(question).encode() + b"\n")
        answer = json.loads(await asyncio.wait_for(reader.readline(), PATIENCE))
        writer.close()
        return answer

    async def shown(self) -> dict[str, Any]:
        """Return the boxes of the targets by id."""
        return {one["id"]: one["box"] for one in (await self.ask(ask="screen"))["targets"]}

    async def targets(self, true: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        """Return the boxes of the targets once ``true`` of them."""
        async with asyncio.timeout(PATIENCE):
            while not true(found := await self.shown()):
                await asyncio.sleep(0.05)
            return found

    async def knock(self) -> dict[str, Any]:
        """Touch the corners in turn until the menu asks for the PIN."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for place in CORNERS:
                    await self._hand.touch(*place)
                for _ in range(20):
                    if "staff:key:1" in (found := await self.shown()):
                        return found
                    await asyncio.sleep(0.05)

    async def touch(self, target: str) -> None:
        x, y, wide, high = (await self.targets(lambda found: target in found))[target]
        await self._hand.touch(x + wide // 2, y + high // 2)


@pytest.fixture
async def printer(tmp_path: Path) -> AsyncIterator[VirtualPrinter]:
    made = VirtualPrinter(tmp_path / "paper")
    yield made
    await made.close()


async def test_staff_find_in_print_a_test_and_leave(tmp_path: Path, printer: VirtualPrinter) -> None:
    socket, port = tmp_path / "kiosk.sock", await printer.listen()
    options = ("--size", "1080x1920", "--position", "0,0", "--server", "ws://127.0.0.1:9/ws")
    more = (
        "--state",
        str(tmp_path / "state"),
        "--automation",
        str(socket),
        "--printer",
        f"tcp:127.0.0.1:{port}",
    )
    with virtual_screen(SIZE) as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "SDL_VIDEODRIVER": "x11",
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kiosk", *options, *more), env=environment
        )
        try:
            async with asyncio.timeout(PATIENCE):
                while not socket.exists():
                    await asyncio.sleep(0.05)
            glass = Glass(process, socket, Hand("xdotool", display))
            await glass.targets(lambda found: "begin" in found)
            shown = await glass.knock()
            assert set(shown) == {f"staff:key:{key}" for key in (*"0123456789", "clear", "enter")} | {
                "staff:close"
            }
            for key in (*PIN, "enter"):
                await glass.touch(f"staff:key:{key}")
            await glass.touch("staff:test")
            async with asyncio.timeout(PATIENCE):
                while not printer.sheets:
                    await asyncio.sleep(0.05)
            assert "TEST" in printer.sheets[0].text
            if folder := os.environ.get("SHOTS"):
                await glass.ask(ask="shot", path=f"{folder}/staff-menu.png")
            await glass.touch("staff:leave")
            assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
