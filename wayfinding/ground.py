"""Where one may walk: the floors without what stands on them, a shoulder's breadth off everything. Pure."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, NamedTuple

from wayfinding.boxes import NEAR, Box, Heading, Point

BERTH: Final = 0.5
"""Metres between the middle of a person and what stands there."""


class Opening(NamedTuple):
    """A door: the ``middle`` of its sill, how ``wide`` it is, and where the wall looks that it is in."""

    middle: Point
    wide: float
    facing: Heading


class Ground(NamedTuple):
    """``floors`` may be walked on, edges too; inside ``blocks`` nobody may be."""

    floors: tuple[Box, ...]
    blocks: tuple[Box, ...]

    def free(self, place: Point) -> bool:
        """Tell whether one may stand there."""
        on_floor = any(floor.holds(place) for floor in self.floors)
        return on_floor and not any(block.covers(place) for block in self.blocks)


def ground(rooms: Iterable[Box], blocks: Iterable[Box], doors: Iterable[Opening]) -> Ground:
    """Return where the middle of a person may be in ``rooms`` between ``blocks``, through ``doors``."""
    floors = [room.grown(-BERTH) for room in rooms]
    return Ground((*floors, *(_sill(door) for door in doors)), tuple(block.grown(BERTH) for block in blocks))


def _sill(door: Opening) -> Box:
    """Return the passage through a door: it joins the floors on both sides of the wall."""
    (x, y), half = door.middle, max(door.wide / 2 - BERTH, 0.0)
    if door.facing in ("east", "west"):
        return Box(x - BERTH, y - half, 2 * BERTH, 2 * half)
    return Box(x - half, y - BERTH, 2 * half, 2 * BERTH)


class Grid:
    """The lines along which ways go: every edge of the ground, and the ``places`` that matter.

    A node is a pair of indices into ``xs`` and ``ys``; between neighbours the
    ground is free from end to end, or blocked, for no edge lies between them.
    """

    def __init__(self, ground: Ground, places: Iterable[Point]) -> None:
        self._ground = ground
        places, boxes = list(places), (*ground.floors, *ground.blocks)
        self.xs = _lines([p.x for p in places], [e for b in boxes for e in (b.x, b.right)])
        self.ys = _lines([p.y for p in places], [e for b in boxes for e in (b.y, b.top)])
        self._known: dict[tuple[int, int, int], bool] = {}

    def node(self, place: Point) -> tuple[int, int]:
        """Return the node at ``place``, which must be one of the places it was made for."""
        return _index(self.xs, place.x), _index(self.ys, place.y)

    def place(self, node: tuple[int, int]) -> Point:
        """Return where a node is."""
        return Point(self.xs[node[0]], self.ys[node[1]])

    def next(self, node: tuple[int, int], step: tuple[int, int]) -> tuple[int, int] | None:
        """Return the neighbour of ``node`` in that direction, None where one cannot go."""
        other = (node[0] + step[0], node[1] + step[1])
        if not (0 <= other[0] < len(self.xs) and 0 <= other[1] < len(self.ys)):
            return None
        low = min(node, other)
        key = (low[0], low[1], 0 if step[0] else 1)
        if key not in self._known:
            a, b = self.place(node), self.place(other)
            self._known[key] = self._ground.free(Point((a.x + b.x) / 2, (a.y + b.y) / 2))
        return other if self._known[key] else None


def _lines(places: list[float], edges: list[float]) -> list[float]:
    """Return the coordinates in order, those that are one within rounding drawn together."""
    lines: list[float] = []
    for value in sorted((*places, *edges)):
        if not lines or value - lines[-1] > 2 * NEAR:
            lines.append(value)
    return lines


def _index(lines: list[float], value: float) -> int:
    at = bisect_left(lines, value - 2 * NEAR)
    if at == len(lines) or abs(lines[at] - value) > 2 * NEAR:
        raise LookupError(f"{value} m is none of the places this grid was made for")
    return at
