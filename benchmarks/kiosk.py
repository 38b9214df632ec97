"""``kiosk``: the touch kiosk on a virtual screen beside an empty Kivy program, both touched by ``xdotool``.

A touch's time runs from the lifted finger's arrival in the program to the end
of the swap that shows the first new frame, software rendering included; a
key's ``work`` ends where the frame is handed over to be drawn. Both programs
tell the times themselves (``faces.trace``), in the same way.
"""

import asyncio
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.glass import Answer, Watched, running, virtual_screen
from benchmarks.measure import Round, percentile
from benchmarks.processes import all_ready, hall
from demo.touch import Hand

SIZE: Final = (1080, 1920)
SHOWN: Final = f"{SIZE[0]}x{SIZE[1]}"
TYPED: Final = ("sfz", "jzz", "yyzz", "huzhao")
LARGEST: Final = "unit:shichang"
ITEM: Final = "GA-A-002"
SETTLED: Final = 5.0
"""Seconds after a start before anybody touches: nobody stands there when a kiosk is started."""


@dataclass
class Seen:
    """Answers by what was touched, and what the program took meanwhile."""

    start: float = 0.0
    screens: list[Answer] = field(default_factory=list)
    lists: list[Answer] = field(default_factory=list)
    keys: list[Answer] = field(default_factory=list)
    idle: float = 0.0
    resident: float = 0.0


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    return asyncio.run(_rounds(1 if quick else 5, visits=1 if quick else 4))


async def _rounds(count: int, visits: int) -> list[Round]:
    with tempfile.TemporaryDirectory(prefix="hall-bench-") as name, virtual_screen(SIZE) as display:
        folder = Path(name)
        server = hall(folder / "hall.db")
        with all_ready(server):
            url = f"ws://127.0.0.1:{server.port}/ws"
            async with running(*_kiosk(folder, url), display) as warm:  # fonts, pictures, its own cache
                await warm.first_frame()
            return [await _round(folder, display, url, visits) for _ in range(count)]


async def _round(folder: Path, display: str, url: str, visits: int) -> Round:
    hand = Hand(shutil.which("xdotool") or "", display)
    socket = folder / "empty.sock"
    async with running("benchmarks.empty_face", (str(socket), SHOWN), socket, display) as program:
        empty = await _changes(program, hand, 12 * visits)
    async with running(*_kiosk(folder, url), display) as program:
        seen = await _visits(program, hand, visits)
    drawn, bare = _drawn(seen.screens), _drawn(empty.screens)
    return {
        "start_vs_empty": seen.start / empty.start,
        "start_s": seen.start,
        "empty_start_s": empty.start,
        "next_screen_p95_vs_empty": percentile(drawn, 95) / percentile(bare, 95),
        "next_screen_p50_vs_empty": percentile(drawn, 50) / percentile(bare, 50),
        "next_screen_ms_p95": percentile(drawn, 95),
        "empty_screen_ms_p95": percentile(bare, 95),
        "list_drawn_ms_p95": percentile(_drawn(seen.lists), 95),
        "search_key_p99_ms": percentile(sorted(one.work for one in seen.keys), 99),
        "search_drawn_ms_p99": percentile(_drawn(seen.keys), 99),
        "idle_cpu_percent": seen.idle,
        "empty_idle_cpu_percent": empty.idle,
        "rss_mb": seen.resident,
        "rss_vs_empty": seen.resident / empty.resident,
    }


def _drawn(answers: list[Answer]) -> list[float]:
    return sorted(one.drawn for one in answers)


def _kiosk(folder: Path, url: str) -> tuple[str, tuple[str, ...], Path]:
    socket = folder / "kiosk.sock"
    place = ("--state", str(folder / "state"), "--size", SHOWN, "--position", "0,0")
    return "kiosk", (*place, "--automation", str(socket), "--server", url, "--printer", "null:"), socket


async def _changes(program: Watched, hand: Hand, count: int) -> Seen:
    seen = Seen(start=await program.first_frame())
    for number in range(count):
        wanted = ("two", "one")[number % 2]
        seen.screens.append(await program.press(hand, (SIZE[0] // 2, SIZE[1] // 2), screen=wanted))
    return await _at_rest(program, seen)


async def _visits(program: Watched, hand: Hand, count: int) -> Seen:
    seen = Seen(start=await program.first_frame())
    await asyncio.sleep(SETTLED)
    seen.screens.append(await program.touch(hand, "begin", screen="home"))
    for _ in range(count):
        await _visit(program, hand, seen)
    return await _at_rest(program, seen)


async def _visit(program: Watched, hand: Hand, seen: Seen) -> None:
    async def step(target: str, screen: str) -> Answer:
        seen.screens.append(await program.touch(hand, target, screen=screen))
        return seen.screens[-1]

    await step("units", "units")
    seen.lists.append(await step(LARGEST, "list"))
    await step("back", "units")
    await step("home", "home")
    seen.lists.append(await step("popular", "list"))
    await step("home", "home")
    await step("search", "search")
    for word in TYPED:
        for length, key in enumerate(word, 1):
            seen.keys.append(await program.touch(hand, f"key:{key}", state=word[:length]))
        await program.touch(hand, "key:clear", state="")
    await step("home", "home")
    await step(f"popular:{ITEM}", "item")
    await step("take", "taken")
    await step("another", "home")


async def _at_rest(program: Watched, seen: Seen) -> Seen:
    await program.wait()
    await asyncio.sleep(1.0)
    seen.idle = await program.idle_percent(4.0)
    seen.resident = program.resident()
    return seen
