"""What every test may rely on: no inherited log settings, and a throw-away PostgreSQL for those that ask.

Tests of whole programs are tried once more when they fail, and named as such at the end of the run
(docs/decisions/0008-a-second-try-for-real-programs.md).
"""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import structlog
from hypothesis import HealthCheck, settings

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")  # speed is for benchmarks: on a loaded machine an example may take long

PATIENCE = 60.0
QUICK = ("fsync=off", "full_page_writes=off", "shared_buffers=32MB", "max_connections=50")
PR_SET_PDEATHSIG = 1
REAL_PROGRAMS = frozenset(
    [
        "audit",
        "browser",
        "demo",
        "display",
        "faults",
        "hall",
        "kiosk",
        "pads",
        "programme",
        "readers",
        "shots",
        "speech",
        "station",
        "transports",
        "wire",
    ]
)
REAL_SOCKETS = frozenset({"admin", "gateway", "storage", "whatif"})


def is_of_real_programs(path: Path) -> bool:
    """Tell whether the test file at ``path`` runs programs, sockets or devices in real time."""
    rooms = path.relative_to(Path(__file__).parent).parts[:-1]
    return bool(rooms) and (rooms[0] in REAL_PROGRAMS or rooms[-1] in REAL_SOCKETS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the tests of real programs their second try."""
    for item in items:
        if is_of_real_programs(item.path):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(autouse=True)
def fresh_logs() -> Iterator[None]:
    """Forget what a program started in this process made of structlog."""
    yield
    structlog.reset_defaults()


class Cluster:
    """A PostgreSQL server on a free port, in a folder of its own; ends when this process does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._programs = programs()
        # initdb refuses root: then it all belongs to the user that Debian's package brings.
        self._as: dict[str, Any] = (
            {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        )
        if self._as:
            shutil.chown(folder, "postgres", "postgres")
        data = str(folder / "data")
        self._run("initdb", "-D", data, "-U", "hall", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self._names = count(1)
        self.process = self._start(data)

    def _start(self, data: str) -> subprocess.Popen[bytes]:
        options = [f"port={self.port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", *QUICK]
        with (self.folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [self._programs / "postgres", "-D", data, *(word for one in options for word in ("-c", one))],
                stdout=log,
                stderr=log,
                preexec_fn=lambda: ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT),
                **self._as,
            )
        until = time.monotonic() + PATIENCE
        while subprocess.call([self._programs / "pg_isready", "-q", *self._where()]) != 0:
            if process.poll() is not None or time.monotonic() > until:
                pytest.fail(f"PostgreSQL did not start: {(self.folder / 'log').read_text()}")
            time.sleep(0.05)
        return process

    def fresh(self) -> str:
        """Return the address of a new and empty schema; it costs no files, as a database would."""
        name = f"hall{next(self._names)}"
        self._run("psql", *self._where(), "-U", "hall", "-q", "-c", f"CREATE SCHEMA {name}", "postgres")
        return f"postgresql://hall@127.0.0.1:{self.port}/postgres?search_path={name}"

    def database(self) -> str:
        """Return the address of a new and empty database."""
        name = f"hall{next(self._names)}"
        self._run("createdb", *self._where(), "-U", "hall", name)
        return f"postgresql://hall@127.0.0.1:{self.port}/{name}"

    def stop(self) -> None:
        """End it at once."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(PATIENCE)

    def _where(self) -> tuple[str, ...]:
        return ("-h", "127.0.0.1", "-p", str(self.port))

    def _run(self, program: str, *options: str) -> None:
        done = subprocess.run(
            [self._programs / program, *options], capture_output=True, text=True, check=False, **self._as
        )
        assert done.returncode == 0, done.stderr


def programs() -> Path:
    """Return the folder of the newest PostgreSQL's programs; without one the test fails."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if found:
        return found[-1]
    initdb = shutil.which("initdb")
    if initdb is None:
        pytest.fail("PostgreSQL is not installed: `make test` installs Debian's package `postgresql`")
    return Path(initdb).parent


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Return a PostgreSQL server, started when the first test asks for it."""
    folder = Path(tempfile.mkdtemp(prefix="hall-postgres-"))
    try:
        running = Cluster(folder)
        yield running
        running.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres(cluster: Cluster) -> str:
    """Return the address of a store in PostgreSQL with nothing in it."""
    return cluster.fresh()
