"""A trial, really made: on a package and a test of its own, in a process that has loaded neither."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
TRY = """
import sys
from ast import parse
from pathlib import Path
from mutation.trial import tried
print(tried("rule", Path("rule.py"), parse(sys.argv[1]), ["test_rule.py"]))
"""


@pytest.mark.parametrize(
    ("tree", "verdict"),
    [
        ("def grown_up(age): return age >= 18", "survived"),
        ("def grown_up(age): return age > 18", "killed"),
        ("raise RuntimeError", "killed"),
    ],
)
def test_the_tests_say_what_they_notice(tmp_path: Path, tree: str, verdict: str) -> None:
    (tmp_path / "rule.py").write_text("def grown_up(age): return age >= 18\n", encoding="utf-8")
    test = "from rule import grown_up\n\ndef test_it():\n    assert grown_up(18) and not grown_up(5)\n"
    (tmp_path / "test_rule.py").write_text(test, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n", encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(HOUSE), "HYPOTHESIS_STORAGE_DIRECTORY": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", TRY, tree],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == verdict.split()
