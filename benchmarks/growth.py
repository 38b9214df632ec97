"""Whether a program grows: its resident memory, sampled, and the slope of the second half.

In the first half caches fill.
"""

import os
from collections.abc import Sequence
from pathlib import Path

KIB = 1024


def resident(pid: int) -> float:
    """Return the megabytes that a process holds."""
    pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def later(samples: Sequence[float]) -> Sequence[float]:
    """Return the second half of ``samples``."""
    return samples[len(samples) // 2 :]


def kib_a_step(samples: Sequence[float]) -> float:
    """Return by how many KiB each sample of the second half is more than the one before."""
    return slope(later(samples)) * 1e6 / KIB


def slope(values: Sequence[float]) -> float:
    """Return by how much each value is more than the one before, by least squares."""
    middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
    above = sum((at - middle) * (value - mean) for at, value in enumerate(values))
    return above / max(1.0, sum((at - middle) ** 2 for at in range(len(values))))
