"""No black between two items of a programme, and how soon an emergency is on the glass.

A real server and a real ``hall-board`` under Xvfb, whose frames are read from
the X server's own memory as fast as that goes. Bright pictures and films follow
each other every second: were the place of the programme ever empty or black
between two of them, the darkest frame seen would be darker than the darkest of
the items themselves.
"""

import asyncio
import http.client
import json
import mmap
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image

from benchmarks.glass import running
from benchmarks.measure import Round, percentile
from benchmarks.processes import NotStarted, Served, all_ready, hall
from boards.layout import boxes
from config.load import DEMO_COUNTY, load
from demo.framebuffer import BYTES_A_LINE, COLOURS, HEADER_SIZE, WORDS
from faces.film import first_picture
from programme.look import colour

SIZE: Final = (1280, 720)
BOARD: Final = "board-right"
NAMES: Final = (
    "tips-wide.png",
    "take-a-number.mp4",
    "hall-map-wide.png",
    "what-to-bring.mp4",
    "entrance-wide.png",
)
TRANSITIONS, QUICK = 200, 20
EMERGENCIES, FEW = 20, 5
WITHIN: Final = 60.0
INSET: Final = 0.2
"""The middle of the place is looked at: round a picture of another shape there is the ground."""
LOOK: Final = 0.004


class Glass:
    """What is on the virtual screen now, read from the file in which Xvfb keeps it."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as source:
            self._bytes = mmap.mmap(source.fileno(), 0, prot=mmap.PROT_READ)
        words = WORDS.unpack(self._bytes[: WORDS.size])
        start = words[HEADER_SIZE] + words[COLOURS] * 12
        rows = np.frombuffer(self._bytes, np.uint8, words[BYTES_A_LINE] * SIZE[1], start)
        self._pixels = rows.reshape(SIZE[1], -1, 4)
        box = boxes(next(b for b in load(DEMO_COUNTY, "centre").site.boards if b.id == BOARD), False)[
            "programme"
        ]
        wide, high = box.wide * SIZE[0], box.high * SIZE[1]
        left, top = box.x * SIZE[0] + wide * INSET, box.y * SIZE[1] + high * INSET
        self._rows = slice(round(top), round(top + high * (1 - 2 * INSET)))
        self._columns = slice(round(left), round(left + wide * (1 - 2 * INSET)))

    def light(self) -> float:
        """Return the mean of the pixels in the middle of the programme's place, 0 to 255."""
        return float(self._pixels[self._rows, self._columns, :3].mean())

    def corner(self) -> tuple[int, int, int]:
        """Return the colour low in the left corner, where no programme is unless it is urgent."""
        blue, green, red = (int(part) for part in self._pixels[SIZE[1] - 12, 12, :3])
        return red, green, blue


def run(quick: bool) -> list[Round]:
    """Return the figures of one run. Raises NotStarted, NotAnswered."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            asyncio.run(
                _measured(Path(folder), QUICK if quick else TRANSITIONS, FEW if quick else EMERGENCIES)
            )
        ]


async def _measured(folder: Path, transitions: int, emergencies: int) -> Round:
    server = hall(folder / "hall.db")
    with _screen(folder) as display, all_ready(server):
        entries = [{"media": name, "seconds": 1} for name in NAMES]
        shown = {"playlists": [{"id": "p", "name": "p", "entries": entries}], "slots": [{"playlist": "p"}]}
        _ask(server, "PUT", "/programme", shown)
        socket = folder / "board.sock"
        words = ("--board", BOARD, "--size", f"{SIZE[0]}x{SIZE[1]}", "--position", "0,0", "--sound", "none")
        state = ("--state", str(folder / "state"), "--automation", str(socket))
        at = ("--server", f"ws://127.0.0.1:{server.port}/ws")
        async with running("display", (*words, *state, *at), socket, display):
            glass = Glass(folder / "Xvfb_screen0")
            await _until(lambda: len(_begun(folder)) > 2 * len(NAMES))
            between = await _between(folder, glass, transitions)
            return {**between, **await _emergencies(server, glass, emergencies)}


async def _between(folder: Path, glass: Glass, transitions: int) -> Round:
    before, light, frames = len(_begun(folder)), [], 0
    stop = threading.Event()

    def look() -> None:
        while not stop.wait(LOOK):
            light.append(glass.light())

    thread = threading.Thread(target=look)
    thread.start()
    try:
        await _until(lambda: len(_begun(folder)) >= before + transitions, transitions * 3 + WITHIN)
    finally:
        stop.set()
        thread.join()
    items = [_light_of(DEMO_COUNTY / "media" / name) for name in NAMES]
    return {
        "transitions": float(len(_begun(folder)) - before),
        "frames_read": float(len(light) + frames),
        "darkest_seen": min(light),
        "darkest_of_items": min(items),
        "darkest_vs_items": min(light) / min(items),
    }


async def _emergencies(server: Served, glass: Glass, count: int) -> Round:
    urgent, took = colour("dark", "cinnabar"), []
    for _ in range(count):
        await asyncio.sleep(0.3)
        asked = time.monotonic()
        _ask(server, "POST", "/emergency", {"title": "Evacuate", "text": "Leave by the nearest exit."})
        await _until(lambda: glass.corner() == urgent)
        took.append((time.monotonic() - asked) * 1000)
        _ask(server, "DELETE", "/emergency", None)
        await _until(lambda: glass.corner() != urgent)
    return {"emergency_ms_p50": percentile(sorted(took), 50), "emergency_ms_max": max(took)}


def _light_of(path: Path) -> float:
    """Return the mean of the pixels in the middle of a picture, or of a film's first one."""
    image = first_picture(path) if path.suffix == ".mp4" else Image.open(path).convert("RGB")
    if image is None:
        raise NotStarted(f"{path} has no picture")
    wide, high = image.size
    box = (round(wide * INSET), round(high * INSET), round(wide * (1 - INSET)), round(high * (1 - INSET)))
    return float(np.asarray(image.crop(box)).mean())


def _begun(folder: Path) -> list[str]:
    """Return the names of the items that came on the glass, by the player's own journal."""
    file = folder / "state" / "programme" / "plays" / "plays.jsonl"
    lines = file.read_text().splitlines() if file.exists() else []
    return [name for line in lines if (name := json.loads(line).get("begun", {}).get("name")) in NAMES]


def _ask(server: Served, method: str, path: str, body: Any) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=WITHIN)
    connection.request(
        method, f"/api/v1{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    answer = connection.getresponse()
    said = answer.read()
    connection.close()
    if answer.status >= http.client.BAD_REQUEST:
        raise NotStarted(f"{method} {path}: {answer.status} {said.decode()}")


async def _until(true: Any, within: float = WITHIN) -> None:
    deadline = time.monotonic() + within
    while not true():
        if time.monotonic() > deadline:
            raise NotStarted("the board does not show what it is told to")
        await asyncio.sleep(LOOK)


@contextmanager
def _screen(folder: Path) -> Iterator[str]:
    reading, writing = os.pipe()
    screen = ("-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", str(folder))
    command = ["Xvfb", "-displayfd", str(writing), *screen, "-nolisten", "tcp", "-noreset", "-nocursor"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()
