"""Time, chance and threads come in at the composition root: below it, to take them directly is an error."""

import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
TAKES = """\
import asyncio
import random
import secrets
import threading
import time
from datetime import date, datetime, UTC

print(datetime.now(UTC), date.today(), asyncio.to_thread)
"""


def found(place: str) -> list[str]:
    """Return what the lint says of a module at ``place`` that takes everything by itself."""
    command = [sys.executable, "-m", "ruff", "check", "--select", "TID251", "--output-format", "concise"]
    command += ["--stdin-filename", f"{place}/taker.py", "-"]
    said = subprocess.run(command, cwd=HOUSE, input=TAKES, capture_output=True, text=True, check=False)
    return [line.split("`")[1] for line in said.stdout.splitlines() if "TID251" in line]


@pytest.mark.parametrize("room", ["domain", "engine", "gateway"])
def test_below_the_root_nothing_takes_them(room: str) -> None:
    taken = ["random", "secrets", "threading", "time"]
    taken += ["datetime.datetime.now", "datetime.date.today", "asyncio.to_thread"]
    assert found(f"queue_server/{room}") == taken


def test_the_root_and_other_programs_do() -> None:
    assert found("queue_server") == found("display") == []
