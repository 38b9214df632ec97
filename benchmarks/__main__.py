"""``python -m benchmarks NAME [--quick] [--json]``: readable lines, or these and a JSON object last."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final

from benchmarks.measure import Round, lines, report
from benchmarks.processes import NotStarted

MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "issue": "benchmarks.issue",
        "call": "benchmarks.call",
        "commands": "benchmarks.commands",
        "fanout": "benchmarks.fanout",
        "start": "benchmarks.start",
        "replay": "benchmarks.start",
        "history": "benchmarks.history",
        "peer": "benchmarks.peer",
        "policy": "benchmarks.policy",
        "print": "benchmarks.print",
        "slow_clients": "benchmarks.slow_clients",
        "estimates": "benchmarks.estimates",
        "what_if": "benchmarks.what_if",
        "kiosk": "benchmarks.kiosk",
        "search": "benchmarks.search",
        "soak": "benchmarks.soak",
        "soak_displays": "benchmarks.soak_displays",
        "led": "benchmarks.led",
        "voice": "benchmarks.voice",
        "programme": "benchmarks.programme",
    }
)
"""Name → the module whose ``run(quick)`` measures it; a module is loaded only for its own run."""

EVERY: Final = tuple(name for name in MODULES if name not in ("replay", "peer", "soak", "soak_displays"))


def main(argv: list[str] | None = None) -> int:
    """Measure; 0 done, 1 failed with one sentence on stderr."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=[*MODULES, "all"])
    parser.add_argument("--quick", action="store_true", help="at most 50 s each, coarser")
    parser.add_argument("--json", action="store_true", help="a JSON object as the last line of each")
    parser.add_argument("--fqm", type=Path, metavar="DIR", help="a checkout of FQM, for peer")
    parser.add_argument("--hours", type=float, metavar="N", help="hours of the day, for soak_displays")
    asked = parser.parse_args(argv)
    names = EVERY if asked.name == "all" else (asked.name,)
    results = [_one(name, asked) for name in names]
    return 0 if all(results) else 1


def _one(name: str, asked: argparse.Namespace) -> bool:
    run = import_module(MODULES[name]).run
    own = {"peer": (asked.fqm,), "soak_displays": (asked.hours,)}.get(name, ())
    try:
        rounds: list[Round] = run(asked.quick, *own)
    except (NotStarted, OSError, RuntimeError, TimeoutError) as error:
        print(f"benchmarks: {name} failed: {error}", file=sys.stderr)
        return False
    print("\n".join(lines(name, rounds)), flush=True)
    if asked.json:
        about = {"quick": asked.quick, "cores": os.cpu_count(), "python": platform.python_version()}
        print(json.dumps(report(name, rounds, about)), flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
