"""Every storage call is made to fail in its turn: nothing false is said, nobody hangs, and work goes on.

``EVERY`` is the step from one N to the next; `make fault` takes every one, and
more ways to fail.
"""

import os
from collections.abc import Callable
from itertools import count
from signal import SIGKILL, SIGTERM

import pytest

from faults.asking import whole_log
from faults.disk import FOR_EVER, Disk, How
from faults.failing import LONGEST, trial
from faults.heard import Heard
from faults.judge import records
from faults.server import Ended, Server
from faults.workload import open_windows, take, work

EVERY = int(os.environ.get("EVERY", "25"))
SHORT_RUN = ((How.input_output, FOR_EVER), (How.no_space, 1), (How.slow, 1))
"""What goes wrong, for how many calls."""
MORE = (
    *((how, FOR_EVER) for how in (How.no_space, How.read_only, How.short)),
    *((how, 1) for how in (How.input_output, How.short)),
)
CASES = SHORT_RUN + MORE if EVERY == 1 else SHORT_RUN
FEW_COMMANDS = 9
SURELY_PAST = 6 if EVERY == 1 else 1


@pytest.fixture
def server(disk: Disk, serving: Callable[..., Server]) -> Server:
    return serving(disk.folder / "hall.db", environment=disk.environment())


@pytest.mark.timeout(0)
async def test_at_work(server: Server, disk: Disk) -> None:
    heard = Heard()
    await server.start()
    await open_windows(server.port, heard)
    for how, times in CASES:
        untouched = 0  # how many calls a run makes depends on how its commands fall together
        for first in count(1, 2 * EVERY if how is How.slow and EVERY > 1 else EVERY):
            faults = await trial(server, disk, heard, how, first=first, times=times)
            assert faults == [], f"{how.name}, from call {first}"
            untouched += not disk.failed
            if untouched == SURELY_PAST:
                break
        print(f"{how.name}: each call up to {first}, {len(heard.told)} commands acknowledged so far")
    assert heard.broken_by(await whole_log(server.port)) == []
    await server.stop(SIGKILL)
    await server.start()
    assert heard.broken_by(await whole_log(server.port)) == []


@pytest.mark.timeout(0)
async def test_at_the_start(disk: Disk, server: Server) -> None:
    """It starts, or says in one sentence why not; a start on a sound disk then finds nothing in its way."""
    refusals: list[Ended] = []
    for first in count(1, EVERY):
        disk.fail(How.input_output, first)
        try:
            await server.start()
        except Ended as end:
            refusals.append(end)
        touched = disk.failed
        disk.mend()
        if server.ended is not None:
            await server.start()
        heard = Heard()
        await take(server.port, heard)
        assert heard.broken_by(await whole_log(server.port)) == []
        await server.stop(SIGKILL)
        if not touched:
            break
        empty(disk)
    print(f"each call up to {first} of a start, {len(refusals)} refused to start")
    assert {end.status for end in refusals} == {1}
    sentences = [end.said for end in refusals]
    assert [said for said in sentences if not said.startswith("hall-server: cannot use the store")] == []
    assert [said for said in sentences if said.count("\n") != 1] == []


@pytest.mark.timeout(0)
async def test_at_the_stop(disk: Disk, server: Server) -> None:
    """It ends in good order, whatever it could not keep of its snapshot; all that was told is there."""
    for how, times in CASES[:1] if EVERY > 1 else CASES[:2]:
        for first in count(1, EVERY):
            heard = Heard()
            await server.start()
            await open_windows(server.port, heard)
            await work(server.port, heard, FEW_COMMANDS)
            disk.fail(how, first, times)
            assert await server.stop(SIGTERM) == 0, server.said
            touched = disk.failed
            disk.mend()
            await server.start()
            assert heard.broken_by(await whole_log(server.port)) == []
            await server.stop(SIGKILL)
            if not touched:
                break
            empty(disk)
        print(f"{how.name}: each call up to {first} of a stop")


def empty(disk: Disk) -> None:
    """Let the next run begin from nothing, so that it makes the same calls."""
    for file in disk.folder.iterdir():
        file.unlink()


async def test_a_server_that_ignores_errors_of_commit_is_found_out(
    disk: Disk, serving: Callable[..., Server]
) -> None:
    entry = ("faults.planted", "ignore_errors_of_commit")
    server = serving(disk.folder / "hall.db", entry=entry, environment=disk.environment())
    heard = Heard()
    await server.start()
    await open_windows(server.port, heard)
    await trial(server, disk, heard, How.input_output, first=1)
    assert [fault for fault in heard.broken_by(records(server.database)) if "is lost" in fault]


async def test_a_server_that_hangs_with_its_disk_is_found_out(
    disk: Disk, serving: Callable[..., Server]
) -> None:
    entry = ("faults.planted", "wait_for_ever")
    server = serving(disk.folder / "hall.db", entry=entry, environment=disk.environment())
    await server.start()
    await open_windows(server.port, Heard())
    faults = await trial(server, disk, Heard(), How.slow, first=1, times=1)
    assert [fault for fault in faults if "answered after" in fault and float(fault.split()[-2]) > LONGEST]
