"""``voice``: from a clerk's key to the first sound at the sink of an idle loudspeaker.

Two boards without screens hear the same calls: one chimes before it speaks,
the other begins with the sentence itself. Both play through the real ``aplay``
into ALSA's file device, a pipe whose other end tells when sound arrives, so no
card is needed. The reference of the same run is ``aplay`` alone, started by
hand with the same chime: what a player that knew of the call would take.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import uvloop

from benchmarks.displays import Wall
from benchmarks.fanout import HALL, QUEUE, WINDOW, Clerk, hello
from benchmarks.measure import Round, percentile
from benchmarks.processes import NotStarted, Served, all_ready, hall
from config.load import DEMO_COUNTY
from speech.alsa import PROGRAM, AlsaSink
from speech.chime import LOUD, chime
from wire.intents import CallNext, Issue, OpenWindow

BOARD: Final = "board-left"
WITHIN: Final = 30.0
STILL: Final = 0.4
"""A loudspeaker is idle when nothing came out of it for so many seconds."""
WARM_UP: Final = 3


class Ear:
    """The far end of a sound card: a pipe that is read at once, and when something came out of it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / f"{name}.pcm"
        os.mkfifo(self.path)
        self._fd = os.open(self.path, os.O_RDWR | os.O_NONBLOCK)
        self._first = asyncio.get_running_loop().create_future()
        self._last = 0.0
        asyncio.get_running_loop().add_reader(self._fd, self._read)

    async def first(self) -> float:
        """Return when the first sound came out since ``still``. Raises TimeoutError."""
        return float(await asyncio.wait_for(self._first, WITHIN))

    async def still(self) -> None:
        """Wait until the loudspeaker is idle, then listen anew."""
        while time.monotonic() - self._last < STILL:
            await asyncio.sleep(STILL / 4)
        self._first = asyncio.get_running_loop().create_future()

    def _read(self) -> None:
        heard = os.read(self._fd, 1 << 20)
        self._last = time.monotonic()
        if not self._first.done() and heard.strip(b"\0"):
            self._first.set_result(self._last)


def run(quick: bool) -> list[Round]:
    """Return the figures of each round. Raises NotStarted where there is no ``aplay``."""
    if shutil.which(PROGRAM) is None:
        raise NotStarted(f"{PROGRAM} is missing; `make setup` installs it")
    found: list[Round] = uvloop.run(rounds(3, 8 if quick else 40))
    return found


async def rounds(count: int, calls: int, warm_up: int = WARM_UP) -> list[Round]:
    """Return the figures of ``count`` rounds of so many calls, after some that do not count."""
    with tempfile.TemporaryDirectory(prefix="hall-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        server = hall(folder / "hall.db")
        stack.enter_context(all_ready(server))
        ears = {name: Ear(folder, name) for name in ("chime", "speech", "bare")}
        _sound_card(folder, ears)
        stack.enter_context(_board(server, folder, "always", "chime"))
        stack.enter_context(_board(server, folder, "never", "speech"))
        stack.callback(os.environ.update, HOME=os.environ.get("HOME", "/"))
        os.environ["HOME"] = str(folder)  # for the reference's own aplay
        clerk = await _clerk(server, warm_up + count * calls)
        await _listening(server, 2)
        for _ in range(warm_up):
            await _call(clerk, ears)
        return [await _round(clerk, ears, calls) for _ in range(count)]


def _sound_card(folder: Path, ears: dict[str, Ear]) -> None:
    cards = "\n".join(
        f'pcm.{name} {{ type file  slave.pcm hole  file "{ear.path}"  format raw }}'
        for name, ear in ears.items()
    )
    (folder / ".asoundrc").write_text(f"pcm.hole {{ type null }}\n{cards}\n")


@contextmanager
def _board(server: Served, folder: Path, chimes: str, card: str) -> Iterator[None]:
    """Run a board without a screen that speaks each call once, at a card."""
    county = folder / f"county-{card}"
    shutil.copytree(DEMO_COUNTY, county)
    site = county / "centre" / "site.toml"
    site.write_text(f'{site.read_text()}\n[voice]\nchime = "{chimes}"\nrepeats = 1\n')
    words = ("--config", str(county), "--board", BOARD, "--no-screen", "--sound", f"alsa:{card}")
    command = [sys.executable, "-m", "display", *words, "--server", f"ws://127.0.0.1:{server.port}/ws"]
    environment = {**os.environ, "HOME": str(folder)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as board:
        try:
            yield
        finally:
            board.terminate()


async def _clerk(server: Served, waiting: int) -> Clerk:
    desk = Wall()
    await desk.hang(server.port, 1, hello(()))
    clerk = Clerk(desk.screens[0], desk)
    await clerk.do(OpenWindow(command_id=clerk.name(), window=WINDOW))
    for _ in range(waiting):
        await clerk.do(Issue(command_id=clerk.name(), queue=QUEUE))
    return clerk


async def _listening(server: Served, boards: int) -> None:
    """Wait until the boards hear the server, and have made beforehand what they make at start."""
    deadline = time.monotonic() + WITHIN
    while server.get("/api/v1/devices").count(f'"hall:{HALL}"'.encode()) < boards:
        if time.monotonic() > deadline:
            raise NotStarted("the boards did not come up")
        await asyncio.sleep(0.1)
    await asyncio.sleep(3)


async def _call(clerk: Clerk, ears: dict[str, Ear]) -> Round:
    """Call the next ticket, and have the chime played by hand; return the milliseconds to the first sound."""
    for ear in ears.values():
        await ear.still()
    asked = time.monotonic()
    await clerk.do(CallNext(command_id=clerk.name(), window=WINDOW))
    heard = {name: (await ears[name].first() - asked) * 1000 for name in ("chime", "speech")}
    for name in ("chime", "speech"):
        await ears[name].still()
    asked = time.monotonic()
    played = asyncio.create_task(asyncio.to_thread(AlsaSink("bare").play, [chime(LOUD)], {}))
    heard["bare"] = (await ears["bare"].first() - asked) * 1000
    await played
    return heard


async def _round(clerk: Clerk, ears: dict[str, Ear], calls: int) -> Round:
    made = [await _call(clerk, ears) for _ in range(calls)]
    chimed, spoke, bare = (sorted(one[name] for one in made) for name in ("chime", "speech", "bare"))
    return {
        **_figures("sound_ms", chimed),
        **_figures("speech_ms", spoke),
        **_figures("bare_ms", bare),
        "sound_vs_bare": percentile(chimed, 50) / percentile(bare, 50),
        "speech_vs_bare": percentile(spoke, 50) / percentile(bare, 50),
    }


def _figures(name: str, ordered: Sequence[float]) -> Round:
    return {f"{name}_p50": percentile(ordered, 50), f"{name}_p99": percentile(ordered, 99)}
