"""Where every window of the centre stands on the plan: pure, in shares of a hall's width and height.

Each hall has three walls of windows. Numbers run along them as one walks from
the entrance: up one side wall, along the back, down the other side wall.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple

from config.settings import Window

Wall = Literal["rising", "back", "falling"]
WALLS: Final[tuple[Wall, ...]] = ("rising", "back", "falling")

DEPTH: Final = 0.13
"""How far a window of a side wall reaches into the hall, as a share of its width."""
HEIGHT: Final = 0.10
"""How far a window of the back wall reaches into the hall, as a share of its height."""

SIDE_TOP: Final = 0.22
"""Where the side walls' windows begin, below the names of the back wall, as a share of the hall's height."""


class Stand(NamedTuple):
    """A window on the plan; ``x`` and ``y`` are its left top corner, all shares of the hall (0 … 1)."""

    window: Window
    wall: Wall
    x: float
    y: float
    width: float
    height: float


def stands(windows: Sequence[Window]) -> list[Stand]:
    """Return where the windows of one hall stand, in their order; the number must divide by three."""
    if len(windows) % len(WALLS):
        raise ValueError(f"{len(windows)} windows: expected a number that divides by {len(WALLS)}")
    per_wall = len(windows) // len(WALLS)
    return [_stand(window, at // per_wall, at % per_wall, per_wall) for at, window in enumerate(windows)]


def _stand(window: Window, wall: int, at: int, count: int) -> Stand:
    rise = (0.98 - SIDE_TOP) / count
    if wall == 1:
        width = (1 - 2 * DEPTH - 0.04) / count
        return Stand(window, "back", DEPTH + 0.02 + at * width, 0.0, width, HEIGHT)
    down = count - 1 - at if wall == 0 else at
    x = 0.0 if wall == 0 else 1 - DEPTH
    return Stand(window, WALLS[wall], x, SIDE_TOP + down * rise, DEPTH, rise)


def neighbours(placed: Sequence[Stand]) -> Iterator[list[Stand]]:
    """Yield windows side by side on one wall that say the same name; they share one label."""
    for _, group in groupby(placed, key=lambda stand: (stand.wall, stand.window.name)):
        yield list(group)
