"""How much room a screen has, in dp, and how many rows fit: by the glass and the modes. Pure.

The measures of what stands around a screen are those of ``screens/*.kv``.
"""

from typing import Final, NamedTuple

from config.design.tokens import tokens
from faces.theme import Theme
from kiosk.modes import Modes

HEAD: Final = 92.0
HEAD_LYING: Final = 76.0
FOOT: Final = 92.0
SIDE: Final = 116.0

MOST_ROWS: Final = 8
"""No list is longer: more is not read, it is turned."""


class Panel(NamedTuple):
    """A kiosk's glass in pixels; ``reach`` is the share of its height within low reach, 0 unknown."""

    width: int = 1080
    height: int = 1920
    reach: float = 0.0

    @property
    def portrait(self) -> bool:
        """Whether it stands upright."""
        return self.height > self.width


UPRIGHT: Final = Panel()


def reach_of(bottom_mm: int, height_mm: int) -> float:
    """Return the share of a glass within low reach that begins ``bottom_mm`` above the floor; 0 unknown."""
    if not height_mm:
        return 0.0
    share = (float(tokens().modes["reach-mm"]) - bottom_mm) / height_mm
    return min(max(share, float(tokens().modes["reach-upright"]) * 0.8), 1.0)


def theme_of(glass: Panel, modes: Modes) -> Theme:
    """Return the look of a glass for whoever stands before it."""
    usual = tokens().modes["reach-upright" if glass.portrait else "reach-lying"]
    return Theme(
        ground="contrast" if modes.contrast else "light",
        width=glass.width,
        height=glass.height,
        zoom=modes.zoom,
        reach=(glass.reach or float(usual)) if modes.low else 1.0,
        left=modes.left,
    )


class Room(NamedTuple):
    """The ``width`` and ``height`` in dp that a screen has to itself, and on which kind of glass."""

    width: float
    height: float
    portrait: bool
    low: bool

    def rows(self, beside: float, each: float, most: int = MOST_ROWS) -> int:
        """Return how many rows of ``each`` dp fit below what takes ``beside`` dp; at least two."""
        return min(max(int((self.height - beside) / each), 2), most)


def room_of(glass: Panel, modes: Modes) -> Room:
    """Return the room between head and foot."""
    theme = theme_of(glass, modes)
    width, height = glass.width / theme.scale, glass.height / theme.scale
    wide = width if glass.portrait else width - SIDE
    foot = FOOT if glass.portrait else 0.0
    head = HEAD if glass.portrait else HEAD_LYING
    if theme.reach < 1.0:
        return Room(wide, height * theme.reach - foot, glass.portrait, low=True)
    return Room(wide, height - head - foot, glass.portrait, low=False)
