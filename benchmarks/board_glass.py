"""From a clerk's key to the call's pixels on a real ``hall-board``, under a virtual X server (Mesa paints).

The reference is an empty Kivy program on the same screen: a touch to its
frame. A board's own frame is what it takes to draw and swap one, at least a
sixtieth of a second.
"""

import asyncio
import shutil
import statistics
import time
from pathlib import Path
from typing import Final

from benchmarks.glass import Watched, running, virtual_screen
from benchmarks.measure import Round, percentile
from benchmarks.processes import NotStarted, all_ready, hall
from benchmarks.to_boards import Desk, desk
from demo.touch import Hand

SIZE: Final = (1280, 720)
SHOWN: Final = f"{SIZE[0]}x{SIZE[1]}"
BOARD: Final = ("--board", "board-left", "--position", "0,0", "--sound", "none", "--motion", "calm")
"""Its options; ``calm`` turns the notices page by page, so that the call alone makes frames."""
WITHIN: Final = 30.0
SETTLED: Final = 2.0
LEAST_FRAME_MS: Final = 1000 / 60


async def rounds(folder: Path, count: int, calls: int) -> list[Round]:
    """Return the figures of ``count`` rounds. Raises NotStarted, NotAnswered."""
    server = hall(folder / "glass.db")
    with virtual_screen(SIZE) as display, all_ready(server):
        bare = await _bare(folder, display, calls)
        socket = folder / "board.sock"
        url = f"ws://127.0.0.1:{server.port}/ws"
        words = (
            *BOARD,
            "--size",
            SHOWN,
            "--automation",
            str(socket),
            "--server",
            url,
            "--state",
            str(folder),
        )
        async with running("display", words, socket, display) as board:
            await board.first_frame()
            at = await desk(server, count * calls + 1)
            await _to_glass(board, at)
            await asyncio.sleep(SETTLED)
            return [{**await _round(board, at, calls), "bare_frame_ms_p50": bare} for _ in range(count)]


async def _bare(folder: Path, display: str, changes: int) -> float:
    """Return the milliseconds from a touch to the frame of an empty program, in the middle."""
    hand, socket = Hand(shutil.which("xdotool") or "", display), folder / "empty.sock"
    async with running("benchmarks.empty_face", (str(socket), SHOWN), socket, display) as program:
        await program.first_frame()
        middle = (SIZE[0] // 2, SIZE[1] // 2)
        told = [await program.press(hand, middle, screen=("two", "one")[at % 2]) for at in range(changes)]
    return statistics.median(one.drawn for one in told)


async def _round(board: Watched, at: Desk, calls: int) -> Round:
    made = [await _to_glass(board, at) for _ in range(calls)]
    whole = sorted(one[0] for one in made)
    frame = max(LEAST_FRAME_MS, statistics.median(one[2] for one in made))
    frames = sorted((taken - answered) / frame for taken, answered, _ in made)
    return {
        "board_frames_p50": percentile(frames, 50),
        "board_frames_p99": percentile(frames, 99),
        "board_frame_ms": frame,
        "key_to_glass_ms_p50": percentile(whole, 50),
        "key_to_glass_ms_p99": percentile(whole, 99),
    }


async def _to_glass(board: Watched, at: Desk) -> tuple[float, float, float]:
    """Call; return the milliseconds to its pixels, to the clerk's answer, and what the frame itself took."""
    await board.marks()
    asked = time.monotonic() * 1000
    answered = await at.next()
    deadline = time.monotonic() + WITHIN
    while time.monotonic() < deadline:
        for mark in await board.marks():
            if mark.get("new") and mark["made"] >= asked:
                return mark["drawn"] - asked, answered, mark["drawn"] - mark["made"]
        await asyncio.sleep(0.005)
    raise NotStarted("the board did not draw the call")
