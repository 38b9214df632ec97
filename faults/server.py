"""A hall-server in a process of its own, that can be stopped, paused, killed and started again."""

import asyncio
import signal
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from faults.asking import is_ready

LOOK_AGAIN: Final = 0.02
START_WITHIN: Final = 60.0


class Ended(Exception):
    """The server ended by itself; ``status`` is its exit status, ``said`` what it wrote on stderr."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(status, said)
        self.status = status
        self.said = said


class Server:
    """The server of one database file, always on the same port.

    ``entry`` is the module and its options before the server's own;
    ``environment`` None means this process's.
    """

    def __init__(
        self,
        database: Path,
        entry: Sequence[str] = ("queue_server",),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.database = database
        self.port = free_port()
        self._entry = entry
        self._environment = environment
        self._said = database.parent.with_name(f"{database.parent.name}.stderr")
        self._process: asyncio.subprocess.Process | None = None

    async def begin(self) -> None:
        """Start the process, without waiting for it."""
        options = ("--database", str(self.database), "--port", str(self.port), "--log-level", "error")
        with self._said.open("wb") as said:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", *self._entry, *options, stderr=said, env=self._environment
            )

    async def ready(self) -> float:
        """Wait until the server is ready; return the seconds it took. Raises Ended, TimeoutError."""
        began = time.monotonic()
        async with asyncio.timeout(START_WITHIN):
            while not await is_ready(self.port):
                if self.ended is not None:
                    raise Ended(self.ended, self.said)
                await asyncio.sleep(LOOK_AGAIN)
        return time.monotonic() - began

    async def start(self) -> float:
        """Start, and wait until ready. Raises Ended, TimeoutError."""
        await self.begin()
        return await self.ready()

    def send(self, which: signal.Signals) -> None:
        """Send a signal, if the process still runs."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(which)

    async def stop(self, which: signal.Signals = signal.SIGTERM) -> int:
        """End it by a signal, wait for it and return its exit status."""
        self.send(which)
        return await self.wait()

    async def wait(self) -> int:
        """Wait for the end and return the exit status."""
        if self._process is None:
            return 0
        return await self._process.wait()

    @property
    def ended(self) -> int | None:
        """The exit status, once it has ended."""
        return self._process.returncode if self._process else None

    @property
    def said(self) -> str:
        """What it wrote on stderr since it was started."""
        return self._said.read_text(encoding="utf-8", errors="replace")


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
