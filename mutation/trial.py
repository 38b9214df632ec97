"""One fault, tried: a child imports the module with the fault in it and runs tests until one fails."""

import ast
import os
import resource
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Final, Literal

CPU_SECONDS: Final = 240
NEAR_SECONDS: Final = 60
"""After so much processor time a fault is taken for a loop without end; those of a module take 20 at most."""
NO_TESTS: Final = 5
"""What pytest says when it collected nothing."""
Verdict = Literal["killed", "survived", "never ends"]


class Faulty(MetaPathFinder, Loader):
    """Imports one module from a tree instead of its file."""

    def __init__(self, name: str, path: Path, tree: ast.Module) -> None:
        self._name = name
        self._path = path
        self._tree = tree

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> ModuleSpec | None:
        """Return how to load the module, and of no other anything."""
        if fullname != self._name:
            return None
        package = [str(self._path.parent)] if self._path.name == "__init__.py" else None
        return spec_from_file_location(fullname, self._path, loader=self, submodule_search_locations=package)

    def exec_module(self, module: ModuleType) -> None:
        """Run the tree."""
        exec(compile(self._tree, str(self._path), "exec"), module.__dict__)


def tried(name: str, path: Path, tree: ast.Module, tests: Sequence[str], limit: int = CPU_SECONDS) -> Verdict:
    """Return what the tests say of a module with that tree; each is tried in a child of its own."""
    child = os.fork()
    if child == 0:
        _run(Faulty(name, path, tree), tests, limit)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "never ends"
    return "survived" if os.WEXITSTATUS(status) in (0, NO_TESTS) else "killed"


def _run(faulty: Faulty, tests: Sequence[str], limit: int) -> None:
    """Run tests and end this process with what pytest says; never returns."""
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.meta_path.insert(0, faulty)
        code = _pytest(tests)
    finally:
        os._exit(code)


def _pytest(tests: Sequence[str]) -> int:
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # loading them takes longer than the tests
    import pytest
    from hypothesis import HealthCheck, settings

    slow = [HealthCheck.too_slow]  # a loaded machine is no fault that was noticed
    settings.register_profile(
        "mutation", database=None, deadline=None, print_blob=False, suppress_health_check=slow
    )
    profile = "--hypothesis-profile=mutation"  # over that of the tests
    plugins = ("-p", "_hypothesis_pytestplugin", "-W", "ignore::pytest.PytestConfigWarning")
    quiet = ("-x", "-q", "-p", "no:cacheprovider", "--no-header", "--hypothesis-seed=1")
    loaded = ("-W", "ignore::pytest.PytestAssertRewriteWarning")  # so are hypothesis and others, before
    return int(pytest.main([*plugins, *quiet, *loaded, profile, *tests]))
