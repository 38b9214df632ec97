"""Ticket numbers: the queue's prefix and a sequence that starts at 1 each business day, e.g. A012."""

DIGITS = 3


def number(prefix: str, sequence: int) -> str:
    """Return the number of the ``sequence``-th ticket; beyond 999 it grows a digit rather than repeat."""
    return f"{prefix}{sequence:0{DIGITS}d}"
