"""Programs with a window under measurement: a virtual screen, a finger, and what their trace tells."""

import asyncio
import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.processes import NotStarted
from demo.automation import Face, NotAnswered, Screen
from demo.touch import Hand

WITHIN: Final = 60.0
TICKS: Final = os.sysconf("SC_CLK_TCK")


class Answer(NamedTuple):
    """Milliseconds from the lifted finger to the frame that answers: its work done, its pixels drawn."""

    work: float
    drawn: float


@contextlib.contextmanager
def virtual_screen(size: tuple[int, int]) -> Iterator[str]:
    """Run an X server of ``size`` pixels and give its display's name. Raises NotStarted."""
    xvfb = shutil.which("Xvfb")
    if xvfb is None or shutil.which("xdotool") is None:
        raise NotStarted("Xvfb or xdotool is missing; `make setup` installs them")
    reading, writing = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    command = [xvfb, "-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


class Watched:
    """A running program with a window and an automation socket."""

    def __init__(self, process: asyncio.subprocess.Process, face: Face, began: float) -> None:
        self._process = process
        self._face = face
        self._began = began

    async def first_frame(self) -> float:
        """Return the seconds from the start of the process to its first frame. Raises NotAnswered."""
        await self._face.wait(WITHIN)
        frames = [mark for mark in await self.marks() if "frame" in mark]
        return float(frames[0]["drawn"]) / 1000 - self._began

    async def marks(self) -> list[dict[str, Any]]:
        """Return what happened since this was last asked."""
        return list((await self._face.ask({"ask": "trace"}))["trace"])

    async def wait(self, **wanted: str) -> Screen:
        """Return the screen once it is so, and still."""
        return await self._face.wait(WITHIN, **wanted)

    async def touch(self, hand: Hand, target: str, **wanted: str) -> Answer:
        """Touch a target, wait for what is wanted, and return how soon it answered. Raises NotAnswered."""
        seen = await self.wait()
        found = seen.target(target)
        if found is None:
            raise NotAnswered(f"no target {target!r} on screen {seen.screen!r}")
        return await self.press(hand, found.centre, **wanted)

    async def press(self, hand: Hand, place: tuple[int, int], **wanted: str) -> Answer:
        """Touch a place, wait for what is wanted, and return how soon it answered."""
        await self.marks()
        await hand.touch(*place)
        await self.wait(**wanted)
        return answer(await self.marks())

    def resident(self) -> float:
        """Return the megabytes of memory the process holds."""
        pages = Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6

    async def idle_percent(self, seconds: float) -> float:
        """Return the share of one core that it takes while nobody touches it."""
        before, began = self._ticks(), time.monotonic()
        await asyncio.sleep(seconds)
        return (self._ticks() - before) / TICKS / (time.monotonic() - began) * 100

    def _ticks(self) -> int:
        words = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return int(words[11]) + int(words[12])


def answer(marks: Sequence[dict[str, Any]]) -> Answer:
    """Return how soon a new frame followed the lifted finger. Raises NotAnswered."""
    lifted = next((mark["at"] for mark in marks if mark.get("touch") == "up"), None)
    frames = (mark for mark in marks if mark.get("new"))
    frame = next((mark for mark in frames if lifted is not None and mark["made"] >= lifted), None)
    if lifted is None or frame is None:
        raise NotAnswered(f"no frame after the finger was lifted: {marks}")
    return Answer(frame["made"] - lifted, frame["drawn"] - lifted)


@contextlib.asynccontextmanager
async def running(module: str, options: Sequence[str], socket: Path, display: str) -> AsyncIterator[Watched]:
    """Run ``python -m module options`` until its socket is there; stop it at the end. Raises NotStarted."""
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *options),
        env={**os.environ, "DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1", "SDL_VIDEODRIVER": "x11"},
    )
    try:
        while not socket.exists():
            if process.returncode is not None or time.monotonic() - began > WITHIN:
                raise NotStarted(f"{module} did not come up (exit status {process.returncode})")
            await asyncio.sleep(0.01)
        yield Watched(process, Face(socket, None), began)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()
