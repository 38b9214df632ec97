"""Halls without a bug keep every promise, hour after hour; and a seed is a run, byte for byte."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from simulation.episode import run

HOUSE = Path(__file__).parents[2]
HOURS = 4


@pytest.mark.parametrize("seed", range(100, 113))
def test_every_promise_is_kept(seed: int) -> None:
    outcome = run(seed, HOURS)
    assert outcome.violation is None, (
        f"{outcome.violation}\nrepeat it: python -m simulation --hours 4 --seed {seed}"
    )
    assert outcome.commands > 500
    assert outcome.records > 500


@pytest.mark.parametrize("seed", [200, 201])
def test_on_the_real_store_too(seed: int) -> None:
    outcome = run(seed, 1, store="sqlite")
    assert outcome.violation is None, outcome.violation


def traced(seed: int, store: str, hash_seed: str, into: Path) -> bytes:
    command = [sys.executable, "-m", "simulation", "--hours", "1", "--seed", str(seed), "--store", store]
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    subprocess.run([*command, "--trace", str(into)], cwd=HOUSE, env=environment, check=True)
    return into.read_bytes()


@pytest.mark.parametrize("store", ["memory", "sqlite"])
def test_a_seed_is_the_same_run_in_every_process(tmp_path: Path, store: str) -> None:
    one = traced(3, store, "1", tmp_path / "one")
    assert one == traced(3, store, "2", tmp_path / "two")
    assert len(one.splitlines()) > 1_000


def test_another_seed_is_another_run() -> None:
    assert run(301, 1).digest != run(302, 1).digest
