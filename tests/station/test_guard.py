"""A program that stands still is killed and started anew; one that ends well is left in peace."""

import asyncio
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from station.guard import Guard

WITHIN = 90.0
BEATING = """
import os, pathlib, signal, sys, time
from station.heartbeat import AGAIN, Heartbeat

folder, then = pathlib.Path(sys.argv[1]), sys.argv[2]
run = len(list(folder.iterdir())) + 1
(folder / f"{run:03}-{os.getpid()}").touch()
heart = Heartbeat()
if then == "never":
    sys.exit(1)
if then == "mute":
    time.sleep(600)
for _ in range(5):
    heart.beat()
    time.sleep(0.05)
if then == "fails":
    sys.exit(1 if run < 3 else 2)
if then == "again":
    sys.exit(AGAIN if run < 3 else 0)
if then == "falls" and run < 3:
    os.kill(os.getpid(), (signal.SIGSEGV, signal.SIGKILL)[run - 1])
while then == "beats":
    heart.beat()
    time.sleep(0.05)
if run > 1:
    sys.exit(0)
if then == "stops":
    os.kill(os.getpid(), signal.SIGSTOP)
time.sleep(600)
"""
"""Notes that it runs, beats a while, and then does what it was told; from the second time on it ends well."""


def guard(folder: Path, then: str, within: float = 2.0, starting: float = WITHIN) -> Guard:
    folder.mkdir()
    return Guard([sys.executable, "-c", BEATING, str(folder), then], within, starting)


def pids(folder: Path) -> list[int]:
    return [int(path.name.partition("-")[2]) for path in sorted(folder.iterdir())]


def gone(pid: int) -> bool:
    """Tell whether a process has ended; who is left to a first process that buries nobody has, too."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return told.rpartition(")")[2].split()[0] in "ZX"


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(WITHIN):
        while not true():
            await asyncio.sleep(0.05)


async def test_a_main_loop_that_blocks_is_started_anew(tmp_path: Path) -> None:
    assert await asyncio.wait_for(guard(tmp_path / "runs", "blocks").run(), WITHIN) == 0
    assert len(pids(tmp_path / "runs")) >= 2
    assert all(gone(pid) for pid in pids(tmp_path / "runs"))


async def test_a_stopped_process_is_started_anew(tmp_path: Path) -> None:
    """SIGSTOP cannot be handled; only SIGKILL gets through to who sleeps so deep."""
    assert await asyncio.wait_for(guard(tmp_path / "runs", "stops").run(), WITHIN) == 0
    assert len(pids(tmp_path / "runs")) >= 2
    assert all(gone(pid) for pid in pids(tmp_path / "runs"))


async def test_what_falls_is_started_anew(tmp_path: Path) -> None:
    assert await asyncio.wait_for(guard(tmp_path / "runs", "falls").run(), WITHIN) == 0
    assert len(pids(tmp_path / "runs")) == 3


async def test_one_that_never_begins_to_beat_is_started_anew(tmp_path: Path) -> None:
    watching = guard(tmp_path / "runs", "mute", starting=1.0)
    running = asyncio.create_task(watching.run())
    await until(lambda: len(pids(tmp_path / "runs")) > 1)
    watching.stop()
    assert await asyncio.wait_for(running, WITHIN) == 0


async def test_one_that_asks_for_a_fresh_start_gets_it(tmp_path: Path) -> None:
    assert await asyncio.wait_for(guard(tmp_path / "runs", "again").run(), WITHIN) == 0
    assert len(pids(tmp_path / "runs")) == 3


async def test_one_that_cannot_begin_is_left_to_who_started_it(tmp_path: Path) -> None:
    assert await asyncio.wait_for(guard(tmp_path / "runs", "never").run(), WITHIN) == 1
    assert len(pids(tmp_path / "runs")) == 1


async def test_a_program_that_fails_is_tried_again_and_wrong_usage_is_the_end(tmp_path: Path) -> None:
    assert await asyncio.wait_for(guard(tmp_path / "runs", "fails").run(), WITHIN) == 2
    assert len(pids(tmp_path / "runs")) == 3


@pytest.mark.parametrize("then", ["beats", "stops"])
async def test_told_to_stop_it_ends_its_program_first(tmp_path: Path, then: str) -> None:
    watching = guard(tmp_path / "runs", then, within=WITHIN)
    running = asyncio.create_task(watching.run())
    await until(lambda: pids(tmp_path / "runs"))
    watching.stop()
    assert await asyncio.wait_for(running, WITHIN) == 0
    assert all(gone(pid) for pid in pids(tmp_path / "runs"))


async def test_as_a_program_it_ends_with_its_program(tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    folder.mkdir()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "station.guard", "--within", "60", "--"),
        *(sys.executable, "-c", BEATING, str(folder), "beats"),
        stderr=asyncio.subprocess.PIPE,
    )
    await until(lambda: pids(folder))
    process.send_signal(signal.SIGTERM)
    _, told = await asyncio.wait_for(process.communicate(), WITHIN)
    assert process.returncode == 0
    assert b'"guarded"' in told
    assert all(gone(pid) for pid in pids(folder))


async def test_nothing_runs_on_that_nobody_guards(tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    folder.mkdir()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "station.guard", "--within", "60", "--"),
        *(sys.executable, "-c", BEATING, str(folder), "beats"),
        stderr=asyncio.subprocess.DEVNULL,
    )
    await until(lambda: pids(folder))
    process.kill()
    await process.wait()
    await until(lambda: all(gone(pid) for pid in pids(folder)))
