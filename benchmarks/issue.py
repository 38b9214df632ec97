"""``issue``: numbers taken a second over REST, each durable before it is answered.

Beside it in every round: a POST that does nothing on the same stack, SQLite's
commits and the disk's syncs, and the same server with a commit a command.
Servers idle while it is another's turn.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.disk import GROUP, commits, syncs
from benchmarks.measure import Round
from benchmarks.processes import Served, all_ready, altered, free_port, hall

SLOW_MS: Final = 5
PAGE: Final = 4096
CHECKPOINT_PAGES: Final = 1000
CHECKPOINT_SYNCS: Final = 2
CROWDS: Final = (1, 50, 200)


class Servers:
    """The hall's server and those it is measured against, on files in one folder."""

    def __init__(self, folder: Path) -> None:
        port = free_port()
        self.hall = hall(folder / "hall.db")
        self.noop = Served("benchmarks.noop", [str(port)], port)
        self.ungrouped = altered(folder / "ungrouped.db", "--one-by-one")
        self.slow = altered(folder / "slow.db", "--sync-ms", str(SLOW_MS))
        self.slow_ungrouped = altered(folder / "slow-ungrouped.db", "--one-by-one", "--sync-ms", str(SLOW_MS))

    def all(self) -> tuple[Served, ...]:
        """Return every server."""
        return (self.hall, self.noop, self.ungrouped, self.slow, self.slow_ungrouped)


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    rounds, seconds = (3, 0.9) if quick else (5, 3.0)
    with tempfile.TemporaryDirectory(prefix="hall-bench-") as name:
        folder = Path(name)
        servers = Servers(folder)
        with all_ready(*servers.all()):
            for server in servers.all():
                load(server, 8, 0.3)
            return [_round(servers, folder, seconds) for _ in range(rounds)]


def load(server: Served, clients: int, seconds: float, *windows: str) -> dict[str, float]:
    """Return the figures of :mod:`benchmarks.load`: numbers taken, or calls at ``windows``."""
    words = [str(server.port), str(clients), str(seconds), "--windows", ",".join(windows)]
    command = [sys.executable, "-m", "benchmarks.load", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the load on port {server.port} failed: {done.stderr.strip()[-600:]}")
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _round(servers: Servers, folder: Path, seconds: float) -> Round:
    single = commits(folder, seconds / 3, 1)
    grouped = commits(folder, seconds / 3, GROUP)
    sync, worst = syncs(folder, seconds / 3)
    crowds = {clients: _pair(servers, clients, seconds) for clients in CROWDS}
    hall_of = {clients: pair[0] for clients, pair in crowds.items()}
    noop_of = {clients: pair[1] for clients, pair in crowds.items()}
    ungrouped = load(servers.ungrouped, 50, seconds)["per_s"]
    slow = load(servers.slow, 50, seconds)["per_s"]
    slow_ungrouped = load(servers.slow_ungrouped, 50, seconds)["per_s"]
    return {
        **{f"tickets_per_s_c{clients}": hall_of[clients]["per_s"] for clients in CROWDS},
        **{f"noop_per_s_c{clients}": noop_of[clients]["per_s"] for clients in CROWDS},
        "vs_noop_post_c50": hall_of[50]["per_s"] / noop_of[50]["per_s"],
        "vs_noop_post_c200": hall_of[200]["per_s"] / noop_of[200]["per_s"],
        "sqlite_single_commit_per_s": single,
        "sqlite_group_commit_rows_per_s": grouped,
        "vs_single_commit_c50": hall_of[50]["per_s"] / single,
        "vs_ungrouped_c50": hall_of[50]["per_s"] / ungrouped,
        "vs_ungrouped_slow_fsync_c50": slow / slow_ungrouped,
        **{f"p50_ms_c{clients}": hall_of[clients]["p50"] for clients in CROWDS},
        **{f"p99_ms_c{clients}": hall_of[clients]["p99"] for clients in CROWDS},
        "noop_p50_ms_c1": noop_of[1]["p50"],
        "noop_p99_ms_c50": noop_of[50]["p99"],
        "p99_vs_noop_c50": hall_of[50]["p99"] / noop_of[50]["p99"],
        "p99_vs_goal_c50": hall_of[50]["p99"] / (2.5 * noop_of[50]["p99"] + worst),
        "p50_vs_floor_c1": hall_of[1]["p50"] / (noop_of[1]["p50"] + 2 * sync),
        "fdatasync_ms": sync,
        "fdatasync_worst_ms": worst,
        "fdatasync_per_ticket_c50": hall_of[50]["syncs"] / hall_of[50]["count"],
    }


def _pair(servers: Servers, clients: int, seconds: float) -> tuple[dict[str, float], dict[str, float]]:
    """Load the two in halves, the hall in the middle: what drifts meets both alike."""
    first = load(servers.noop, clients, seconds / 2)
    before = _syncs_so_far(servers.hall)
    loaded = load(servers.hall, clients, seconds)
    loaded["syncs"] = _syncs_so_far(servers.hall) - before
    second = load(servers.noop, clients, seconds / 2)
    return loaded, {key: (first[key] + second[key]) / 2 for key in first}


def _syncs_so_far(server: Served) -> float:
    """Return the syncs the server has asked for: one a group, and at most two a checkpoint of the WAL.

    The checkpoints are counted from above: as if every page written had gone to the WAL.
    """
    checkpoints = server.written() / (PAGE * CHECKPOINT_PAGES)
    return server.figure("hall_commit_groups_total") + CHECKPOINT_SYNCS * checkpoints
