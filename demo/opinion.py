"""What a virtual citizen thinks of the service: which key of the rating pad is pressed, if any. Pure."""

from random import Random
from typing import Final

RATES: Final = 0.7
"""How many press a key at all."""
KEYS: Final = (0, 1, 2, 3)
WEIGHTS: Final = (78, 16, 5, 1)


def opinion(number: str) -> int | None:
    """Return the key 0 (best) to 3 that the holder of ``number`` presses; always the same for a number."""
    chance = Random(f"opinion of {number}")
    if chance.random() >= RATES:
        return None
    return chance.choices(KEYS, WEIGHTS)[0]
