"""Try faults of the rules against their tests: so many of each module, drawn by a seed."""

import argparse
import ast
import importlib
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Final

from mutation.mutants import Mutant, mutants, mutated
from mutation.near import PACKAGE, modules, name_of, near, rest
from mutation.score import Tried, score, verdict, words
from mutation.trial import CPU_SECONDS, NEAR_SECONDS, tried

LOADED_ONCE: Final = ("pytest", "hypothesis.strategies", "msgspec", "structlog", "zoneinfo", "config.load")
"""What every trial needs and no fault is in."""
GOAL: Final = 0.9


def arguments() -> argparse.ArgumentParser:
    """Return what the command understands."""
    parser = argparse.ArgumentParser(prog="python -m mutation", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"parts of module paths under {PACKAGE}; all when none")
    parser.add_argument("--per-file", type=int, default=10, help="faults tried of each module; 0 for all")
    parser.add_argument("--seed", type=int, default=1, help="draws which")
    parser.add_argument("--jobs", type=int, default=1, help="trials at a time")
    parser.add_argument("--near", action="store_true", help="ask only the tests that name the module")
    return parser


def main() -> int:
    """Return 1 when fewer than the goal are noticed, 2 when the tests fail without any fault."""
    given = arguments().parse_args()
    os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", tempfile.mkdtemp(prefix="mutation-"))
    for name in LOADED_ONCE:
        importlib.import_module(name)
    found: dict[str, Tried] = {}
    with ThreadPoolExecutor(given.jobs) as pool:
        for module in _asked(given.names):
            faults, chosen = _drawn(module, given.per_file, given.seed)
            if not chosen:
                continue
            found[str(module)] = result = Tried(len(faults), len(chosen), [])
            survives = pool.map(lambda one, m=module: _passes(m, one, near_only=given.near), chosen)
            result.survived += [one for one, alive in zip(chosen, survives, strict=True) if alive]
            if not result.survived and not _passes(module, None, near_only=True):
                print(f"python -m mutation: the tests of {module} fail without any fault", file=sys.stderr)
                return 2
            print(words(str(module), result), flush=True)
    print(verdict(list(found.values())))
    return 0 if score(list(found.values()))[0] >= GOAL else 1


def _asked(names: Sequence[str]) -> Iterator[Path]:
    return (path for path in modules() if not names or any(name in str(path) for name in names))


def _drawn(module: Path, count: int, seed: int) -> tuple[list[Mutant], list[Mutant]]:
    """Return all faults of a module, and those to be tried."""
    faults = mutants(str(module), module.read_text(encoding="utf-8"))
    if not count or count >= len(faults):
        return faults, faults
    return faults, sorted(Random(f"{seed} {module}").sample(faults, count))


def _passes(module: Path, mutant: Mutant | None, *, near_only: bool) -> bool:
    """Tell whether all tests pass with that fault in the module, or with none."""
    source = module.read_text(encoding="utf-8")
    tree = mutated(source, mutant.number) if mutant else ast.parse(source)
    first = near(module)
    for tests, limit in ((first, NEAR_SECONDS), ([] if near_only else rest(first), CPU_SECONDS)):
        if tests and tried(name_of(module), module, tree, tests, limit) != "survived":
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
