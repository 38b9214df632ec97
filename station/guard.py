"""Watching over a program that must not stand still: ``python -m station.guard -- COMMAND …``.

The program beats (:mod:`station.heartbeat`); when no beat came for ``within``
seconds, it is killed, however deep it sleeps, and started anew. One that ends
by itself is started anew too, at once and then a little later each time; only
status 0 or 2 (wrong usage) is the end, and status 1 of a first run that never
beat: it said in one sentence why it cannot work, to whoever started it. On a
machine with systemd its own watchdog does the same. It imports nothing of the
programs, so that it can hardly fall itself.
"""

import argparse
import asyncio
import contextlib
import os
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import structlog

from station.heartbeat import AGAIN
from station.run import set_up_logs

log = structlog.get_logger()
WITHIN: Final = 15.0
STARTING: Final = 120.0
"""Seconds to the first beat: fonts and pictures may have to be made first."""
GRACE: Final = 10.0
PAUSES: Final = (0.0, 0.5, 1.0, 2.0, 4.0)
"""Seconds before the next start, by how many runs ended badly in a row."""
STEADY: Final = 60.0
"""Who ran for so many seconds is started anew at once."""
OVER: Final = frozenset({0, 2})
FAILED: Final = 1
LOOK: Final = 0.2


class _Beats(asyncio.DatagramProtocol):
    """Hears a program; ``last`` is when, ``ready`` once it did its work."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        self.last, self.ready = time.monotonic(), False

    def datagram_received(self, data: bytes, addr: object) -> None:
        self.last, self.ready = time.monotonic(), True


class Guard:
    """Keeps ``command`` running until it ends well or ``stop`` is called."""

    def __init__(self, command: Sequence[str], within: float = WITHIN, starting: float = STARTING) -> None:
        self._command = (*_dies_with_us(), *command)
        self._within = within
        self._starting = starting
        self._beats = _Beats()
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """End the program, then the guard."""
        self._stopping.set()

    async def run(self) -> int:
        """Return the status of the program's last end."""
        with tempfile.TemporaryDirectory(prefix="hall-guard-") as folder:
            path = Path(folder) / "beats"
            loop = asyncio.get_running_loop()
            heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            heard.bind(str(path))
            transport, _ = await loop.create_datagram_endpoint(lambda: self._beats, sock=heard)
            try:
                return await self._again_and_again(path)
            finally:
                transport.close()

    async def _again_and_again(self, path: Path) -> int:
        short = 0
        while True:
            began = time.monotonic()
            status = await self._once(path)
            if self._stopping.is_set():
                return 0
            if status in OVER or (status == FAILED and not self._beats.ready and not short):
                return status
            well = status == AGAIN or time.monotonic() - began >= STEADY
            short = 0 if well else short + 1
            log.warning("started_anew", status=status, times=short)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), _pause(short))

    async def _once(self, path: Path) -> int:
        environment = {
            **os.environ,
            "NOTIFY_SOCKET": str(path),
            "WATCHDOG_USEC": str(int(self._within * 1_000_000)),
        }
        process = await asyncio.create_subprocess_exec(*self._command, env=environment)
        log.info("guarded", pid=process.pid)
        self._beats.begin()
        ended = asyncio.create_task(process.wait())
        while not ended.done() and not self._stopping.is_set() and not self._still():
            await asyncio.wait([ended], timeout=LOOK)
        if not ended.done():
            await self._end(process, ended)
        return await ended

    def _still(self) -> bool:
        limit = self._within if self._beats.ready else self._starting
        return time.monotonic() - self._beats.last >= limit

    async def _end(self, process: asyncio.subprocess.Process, ended: "asyncio.Task[int]") -> None:
        """End a program: one that is asked to stop politely first, one that stands still at once."""
        if self._stopping.is_set():
            process.send_signal(signal.SIGTERM)
            process.send_signal(signal.SIGCONT)  # who sleeps hears nothing
            await asyncio.wait([ended], timeout=GRACE)
        else:
            log.error("stands_still", pid=process.pid, seconds=round(time.monotonic() - self._beats.last))
        if not ended.done():
            process.kill()


def _pause(short: int) -> float:
    """Return the seconds to wait after ``short`` runs in a row that ended badly."""
    return PAUSES[min(max(short - 1, 0), len(PAUSES) - 1)]


def guarded(command: Sequence[str], within: float = WITHIN) -> int:
    """Run ``command`` under guard until SIGINT or SIGTERM; return its status."""
    return asyncio.run(_guarded(command, within))


async def _guarded(command: Sequence[str], within: float) -> int:
    guard = Guard(command, within)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, guard.stop)
    return await guard.run()


def _dies_with_us() -> tuple[str, ...]:
    """Return the words that have the kernel end the program should the guard itself be killed."""
    found = shutil.which("setpriv")
    return (found, "--pdeathsig", "TERM") if found else ()


def main(argv: Sequence[str] | None = None) -> int:
    """Guard a command; its status, or 0 when it was told to stop."""
    parser = argparse.ArgumentParser(prog="python -m station.guard", description=__doc__.partition("\n")[0])
    parser.add_argument("--within", type=float, default=WITHIN, metavar="SECONDS", help="between two beats")
    parser.add_argument("command", nargs="+")
    asked = parser.parse_args(argv)
    set_up_logs()
    return guarded(asked.command, asked.within)


if __name__ == "__main__":
    sys.exit(main())
