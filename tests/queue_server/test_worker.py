"""The worker by itself: a job in, what comes of it out, and no store is made by asking for one."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from queue_server.engine.record import GENESIS, to_rows
from queue_server.storage.place import Postgres, place, written
from queue_server.storage.sqlite import open_store
from queue_server.whatif.job import Answer, Job
from queue_server.worker import work


def job(loaded: Any, store: Any) -> Job:
    return Job(
        kind="score",
        document={},
        store=written(store),
        county=loaded.county,
        site=loaded.site,
        items=loaded.items,
    )


async def test_a_store_that_is_not_there_is_said_and_not_made(site: Any, tmp_path: Path) -> None:
    answer = await work(job(site(), tmp_path / "none.db"))
    assert [wrong.code for wrong in answer.wrong] == ["unavailable"]
    assert not (tmp_path / "none.db").exists()


async def test_it_reads_a_job_and_writes_an_answer(site: Any, tmp_path: Path) -> None:
    store = await open_store(tmp_path / "hall.db")
    await store.append(to_rows([], GENESIS), [])
    await store.close()
    sent = msgspec.json.encode(job(site(), tmp_path / "hall.db"))
    done = subprocess.run(
        [sys.executable, "-m", "queue_server.worker"],
        input=sent,
        capture_output=True,
        timeout=100,
        check=True,
    )
    answer = msgspec.json.decode(done.stdout, type=Answer)
    assert [(wrong.code, wrong.field) for wrong in answer.wrong] == [("unknown_day", "day")]


def test_a_place_is_written_as_it_is_read(tmp_path: Path) -> None:
    for one in (tmp_path / "hall.db", Postgres("postgresql://hall:secret@db/centre")):
        assert place(written(one)) == one
    assert written(Path("hall.db")) == f"sqlite:{Path.cwd() / 'hall.db'}"
