"""Real servers on real files, and disks that are in our hands."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from signal import SIGCONT, SIGKILL
from typing import Any

import pytest

from config.load import DEMO_COUNTY, load
from faults.disk import Disk, compiled
from faults.server import Server
from queue_server.domain.plan import Plan
from queue_server.siteplan import rules_plan


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shim, compiled."""
    return compiled(tmp_path_factory.mktemp("shim"))


@pytest.fixture
def disk(tmp_path: Path, library: Path) -> Iterator[Disk]:
    watched = Disk(tmp_path / "disk", library)
    yield watched
    watched.close()


@pytest.fixture(scope="session")
def plan() -> Plan:
    return rules_plan(load(DEMO_COUNTY, "centre"))


@pytest.fixture
async def serving(tmp_path: Path) -> AsyncIterator[Callable[..., Server]]:
    """Return what makes a server of one's own; none outlives the test."""
    made: list[Server] = []

    def make(database: Path | None = None, **more: Any) -> Server:
        place = database or tmp_path / "hall" / "hall.db"
        place.parent.mkdir(exist_ok=True)
        made.append(Server(place, **more))
        return made[-1]

    yield make
    for server in made:
        server.send(SIGCONT)
    await asyncio.gather(*(server.stop(SIGKILL) for server in made))
