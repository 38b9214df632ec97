"""The notices along a board: each in the board's own language, then in the other one. Pure."""

from collections.abc import Sequence
from itertools import zip_longest

from speech.sentence import Language


def both(chinese: Sequence[str], english: Sequence[str], first: Language) -> tuple[str, ...]:
    """Return the notices in the order they are shown; one that has no twin stands alone."""
    pairs = zip_longest(*((chinese, english) if first == "zh" else (english, chinese)), fillvalue="")
    return tuple(notice for pair in pairs for notice in pair if notice)
