"""Reckoning aside: for so long, and what the worker says; with workers that are easy to foresee."""

import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from queue_server import aside
from queue_server.aside import Reckoner
from queue_server.whatif.job import Job, NotReckoned


def worker(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setattr(aside, "WORKER", (sys.executable, "-c", f"import sys, time\n{script}"))


async def refused(reckoner: Reckoner) -> str:
    with pytest.raises(NotReckoned) as caught:
        await reckoner("score", {"day": "2026-11-23"})
    return caught.value.wrong[0].code


async def test_what_the_worker_says_is_the_answer(
    site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker(monkeypatch, 'print(\'{"done": \' + sys.stdin.read() + "}")')
    said = await Reckoner(site(), tmp_path / "hall.db")("score", {"day": "2026-11-23"})
    job = msgspec.json.decode(said, type=Job)
    assert (job.kind, job.document, job.site) == ("score", {"day": "2026-11-23"}, site().site)
    assert job.store == f"sqlite:{tmp_path}/hall.db"


async def test_what_was_wrong_is_raised(site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worker(monkeypatch, 'print(\'{"wrong": [{"code": "unknown_day", "detail": "d"}]}\')')
    assert await refused(Reckoner(site(), tmp_path)) == "unknown_day"


async def test_one_that_fails_or_takes_too_long_is_over_and_the_next_may_come(
    site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reckoner = Reckoner(site(), tmp_path, seconds=0.2)
    worker(monkeypatch, "time.sleep(600)")
    assert await refused(reckoner) == "too_long"
    reckoner = Reckoner(site(), tmp_path)
    worker(monkeypatch, "raise SystemExit(3)")
    assert await refused(reckoner) == "fault"
    assert await refused(reckoner) == "fault"
