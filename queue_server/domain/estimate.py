"""How long a citizen will wait: a band in whole minutes, from people, windows and recent services."""

from math import ceil, floor

LOW, HIGH = 0.6, 1.5
LEARNING = 0.1


def band(people_ahead: int, open_windows: int, service_seconds: float) -> tuple[int, int] | None:
    """Return (low, high) minutes for one who has ``people_ahead``; None when no window is open."""
    if open_windows <= 0:
        return None
    minutes = people_ahead * service_seconds / open_windows / 60
    return floor(minutes * LOW), max(ceil(minutes * HIGH), 1)


def learn(mean_seconds: float, seen_seconds: float) -> float:
    """Return the running mean of a queue's service time after one more, absurd ones bounded."""
    bounded = min(max(seen_seconds, 10.0), 3600.0)
    return mean_seconds + LEARNING * (bounded - mean_seconds)
