"""The checkers are tested too: each planted bug is seen, by its name, within a few simulated hours."""

import pytest

from simulation.episode import run
from simulation.planted import PLANTED, planted

SEEDS = range(1, 25)


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_bug_is_found(name: str) -> None:
    with planted(name) as plant:
        found = next((violation for seed in SEEDS if (violation := run(seed, 1).violation)), None)
    assert found is not None
    assert found.name in plant.seen_as, found


def test_a_plant_leaves_nothing_behind() -> None:
    assert run(1, 1).violation is None
