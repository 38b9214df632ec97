"""Ticket numbers: the queue's prefix and a sequence that starts at 1 each business day, e.g. A012.

The sequence belongs to the prefix: when the settings give a prefix to another
queue in the middle of a day, its numbers go on instead of starting again.
"""

DIGITS = 3


def number(prefix: str, sequence: int) -> str:
    """Return the number of the ``sequence``-th ticket; beyond 999 it grows a digit rather than repeat."""
    return f"{prefix}{sequence:0{DIGITS}d}"


def prefix_of(number: str) -> str:
    """Return the prefix of a number; prefixes are letters."""
    return number.rstrip("0123456789")
