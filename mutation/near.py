"""Which tests to ask first: those of the module itself, then those that name it, then all of the rules'."""

import ast
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

PACKAGE: Final = Path("queue_server/domain")
TESTS: Final = Path("tests/queue_server/domain")


def modules(package: Path = PACKAGE) -> list[Path]:
    """Return the modules of the rules."""
    return sorted(path for path in package.rglob("*.py") if path.read_text(encoding="utf-8").strip())


def name_of(path: Path) -> str:
    """Return how a module is imported."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def near(module: Path) -> list[str]:
    """Return the test files to ask first, the module's own before all."""
    own = TESTS / module.relative_to(PACKAGE).parent / f"test_{module.stem}.py"
    naming = [path for path in every() if name_of(module) in imported(path)]
    found = [own] if own.is_file() else []
    return [str(path) for path in dict.fromkeys((*found, *sorted(naming, key=_size)))]


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
