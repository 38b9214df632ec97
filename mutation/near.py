"""Which tests to ask first: those of the module itself, then those that name it, then all of the rules'."""

import ast
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

PACKAGE: Final = Path("queue_server/domain")
TESTS: Final = Path("tests/queue_server/domain")

CLOSE: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "account": ("left_out", "windows"),
        "ask": ("issuing", "day", "quota"),
        "calling": ("serves", "choosing"),
        "changes/blocks": ("lending", "blocks"),
        "changes/bookings": ("booking", "check_in", "releasing", "quota"),
        "changes/calls": ("calling", "requeueing", "proofs", "guards", "undoing", "heads", "guarantee"),
        "changes/change": ("evolve", "serving", "calling", "clockwork", "undoing"),
        "changes/day": ("day", "state", "blocks", "lending", "bookings", "unpassable"),
        "changes/helping": ("helping",),
        "changes/ratings": ("rating", "rated"),
        "changes/proofs": ("proofs", "clockwork", "guards"),
        "changes/service": ("serving", "touring", "evolve", "clockwork"),
        "changes/stops": ("touring", "next_stop", "issuing"),
        "changes/tickets": ("issuing", "binding", "check_in", "clockwork", "person"),
        "changes/windows": ("windows", "state", "day"),
        "doubting": ("proofs", "clockwork"),
        "events/boards": ("left_out", "proofs", "honesty"),
        "events/bookings": ("left_out", "booking", "check_in"),
        "events/calls": ("left_out", "calling", "choosing"),
        "events/event": ("events", "evolve"),
        "events/helping": ("left_out",),
        "events/windows": ("left_out",),
        "evolve": ("rating", "undoing"),
        "events/service": ("left_out", "serving", "calling"),
        "events/stops": ("left_out", "touring", "next_stop"),
        "events/tickets": ("left_out", "issuing", "clockwork"),
        "guards": ("requeueing", "calling"),
        "last": ("undoing",),
        "moment": ("order", "guarantee"),
        "serving": ("touring",),
        "policy/__init__": ("tallying", "guarantee"),
        "rules": ("left_out", "guards", "clockwork", "requeueing", "undoing"),
    }
)
"""Module that its own tests show little of → the tests of what works with it."""
REFUSING: Final = ("refused_at_windows", "refused_beforehand")
"""What every refusal says, word by word: asked of each module that refuses."""


def modules(package: Path = PACKAGE) -> list[Path]:
    """Return the modules of the rules."""
    return sorted(path for path in package.rglob("*.py") if path.read_text(encoding="utf-8").strip())


def name_of(path: Path) -> str:
    """Return how a module is imported."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def near(module: Path) -> list[str]:
    """Return the test files to ask first, the module's own before all."""
    part = module.relative_to(PACKAGE).with_suffix("")
    own = TESTS / part.parent / f"test_{part.stem}.py"
    close = [TESTS / f"test_{name}.py" for name in CLOSE.get(part.as_posix(), ())]
    refuses = "Refusal(" in module.read_text(encoding="utf-8")
    said = [TESTS / f"test_{name}.py" for name in REFUSING if refuses]
    naming = [path for path in every() if name_of(module) in imported(path)]
    found = [own] if own.is_file() else []
    return [str(path) for path in dict.fromkeys((*found, *close, *said, *sorted(naming, key=_size)))]


def rest(asked: Iterable[str]) -> list[str]:
    """Return all other test files of the rules, small ones first."""
    return [str(path) for path in sorted(every(), key=_size) if str(path) not in asked]


@lru_cache
def every() -> Sequence[Path]:
    """Return the test files of the rules."""
    return sorted(TESTS.rglob("test_*.py"))


@lru_cache
def imported(path: Path) -> frozenset[str]:
    """Return the modules that a file imports, also those named ``from`` their package."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    names = {str(node.module) for node in froms}
    return frozenset(names | {f"{node.module}.{alias.name}" for node in froms for alias in node.names})


def _size(path: Path) -> int:
    return path.stat().st_size
