"""The way to the staff menu: the four corners of the glass in turn, clockwise from the top left."""

from typing import Final

CORNER: Final = 0.12
"""How far a corner reaches, in shares of the shorter side."""

WITHIN: Final = 8.0
ROUND: Final = ((False, True), (True, True), (True, False), (False, False))
"""Right and top, of each corner in turn."""


class Corners:
    """Counts corners touched in order; ``y`` counts from the foot of the glass, as Kivy has it."""

    def __init__(self) -> None:
        self._next = 0
        self._began = 0.0

    def touched(self, x: float, y: float, size: tuple[float, float], now: float) -> bool:
        """Take a touch at ``now`` seconds; return whether it was the last corner of a whole round."""
        corner = _corner(x, y, size)
        if self._next and now - self._began > WITHIN:
            self._next = 0
        if corner != ROUND[self._next]:
            self._next = 1 if corner == ROUND[0] else 0
            self._began = now
            return False
        self._began = self._began if self._next else now
        self._next = (self._next + 1) % len(ROUND)
        return not self._next


def _corner(x: float, y: float, size: tuple[float, float]) -> tuple[bool, bool] | None:
    reach = CORNER * min(size)
    right, top = x > size[0] - reach, y > size[1] - reach
    return (right, top) if (right or x < reach) and (top or y < reach) else None
