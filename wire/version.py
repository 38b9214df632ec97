"""Protocol versions this release speaks.

A client offers its range in ``hello``; the server picks the highest common
version or refuses with code ``version``.
"""

OLDEST = 1
NEWEST = 1


def agree(oldest: int, newest: int) -> int | None:
    """Return the highest version both sides speak, or None."""
    best = min(newest, NEWEST)
    return best if best >= max(oldest, OLDEST) else None
