"""Supervision of real processes: readiness, death, restart, orders, the end."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from demo.program import CannotStart, Command, Program, Running

SLEEP = "import time; print('up', flush=True); time.sleep(600)"
DEAF = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEP}"
ECHO = "import sys; print('up', flush=True); [print(line, end='', flush=True) for line in sys.stdin]"


def program(code: str, log: Path, *, hears: bool = False) -> Program:
    return Program("it", lambda: Command((sys.executable, "-c", code)), filled(log), hears=hears)


def filled(log: Path) -> Callable[[], Awaitable[bool]]:
    async def ready() -> bool:
        return b"up" in log.read_bytes()

    return ready


def running(code: str, tmp_path: Path, said: list[str], *, hears: bool = False) -> Running:
    log = tmp_path / "log"
    log.touch()
    return Running(program(code, log, hears=hears), log, said.append)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not true():
            await asyncio.sleep(0.02)


async def holds(true: Callable[[], bool]) -> bool:
    """Tell whether ``true`` comes true in half a second."""
    for _ in range(10):
        if true():
            return True
        await asyncio.sleep(0.05)
    return False


async def test_it_runs_in_a_session_of_its_own_and_ends(tmp_path: Path) -> None:
    it = running(SLEEP, tmp_path, [])
    await it.start()
    pid = it.pid
    assert pid is not None
    assert os.getsid(pid) != os.getsid(0)
    await it.stop()
    await it.stop()
    assert it.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_one_that_will_not_end_is_ended(tmp_path: Path) -> None:
    it = running(DEAF, tmp_path, [])
    await it.start()
    await it.stop()
    assert it.pid is None


async def test_one_that_dies_is_started_again_and_said_so(tmp_path: Path) -> None:
    said: list[str] = []
    it = running(SLEEP, tmp_path, said)
    await it.start()
    first = it.pid
    assert first is not None
    os.kill(first, 9)
    await until(lambda: it.pid not in (None, first))
    assert it.restarts == 1
    assert "it ended (status -9); starting it again" in said
    await it.stop()


async def test_one_that_is_held_stays_down_until_it_is_let_go(tmp_path: Path) -> None:
    said: list[str] = []
    it = running(SLEEP, tmp_path, said)
    await it.start()
    it.hold(True)
    it.hold(True)
    await until(lambda: bool(said))
    assert not await holds(lambda: it.pid is not None)
    it.hold(False)
    await until(lambda: it.pid is not None)
    it.hold(True)
    await until(lambda: it.pid is None)
    await it.stop()


async def test_one_that_ends_before_it_is_ready_tells_its_last_words(tmp_path: Path) -> None:
    it = running("import sys; sys.exit('no such board')", tmp_path, [])
    with pytest.raises(CannotStart, match=r"it ended with status 1: no such board"):
        await it.start()


async def test_one_that_is_never_ready_is_given_up(tmp_path: Path) -> None:
    it = running("import time; time.sleep(600)", tmp_path, [])
    with pytest.raises(CannotStart, match=r"not ready after 0.3 s: it said nothing"):
        await it.start(0.3)
    await it.stop()


async def test_a_command_that_does_not_exist(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    it = Running(Program("it", lambda: Command(("/no/such/program",)), filled(log)), log, lambda _: None)
    with pytest.raises(CannotStart, match="/no/such/program"):
        await it.start()


async def test_orders_are_heard(tmp_path: Path) -> None:
    it = running(ECHO, tmp_path, [], hears=True)
    await it.start()
    it.order({"fault": "unplug"})
    await until(lambda: b'{"fault": "unplug"}' in it.log.read_bytes())
    await it.stop()
    it.order({"fault": "heal"})
