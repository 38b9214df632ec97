"""``history``: numbers taken a second with ten million tickets in the file, beside an empty one.

``vs_empty``: the two servers take turns, the one with a past in the middle.
The past is written by :mod:`benchmarks.bulk`; the server starts from the
snapshot at its end, which is measured too (``start_vs_empty``).
"""

import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks import bulk
from benchmarks.issue import load
from benchmarks.measure import Round
from benchmarks.processes import Served, all_ready, hall

TICKETS: Final = 10_000_000
TICKETS_QUICK: Final = 300_000
CLIENTS: Final = 50


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    rounds, seconds = (3, 3.0) if quick else (5, 6.0)
    tickets = TICKETS_QUICK if quick else TICKETS
    with tempfile.TemporaryDirectory(prefix="hall-bench-") as name:
        past, empty = Path(name) / "past.db", Path(name) / "empty.db"
        bulk.write(past, tickets)
        about = {"tickets": tickets, "gib": past.stat().st_size / 2**30, **_starts(past, empty)}
        full, fresh = hall(past), hall(empty)
        with all_ready(full, fresh):
            for server in (full, fresh):
                load(server, 8, 0.3)
            return [{**_round(full, fresh, seconds), **about} for _ in range(rounds)]


def _round(full: Served, fresh: Served, seconds: float) -> Round:
    """Load the two in halves, the one with a past in the middle: what drifts meets both alike."""
    before = load(fresh, CLIENTS, seconds / 2)
    measured = load(full, CLIENTS, seconds)
    after = load(fresh, CLIENTS, seconds / 2)
    reference = {key: (before[key] + after[key]) / 2 for key in before}
    return {
        "vs_empty": measured["per_s"] / reference["per_s"],
        "p99_vs_empty": measured["p99"] / reference["p99"],
        "tickets_per_s": measured["per_s"],
        "empty_tickets_per_s": reference["per_s"],
    }


def _starts(past: Path, empty: Path) -> Round:
    """Return how long the first answer takes after a start, once warm."""
    for database in (past, empty):
        _seconds_to_answer(database)
    began, bare = _seconds_to_answer(past), _seconds_to_answer(empty)
    return {"start_s": began, "start_vs_empty": began / bare}


def _seconds_to_answer(database: Path) -> float:
    began = time.perf_counter()
    server = hall(database)
    with all_ready(server):
        server.get("/readyz")
        return time.perf_counter() - began
