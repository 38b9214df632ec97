"""Points, boxes and headings on a floor, in metres: ``x`` to the east, ``y`` to the north. Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

Heading = Literal["north", "east", "south", "west"]
ROUND: Final[tuple[Heading, ...]] = ("north", "east", "south", "west")
"""Clockwise."""

STEP: Final[Mapping[Heading, tuple[int, int]]] = MappingProxyType(
    {"north": (0, 1), "east": (1, 0), "south": (0, -1), "west": (-1, 0)}
)
NEAR: Final = 1e-6
"""Metres by which two places may differ and still be one."""


class Point(NamedTuple):
    """A place."""

    x: float
    y: float


class Box(NamedTuple):
    """What lies square on the floor; ``x`` and ``y`` are its south-west corner."""

    x: float
    y: float
    wide: float
    deep: float

    @property
    def right(self) -> float:
        """Its eastern edge."""
        return self.x + self.wide

    @property
    def top(self) -> float:
        """Its northern edge."""
        return self.y + self.deep

    @property
    def middle(self) -> Point:
        """Its middle."""
        return Point(self.x + self.wide / 2, self.y + self.deep / 2)

    def grown(self, by: float) -> "Box":
        """Return the box with edges ``by`` metres farther out; shrunk when negative, never inside out."""
        by = max(by, -min(self.wide, self.deep) / 2)
        return Box(self.x - by, self.y - by, self.wide + 2 * by, self.deep + 2 * by)

    def holds(self, place: Point) -> bool:
        """Tell whether ``place`` is in the box or on its edge."""
        return self.x - NEAR <= place.x <= self.right + NEAR and self.y - NEAR <= place.y <= self.top + NEAR

    def covers(self, place: Point) -> bool:
        """Tell whether ``place`` is inside, not on the edge."""
        return self.x + NEAR < place.x < self.right - NEAR and self.y + NEAR < place.y < self.top - NEAR

    def meets(self, other: "Box") -> bool:
        """Tell whether the two share more than an edge."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > NEAR
            and min(self.top, other.top) - max(self.y, other.y) > NEAR
        )

    def front(self, facing: Heading) -> Point:
        """Return the middle of the side that faces there."""
        middle, (east, north) = self.middle, STEP[facing]
        return Point(middle.x + east * self.wide / 2, middle.y + north * self.deep / 2)


def ahead(place: Point, heading: Heading, far: float) -> Point:
    """Return the place ``far`` metres on."""
    east, north = STEP[heading]
    return Point(place.x + east * far, place.y + north * far)


def heading(start: Point, end: Point) -> Heading:
    """Return where one looks who goes straight from ``start`` to ``end``; the main direction when askew."""
    east, north = end.x - start.x, end.y - start.y
    if abs(east) > abs(north):
        return "east" if east > 0 else "west"
    return "north" if north > 0 else "south"


def opposite(looking: Heading) -> Heading:
    """Return the heading of one who turned round."""
    return ROUND[(ROUND.index(looking) + 2) % len(ROUND)]
