"""``commands``: durable commands a second over 50 WebSockets, each with eight under way.

Beside it in every round: SQLite's one-row commits on the same disk, with its
own half before and half after, and the same server with a commit a command.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.disk import commits
from benchmarks.measure import Round
from benchmarks.processes import Served, all_ready, altered, hall

CLIENTS: Final = 50
AHEAD: Final = 8


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    rounds, seconds = (3, 2.0) if quick else (5, 5.0)
    with tempfile.TemporaryDirectory(prefix="hall-bench-") as name:
        folder = Path(name)
        ours, ungrouped = hall(folder / "hall.db"), altered(folder / "ungrouped.db", "--one-by-one")
        with all_ready(ours, ungrouped):
            for server in (ours, ungrouped):
                talk(server, 8, 1, 0.3)
            return [_round(ours, ungrouped, folder, seconds) for _ in range(rounds)]


def talk(server: Served, clients: int, ahead: int, seconds: float) -> dict[str, float]:
    """Return the figures of :mod:`benchmarks.talkers` against ``server``."""
    words = [str(word) for word in (server.port, clients, ahead, seconds)]
    command = [sys.executable, "-m", "benchmarks.talkers", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the load on port {server.port} failed: {done.stderr.strip()[-600:]}")
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _round(ours: Served, ungrouped: Served, folder: Path, seconds: float) -> Round:
    before = commits(folder, seconds / 4, 1)
    alone = talk(ours, 1, 1, seconds / 4)
    measured = talk(ours, CLIENTS, AHEAD, seconds)
    after = commits(folder, seconds / 4, 1)
    one_by_one = talk(ungrouped, CLIENTS, AHEAD, seconds / 2)
    single = (before + after) / 2
    return {
        "vs_single_commit": measured["per_s"] / single,
        "vs_ungrouped": measured["per_s"] / one_by_one["per_s"],
        "commands_per_s": measured["per_s"],
        "sqlite_single_commit_per_s": single,
        "ungrouped_per_s": one_by_one["per_s"],
        "p50_ms": measured["p50"],
        "p99_ms": measured["p99"],
        "alone_p50_ms": alone["p50"],
    }
