"""The power goes at any moment: whatever the disk kept of what was not synced, nothing acknowledged is lost.

kill -9 does not test this, for the kernel's cache survives it. ``IMAGES`` sets
how many disks are judged (300 by default, ``make fault`` asks for 10 000), and
``SEED`` what is kept on them.
"""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from signal import SIGKILL
from types import MappingProxyType

import pytest

from faults.disk import Disk, How
from faults.heard import Heard
from faults.images import Image, before_syncs, images
from faults.journal import Deed, read
from faults.judge import Judge
from faults.server import Server
from faults.workload import open_windows, work
from queue_server.domain.plan import Plan

IMAGES = int(os.environ.get("IMAGES", "300"))
SEED = os.environ.get("SEED", "1")
A_MOMENT = 5
MORE = 1.2  # some moments have fewer images than asked for, since little was at stake
PLANTED = MappingProxyType(
    {
        "fsync_left_out": None,
        "synchronous_off": "synchronous_off",
        "synchronous_normal": "synchronous_normal",
        "acknowledge_before_commit": "acknowledge_before_commit",
    }
)
"""Name → the bug as ``faults.planted`` knows it; None: the disk itself lies."""


def disks(deeds: list[Deed], heard: Heard, count: int) -> Iterator[Image]:
    """Yield about ``count`` images or more: of every sync, or of as many moments as that needs."""
    chance = random.Random(SEED)
    syncs = before_syncs(deeds)
    told = sorted(one.mark for one in heard.told.values())
    moments = set(syncs) | set(chance.sample(told, len(told) // 10))
    each = max(A_MOMENT, 2 + round(MORE * count / len(syncs)))
    needed = MORE * count // each
    if needed < len(moments):
        moments = set(chance.sample(sorted(moments), round(needed)))
    yield from images(deeds, moments, each, SEED)


@pytest.mark.timeout(0)
async def test_whatever_a_power_loss_leaves_holds_all_that_was_acknowledged(
    disk: Disk, serving: Callable[..., Server], tmp_path: Path, plan: Plan
) -> None:
    server, heard = (
        serving(disk.folder / "hall.db", environment=disk.environment()),
        Heard(lambda: disk.logged),
    )
    await server.start()
    await open_windows(server.port, heard)
    await work(server.port, heard, 400)
    await server.stop()
    await server.start()
    await work(server.port, heard, 60)
    await server.stop(SIGKILL)
    await server.start()
    await work(server.port, heard, 60)
    assert await server.stop() == 0
    deeds, judge, judged = read(disk.log), Judge(tmp_path / "image", plan), 0
    assert len(heard.told) >= 500
    for image in disks(deeds, heard, IMAGES):
        assert await judge.faults_of(image.files, heard.before(image.moment)) == [], image.name
        judged += 1
    print(f"{len(heard.told)} commands, {len(before_syncs(deeds))} syncs, {judged} disks after a power loss")
    assert judged >= IMAGES


@pytest.mark.parametrize("name", PLANTED)
async def test_a_planted_bug_is_found(
    name: str, disk: Disk, serving: Callable[..., Server], tmp_path: Path, plan: Plan
) -> None:
    bug = PLANTED[name]
    if bug is None:
        disk.fail(How.swallow)
    entry = ("faults.planted", bug) if bug else ("queue_server",)
    server = serving(disk.folder / "hall.db", entry=entry, environment=disk.environment())
    heard = Heard(lambda: disk.logged)
    await server.start()
    await open_windows(server.port, heard)
    await work(server.port, heard, 12)
    await server.stop(SIGKILL)
    moments = {told.mark for told in heard.told.values()}
    judge = Judge(tmp_path / "image", plan)
    found: list[str] = []
    for image in images(read(disk.log), moments, A_MOMENT, SEED):
        found += await judge.faults_of(image.files, heard.before(image.moment))
        if found:
            break
    assert [fault for fault in found if "acknowledged" in fault]
