"""The command: figures when all is well, and the one line that repeats what is not."""

from pathlib import Path

import pytest

from simulation.__main__ import main
from simulation.planted import planted


def test_figures_of_a_good_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    argv = ["simulation", "--hours", "1", "--seed", "5", "--trace", str(tmp_path / "trace")]
    monkeypatch.setattr("sys.argv", argv)
    assert main() == 0
    said = capsys.readouterr().out
    assert "1 hall-hours of 1 seeds" in said
    assert "hall-hours per CPU-second; no promise broken" in said
    assert (tmp_path / "trace").read_text().startswith("0.000000 start server 1\n")


def test_a_failing_seed_says_how_to_repeat_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["simulation", "--hours", "9", "--seed", "7"])
    with planted("publish before commit"):
        assert main() == 1
    out, err = capsys.readouterr()
    assert "told before durable" in out
    assert err == "repeat it: python -m simulation --hours 4 --seed 7 --store memory\n"
