"""``start``: how soon a server answers with a past behind it, and how fast the log is replayed.

``start_vs_empty``: process start to the first answer, with a long log, its
snapshot and 1 000 events after it, beside a start on no file at all.
``replay_vs_decode``: the whole log through the engine, with its chain checked
and its answers remembered, beside a bare loop that reads, decodes, hashes and
applies the same rows.
"""

import asyncio
import json
import sqlite3
import tempfile
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from benchmarks import past
from benchmarks.measure import Round
from benchmarks.processes import all_ready, hall
from config.load import DEMO_COUNTY, Loaded, load
from queue_server.domain.evolve import evolve
from queue_server.domain.plan import Plan
from queue_server.domain.state import HallState
from queue_server.engine.memory import thaw
from queue_server.engine.record import Record
from queue_server.siteplan import rules_plan
from queue_server.storage.sqlite import open_store

TICKETS_QUICK: Final = 8_000
TICKETS: Final = 400_000


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    loaded = load(DEMO_COUNTY, "centre")
    with tempfile.TemporaryDirectory(prefix="hall-bench-") as name:
        folder = Path(name)
        database = folder / "past.db"
        events = asyncio.run(past.write(loaded, database, TICKETS_QUICK if quick else TICKETS))
        return [_round(loaded, folder, database, events, index) for index in range(3 if quick else 5)]


def _round(loaded: Loaded, folder: Path, database: Path, events: int, index: int) -> Round:
    plan = rules_plan(loaded)
    bare = bare_replay(database, plan)
    whole = asyncio.run(replay(database, plan))
    empty = _seconds_to_answer(folder / f"empty-{index}.db")
    began = _seconds_to_answer(_copy(database, folder / f"past-{index}.db"))
    return {
        "start_vs_empty": began / empty,
        "start_s": began,
        "empty_start_s": empty,
        "replay_vs_decode": whole / bare,
        "events_per_s": events / whole,
        "bare_events_per_s": events / bare,
        "events": events,
    }


def bare_replay(database: Path, plan: Plan) -> float:
    """Return the seconds of reading, decoding, hashing and applying every row, and nothing else."""
    decode = msgspec.json.Decoder(Record).decode
    state, digest = HallState(plan=plan), bytes(32)
    began = time.perf_counter()
    with closing(sqlite3.connect(database)) as connection:
        for line, _ in connection.execute("SELECT line, hash FROM events ORDER BY seq"):
            digest = sha256(digest + line).digest()
            record = decode(line)
            evolve(state, record.event, record.at)
    return time.perf_counter() - began


async def replay(database: Path, plan: Plan) -> float:
    """Return the seconds that the engine's own replay takes, from the first record on."""
    store = await open_store(database)
    try:
        memory = thaw(None, plan)
        began = time.perf_counter()
        async for rows in store.rows_after(0):
            memory.replay(rows)
        return time.perf_counter() - began
    finally:
        await store.close()


def _copy(database: Path, to: Path) -> Path:
    """Copy the file: a server that stops leaves a newer snapshot, and the next would find no tail."""
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
    return to


def _seconds_to_answer(database: Path) -> float:
    began = time.perf_counter()
    server = hall(database)
    with all_ready(server):
        assert json.loads(server.get("/readyz")) == {"status": "ready"}
        return time.perf_counter() - began
