"""Simulate hall-hours, seed after seed, until they are full or a promise is broken."""

import argparse
import logging
import sys
from pathlib import Path

import structlog

from simulation.hall import STORES
from simulation.report import Report, again, runs

WORD_EVERY = 25


def arguments() -> argparse.ArgumentParser:
    """Return what the command understands."""
    parser = argparse.ArgumentParser(prog="python -m simulation", description=__doc__)
    parser.add_argument("--hours", type=int, default=50, help="hall-hours to simulate in all")
    parser.add_argument("--seed", type=int, default=1, help="the first seed; four hall-hours each")
    parser.add_argument(
        "--store", choices=tuple(STORES), default="memory", help="a model of a disk, or a file"
    )
    parser.add_argument("--trace", type=Path, help="write all that happens into this file")
    return parser


def main() -> int:
    """Return 1 when a promise was broken."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    given = arguments().parse_args()
    report = Report()
    with (given.trace or Path("/dev/null")).open("w", encoding="utf-8") as into:
        for report in runs(given.hours, given.seed, given.store, into if given.trace else None):
            if report.seeds % WORD_EVERY == 0:
                print(report.words(), flush=True)
    print(report.words())
    if report.failed is None:
        return 0
    print(f"repeat it: {again(report.failed, given.store)}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
