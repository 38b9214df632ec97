"""What a row of runs came to, and the one line that repeats the one that failed."""

import time
from collections.abc import Iterator
from typing import IO

import msgspec

from simulation.episode import HOURS, Outcome, run


class Report(msgspec.Struct):
    """Figures of all runs so far; ``cpu`` in seconds of this process."""

    hours: int = 0
    seeds: int = 0
    commands: int = 0
    records: int = 0
    starts: int = 0
    cpu: float = 0.0
    failed: Outcome | None = None

    def take(self, outcome: Outcome, cpu: float) -> None:
        """Add a run."""
        self.hours += outcome.hours
        self.seeds += 1
        self.commands += outcome.commands
        self.records += outcome.records
        self.starts += outcome.starts
        self.cpu += cpu
        if outcome.violation is not None:
            self.failed = outcome

    def words(self) -> str:
        """Return the figures in a sentence or two."""
        speed = self.hours / self.cpu if self.cpu else 0.0
        verdict = "no promise broken" if self.failed is None else str(self.failed.violation)
        return (
            f"{self.hours} hall-hours of {self.seeds} seeds: {self.commands} commands, "
            f"{self.records} records, {self.starts} starts of the server; "
            f"{speed:.2f} hall-hours per CPU-second; {verdict}"
        )


def again(outcome: Outcome, store: str) -> str:
    """Return the one line that repeats a run."""
    return f"python -m simulation --hours {outcome.hours} --seed {outcome.seed} --store {store}"


def runs(hours: int, seed: int, store: str, into: IO[str] | None = None) -> Iterator[Report]:
    """Run seed after seed until the hours are full or a promise is broken; yield the figures after each."""
    report = Report()
    while report.hours < hours and report.failed is None:
        began = time.process_time()
        outcome = run(seed + report.seeds, min(HOURS, hours - report.hours), store=store, into=into)
        report.take(outcome, time.process_time() - began)
        yield report
