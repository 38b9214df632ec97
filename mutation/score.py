"""How many faults are noticed: of those tried, and how sure that is of all there are."""

from collections.abc import Sequence
from math import sqrt
from typing import Final

import msgspec

from mutation.mutants import Mutant

CERTAIN: Final = 1.96
"""Standard deviations of 95 %."""


class Tried(msgspec.Struct):
    """Of one module: how many faults there are, how many were tried, and those that nobody noticed."""

    faults: int
    tried: int = 0
    survived: list[Mutant] = []

    @property
    def killed(self) -> int:
        """How many were noticed."""
        return self.tried - len(self.survived)


def score(modules: Sequence[Tried]) -> tuple[float, float]:
    """Return the share of faults that is noticed, and how far off it may be with 95 % certainty.

    Modules are strata, each weighing as many faults as it has. The deviation
    takes one more noticed and one more not (Agresti and Coull), so that a
    few that were all noticed are no proof, and is none where all were tried.
    """
    asked = [one for one in modules if one.tried]
    whole = sum(one.faults for one in asked)
    share = sum(one.faults * one.killed / one.tried for one in asked) / whole
    variance = sum((one.faults / whole) ** 2 * _variance(one) for one in asked)
    return share, CERTAIN * sqrt(variance)


def _variance(one: Tried) -> float:
    likely = (one.killed + 1) / (one.tried + 2)
    left = (one.faults - one.tried) / one.faults
    return likely * (1 - likely) / one.tried * left


def words(name: str, one: Tried) -> str:
    """Return the figures of a module, and its survivors."""
    head = f"{name}: {one.killed} of {one.tried} noticed ({one.faults} faults)"
    return "\n".join([head, *(f"    {mutant}" for mutant in one.survived)])


def verdict(modules: Sequence[Tried]) -> str:
    """Return the figures of all modules together."""
    tried, faults = sum(one.tried for one in modules), sum(one.faults for one in modules)
    share, off = score(modules)
    return f"{share:.1%} ± {off:.1%} of {faults} faults are noticed ({tried} tried)"
