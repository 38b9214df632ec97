"""``call``: from a clerk's key to whoever is to notice, and how many calls a second 50 clerks can make.

To boards, to the LED bar of the window, to the pixels of a board, to the sound
of a loudspeaker: each with its limit beside it in the same run (a bare
broadcast of the same bytes, the wire's own time, a bare Kivy frame, ``aplay``
alone, a POST that does nothing).
"""

import asyncio
import shutil
import tempfile
from pathlib import Path
from typing import Final

import uvloop

from benchmarks import board_glass, voice
from benchmarks.commands import talk
from benchmarks.fanout import WINDOW
from benchmarks.issue import load
from benchmarks.led_line import line, to_bar
from benchmarks.load import QUEUES
from benchmarks.measure import Round
from benchmarks.processes import Served, all_ready, free_port, hall, hall_options
from benchmarks.to_boards import CROWDS, desk, to_boards
from config.load import DEMO_COUNTY
from speech.alsa import PROGRAM

ROUNDS: Final = 3
WINDOWS: Final = 50
SOUNDS: Final = ("sound_ms_p50", "sound_ms_p99", "speech_ms_p50", "speech_ms_p99", "sound_vs_bare")


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    with tempfile.TemporaryDirectory(prefix="hall-bench-") as name:
        folder = Path(name)
        parts: list[list[Round]] = [
            uvloop.run(_boards_and_bar(folder, 6 if quick else 60)),
            _clerks(folder, 1.0 if quick else 4.0),
            asyncio.run(board_glass.rounds(folder, ROUNDS, 5 if quick else 40)),
        ]
    if shutil.which(PROGRAM):
        heard: list[Round] = uvloop.run(voice.rounds(ROUNDS, 1 if quick else 20, 1))
        parts.append([{key: one[key] for key in SOUNDS} for one in heard])
    return [{key: value for part in parts for key, value in part[at].items()} for at in range(ROUNDS)]


async def _boards_and_bar(folder: Path, calls: int) -> list[Round]:
    port = free_port()
    ours, bare = hall(folder / "hall.db"), Served("benchmarks.bare", [str(port)], port)
    with all_ready(ours, bare):
        at = await desk(ours, ROUNDS * calls * (len(CROWDS) + 1))
        found = [await to_boards(ours, bare, at, calls) for _ in range(ROUNDS)]
        async with line(ours, folder, WINDOW) as far:
            return [{**one, **await to_bar(far, at, calls)} for one in found]


def _clerks(folder: Path, seconds: float) -> list[Round]:
    """Fifty clerks press next as fast as they are answered; before, many have taken numbers."""
    port, idle_port = free_port(), free_port()
    options = [*hall_options(folder / "clerks.db", port), "--config", str(_county(folder))]
    ours, noop = Served("queue_server", options, port), Served("benchmarks.noop", [str(idle_port)], idle_port)
    windows = [f"x{number}" for number in range(WINDOWS)]
    with all_ready(ours, noop):
        for window in windows:
            ours.post(f"/api/v1/windows/{window}/open", {"command_id": f"open-{window}"})
        return [_calls(ours, noop, windows, seconds) for _ in range(ROUNDS)]


def _county(folder: Path) -> Path:
    """Return a county whose centre has fifty more windows, for the queues in which numbers are taken."""
    county = folder / "county"
    shutil.copytree(DEMO_COUNTY, county)
    more = [
        f'[[windows]]\nid = "x{number}"\nlabel = "{100 + number}"\nhall = "right"\nname = "More"\n'
        f'name_en = "More"\nqueues = ["{QUEUES[number % len(QUEUES)].decode()}"]\nunits = ["gongan"]\n'
        for number in range(WINDOWS)
    ]
    shutil.rmtree(county / "centre" / "plan", ignore_errors=True)  # the new windows stand nowhere
    site = county / "centre" / "site.toml"
    site.write_text("\n".join([site.read_text(), *more]))
    return county


def _calls(ours: Served, noop: Served, windows: list[str], seconds: float) -> Round:
    talk(ours, WINDOWS, 8, 1.5 * seconds)
    before = load(noop, WINDOWS, seconds / 2)
    measured = load(ours, WINDOWS, seconds, *windows)
    after = load(noop, WINDOWS, seconds / 2)
    idle = (before["per_s"] + after["per_s"]) / 2
    return {
        "calls_per_s_w50": measured["per_s"],
        "calls_vs_noop_w50": measured["per_s"] / idle,
        "call_ms_p50_w50": measured["p50"],
        "call_ms_p99_w50": measured["p99"],
    }
