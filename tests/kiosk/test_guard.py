"""The guard over real processes: what falls or hangs is started again, what was stopped stays stopped."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.ending import AGAIN, HEART, Ending, beat
from kiosk.guard import Guard

STANDS = """
import asyncio, os, sys
from kiosk.ending import Ending, beat
from pathlib import Path

async def stand():
    ending = Ending()
    ending.heed_signals()
    ending.beating = asyncio.create_task(beat(ending))
    file = Path(sys.argv[1])
    file.write_text(file.read_text() + f"{os.getpid()}\\n" if file.exists() else f"{os.getpid()}\\n")
    exec(sys.argv[2])
    await ending.wait()
    return ending.status

sys.exit(asyncio.run(stand()))
"""


class Guarded:
    """A guard over a program that writes its process id down and then does ``deed``."""

    def __init__(self, folder: Path, deed: str, **more: Any) -> None:
        self._file = folder / "runs"
        self.guard = Guard([sys.executable, "-c", STANDS, str(self._file), deed], **more)
        self.task = asyncio.create_task(self.guard.run())

    @property
    def runs(self) -> list[int]:
        return [int(line) for line in self._file.read_text().split()] if self._file.exists() else []

    async def until(self, true: Callable[[], Any]) -> None:
        async with asyncio.timeout(90):
            while not true():
                await asyncio.sleep(0.02)

    async def end(self) -> int:
        self.guard.stop()
        return await asyncio.wait_for(self.task, 60)


@pytest.fixture
async def guarded(tmp_path: Path) -> AsyncIterator[Callable[..., Guarded]]:
    made: list[Guarded] = []

    def make(deed: str = "", **more: Any) -> Guarded:
        made.append(Guarded(tmp_path, deed, **more))
        return made[-1]

    yield make
    for one in made:
        one.guard.stop()
        one.task.cancel()
    await asyncio.gather(*(one.task for one in made), return_exceptions=True)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV, signal.SIGSTOP])
async def test_what_fell_or_stands_still_is_started_again(
    guarded: Callable[..., Guarded], how: signal.Signals
) -> None:
    kiosk = guarded(hangs=2.0)
    await kiosk.until(lambda: kiosk.runs and kiosk.guard._heard)
    os.kill(kiosk.runs[0], how)
    await kiosk.until(lambda: len(kiosk.runs) == 2)
    assert await kiosk.end() == 0


async def test_a_loop_that_is_stuck_is_ended_and_started_again(guarded: Callable[..., Guarded]) -> None:
    deed = """
import time
if len(file.read_text().split()) == 1:
    asyncio.get_running_loop().call_later(1.5, time.sleep, 600)
"""
    kiosk = guarded(deed, hangs=2.0)
    await kiosk.until(lambda: len(kiosk.runs) == 2)
    assert await kiosk.end() == 0


async def test_one_that_never_begins_to_beat_is_ended(guarded: Callable[..., Guarded]) -> None:
    kiosk = guarded("import time; time.sleep(600)", starts=1.0)
    await kiosk.until(lambda: len(kiosk.runs) > 1)


@pytest.mark.parametrize("status", [0, 2])
async def test_one_that_ended_in_good_order_or_was_called_wrongly_stays_ended(
    guarded: Callable[..., Guarded], status: int
) -> None:
    kiosk = guarded(f"ending.ask({status})")
    assert await asyncio.wait_for(kiosk.task, 60) == status
    assert len(kiosk.runs) == 1


async def test_one_that_wants_a_fresh_start_gets_it(
    guarded: Callable[..., Guarded],
) -> None:
    kiosk = guarded(f"ending.ask(0 if len(file.read_text().split()) == 3 else {AGAIN})")
    assert await asyncio.wait_for(kiosk.task, 60) == 0
    assert len(kiosk.runs) == 3


async def test_one_that_fails_before_it_ever_beat_is_left_to_who_started_it(
    guarded: Callable[..., Guarded],
) -> None:
    kiosk = guarded("raise SystemExit(1)")
    assert await asyncio.wait_for(kiosk.task, 60) == 1


async def test_without_a_guard_there_is_nobody_to_beat_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HEART, raising=False)
    ending = Ending()
    await asyncio.wait_for(beat(ending), 10)
    assert ending.status == 0


async def test_a_kiosk_whose_guard_is_gone_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    ear, mouth = os.pipe()
    monkeypatch.setenv(HEART, str(mouth))
    os.close(ear)
    ending, began = Ending(), time.monotonic()
    await asyncio.wait_for(beat(ending), 10)
    await asyncio.wait_for(ending.wait(), 10)
    assert time.monotonic() >= began
    os.close(mouth)
