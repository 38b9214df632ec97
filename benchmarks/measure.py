"""Figures of repeated rounds: percentiles, medians, spreads and ratios. Pure.

A ratio is made within each round and only then its median taken: what slows
the machine for a while slows both sides of that round.
"""

from collections.abc import Mapping, Sequence
from statistics import median

Round = Mapping[str, float]


def percentile(ordered: Sequence[float], percent: float) -> float:
    """Return the nearest-rank percentile of ascending values, at least one."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def answered(taken: Sequence[float], seconds: float) -> dict[str, float]:
    """Return the figures of answers that each took so long, in seconds, and came within ``seconds``.

    ``count``, ``per_s`` and, in milliseconds, ``p50``, ``p99`` and ``worst``.
    """
    milliseconds = sorted(1000 * value for value in taken)
    return {
        "count": len(milliseconds),
        "per_s": len(milliseconds) / seconds,
        "p50": percentile(milliseconds, 50),
        "p99": percentile(milliseconds, 99),
        "worst": milliseconds[-1],
    }


def medians(rounds: Sequence[Round]) -> dict[str, float]:
    """Return each figure's median over the rounds; every round has the same figures."""
    return {key: median(one[key] for one in rounds) for key in rounds[0]}


def spreads(rounds: Sequence[Round]) -> dict[str, list[float]]:
    """Return each figure's least and greatest value over the rounds."""
    return {key: [min(one[key] for one in rounds), max(one[key] for one in rounds)] for key in rounds[0]}


def rounded(value: float) -> float:
    """Return ``value`` with four significant digits."""
    return float(f"{value:.4g}")


def lines(name: str, rounds: Sequence[Round]) -> list[str]:
    """Return the figures for people: median, least and greatest."""
    middle, around = medians(rounds), spreads(rounds)
    width = max(map(len, middle))
    head = f"{name}: median of {len(rounds)} rounds (least to greatest)"
    return [
        head,
        *(
            f"  {key:<{width}}  {middle[key]:>10.4g}  ({around[key][0]:.4g} to {around[key][1]:.4g})"
            for key in middle
        ),
    ]


def report(name: str, rounds: Sequence[Round], about: Mapping[str, object]) -> dict[str, object]:
    """Return the figures for programs: medians by key, and ``spread`` beside them."""
    spread = {key: [rounded(low), rounded(high)] for key, (low, high) in spreads(rounds).items()}
    figures = {key: rounded(value) for key, value in medians(rounds).items()}
    return {"name": name, "rounds": len(rounds), **about, **figures, "spread": spread}
