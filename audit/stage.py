"""A kiosk on a glass of its own before a queue server of its own: what an audit walks in."""

import asyncio
import contextlib
import os
import shutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from demo.automation import Face
from demo.touch import Hand

READY = 90.0
NEEDED = ("Xvfb", "xdotool")


class CannotLook(Exception):
    """The stage cannot be set; the sentence says what is missing or did not start."""


@contextlib.asynccontextmanager
async def stage(size: str, folder: Path) -> AsyncIterator[Face]:
    """Run a display, a server and a kiosk of ``size`` (WxH) in ``folder``; raises CannotLook, OSError."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        raise CannotLook(f"{', '.join(missing)} are missing; expected the packages of debian-packages.txt")
    async with contextlib.AsyncExitStack() as running:
        display = await _display(running, size)
        port = await _server(running, folder)
        socket = folder / "kiosk.sock"
        words = ("--size", size, "--state", str(folder / "kiosk"), "--automation", str(socket))
        where = ("--position", "0,0", "--printer", "null:", "--server", f"ws://127.0.0.1:{port}/ws")
        kiosk = await _run(running, folder, "kiosk", *words, *where, DISPLAY=display)
        await _until(socket.exists, kiosk, "the kiosk")
        yield Face(socket, Hand(str(shutil.which("xdotool")), display))


async def _display(running: contextlib.AsyncExitStack, size: str) -> str:
    reading, writing = os.pipe()
    command = ("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp")
    process = await asyncio.create_subprocess_exec(
        *command, pass_fds=(writing,), stderr=asyncio.subprocess.DEVNULL
    )
    running.push_async_callback(_end, process)
    os.close(writing)
    told = await asyncio.wait_for(asyncio.to_thread(_line, reading), READY)
    if not told:
        raise CannotLook("Xvfb did not start")
    return f":{told}"


async def _server(running: contextlib.AsyncExitStack, folder: Path) -> int:
    log = folder / "queue_server.log"
    words = ("--database", str(folder / "hall.db"), "--port", "0", "--host", "127.0.0.1")
    process = await _run(running, folder, "queue_server", *words)
    await _until(lambda: b'"listening"' in log.read_bytes(), process, "the server")
    line = next(line for line in log.read_text().splitlines() if '"listening"' in line)
    return int(line.partition("http://127.0.0.1:")[2].partition('"')[0])


async def _run(
    running: contextlib.AsyncExitStack, folder: Path, module: str, *words: str, **more: str
) -> asyncio.subprocess.Process:
    log = running.enter_context((folder / f"{module}.log").open("wb"))
    command = (sys.executable, "-m", module, *words)
    environment = {**os.environ, **more}
    process = await asyncio.create_subprocess_exec(*command, stdout=log, stderr=log, env=environment)
    running.push_async_callback(_end, process)
    return process


async def _until(true: object, process: asyncio.subprocess.Process, what: str) -> None:
    assert callable(true)
    async with asyncio.timeout(READY):
        while not true():
            if process.returncode is not None:
                raise CannotLook(f"{what} ended with status {process.returncode}")
            await asyncio.sleep(0.05)


async def _end(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    await process.wait()


def _line(reading: int) -> str:
    with os.fdopen(reading) as told:
        return told.readline().strip()
