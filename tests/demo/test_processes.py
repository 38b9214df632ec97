"""Ranks: what is spoken to comes first and goes last."""

import asyncio
import sys
from pathlib import Path

import pytest

from demo.processes import Processes, find
from demo.program import CannotStart, Command, Program

WRITES = """
import signal, sys, time
name, path = sys.argv[1:]
def note(word):
    with open(path, "a") as file: file.write(f"{word} {name}\\n")
def end(*_):
    note("end")
    sys.exit()
signal.signal(signal.SIGTERM, end)
note("begin")
time.sleep(600)
"""


def program(name: str, rank: int, diary: Path) -> Program:
    async def ready() -> bool:
        return f"begin {name}" in diary.read_text()

    return Program(name, lambda: Command((sys.executable, "-c", WRITES, name, str(diary))), ready, rank)


async def test_ranks_start_upwards_and_stop_downwards(tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    diary.touch()
    said: list[str] = []
    async with Processes(tmp_path / "logs", said.append) as processes:
        await processes.start([program("late", 2, diary), program("early", 0, diary)])
        assert processes["early"].pid is not None
    assert diary.read_text().split("\n")[:2] == ["begin early", "begin late"]
    assert sorted(diary.read_text().split("\n")[2:4]) == ["end early", "end late"]
    assert [line.split()[0] for line in said] == ["early", "late"]


async def test_everything_is_stopped_when_one_does_not_come_up(tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    diary.touch()
    bad = Program("bad", lambda: Command((sys.executable, "-c", "")), lambda: asyncio.sleep(0, False), 1)
    with pytest.raises(CannotStart, match="bad ended"):
        async with Processes(tmp_path / "logs", lambda _: None) as processes:
            await processes.start([program("good", 0, diary), bad])
    assert "end good" in diary.read_text()


def test_what_is_not_installed_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(CannotStart, match="Xvfb is not installed; as root: apt-get install xvfb"):
        find("Xvfb")
