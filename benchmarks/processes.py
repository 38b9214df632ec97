"""Servers under measurement: started on free ports, awaited until they answer, stopped by their id."""

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

STARTED_WITHIN: Final = 30.0
STOPPED_WITHIN: Final = 10.0
QUIET: Final = ("--log-level", "warning")


class NotStarted(Exception):
    """A program under measurement ended, or did not answer in time."""


class Served:
    """A server in a process of its own."""

    def __init__(self, module: str, options: Sequence[str], port: int) -> None:
        self.port = port
        command = [sys.executable, "-m", module, *options]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)

    def ready(self) -> None:
        """Wait until something answers. Raises NotStarted."""
        deadline = time.monotonic() + STARTED_WITHIN
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.01)
        raise NotStarted(f"{self.process.args!r} did not come up (exit status {self.process.returncode})")

    def stop(self) -> None:
        """End it; by force when it does not listen."""
        self.process.terminate()
        try:
            self.process.wait(STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def get(self, path: str) -> bytes:
        """Return what the server answers to a GET."""
        return self._ask("GET", path, None)

    def post(self, path: str, body: dict[str, Any]) -> bytes:
        """Return what the server answers to a POST of JSON."""
        return self._ask("POST", path, json.dumps(body))

    def figure(self, name: str) -> float:
        """Return a figure of the server's ``/metrics``."""
        for line in self.get("/metrics").decode().splitlines():
            if line.startswith(f"{name} "):
                return float(line.split()[1])
        raise LookupError(name)

    def written(self) -> int:
        """Return how many bytes the process has sent to the disk."""
        found = dict(
            line.split(": ") for line in Path(f"/proc/{self.process.pid}/io").read_text().splitlines()
        )
        return int(found["write_bytes"])

    def resident(self) -> int:
        """Return the bytes of memory the process holds."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def _ask(self, method: str, path: str, body: str | None) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            given = answer.read()
        finally:
            connection.close()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {given[:300]!r}")
        return given


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def hall_options(database: Path, port: int) -> list[str]:
    """Return the options of ``hall-server`` for a run on the demo county."""
    return ["--database", str(database), "--port", str(port), *QUIET]


def hall(database: Path) -> Served:
    """Start the hall's server as it is sold."""
    port = free_port()
    return Served("queue_server", hall_options(database, port), port)


def altered(database: Path, *alterations: str) -> Served:
    """Start the hall's server with alterations (see :mod:`benchmarks.altered`)."""
    port = free_port()
    return Served("benchmarks.altered", [*alterations, "--", *hall_options(database, port)], port)


@contextlib.contextmanager
def all_ready(*servers: Served) -> Iterator[None]:
    """Wait for servers that start at the same time, and stop them at the end."""
    try:
        for server in servers:
            server.ready()
        yield
    finally:
        for server in servers:
            server.stop()
