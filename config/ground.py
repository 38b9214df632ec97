"""From the floor plan to geometry: boxes in the building, where people stand, where they may walk. Pure."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from config.floor import OUTSIDE, Area, Counter, Door, Floor, Spot
from wayfinding.boxes import NEAR, Box, Heading, Point, ahead
from wayfinding.ground import Ground, Opening, ground

BEFORE: Final = 0.7
"""Metres from what people use to where they stand."""


class Stand(NamedTuple):
    """Something people go to: what it takes of the floor, where they stand, and which way it faces."""

    box: Box
    place: Point
    facing: Heading


def box_of(area: Area) -> Box:
    """Return what an area takes of the building."""
    return Box(area.x, area.y, area.wide, area.deep)


def spot_box(area: Area, spot: Spot) -> Box:
    """Return what something in an area takes of the building."""
    return Box(area.x + spot.x, area.y + spot.y, spot.wide, spot.deep)


def stand(area: Area, spot: Spot) -> Stand:
    """Return where people stand who use something in an area."""
    return _before(spot_box(area, spot), spot.facing)


def cells(area: Area, counter: Counter) -> Iterator[tuple[str, Stand]]:
    """Yield each window of a counter with its share of it."""
    whole, count = spot_box(area, counter), len(counter.windows)
    for at, window in enumerate(counter.windows):
        if counter.facing in ("north", "south"):
            wide = whole.wide / count
            box = Box(whole.x + at * wide, whole.y, wide, whole.deep)
        else:
            deep = whole.deep / count
            box = Box(whole.x, whole.y + at * deep, whole.wide, deep)
        yield window, _before(box, counter.facing)


def windows(floor: Floor) -> dict[str, Stand]:
    """Return where each window is."""
    return {
        name: found for area in floor for counter in area.counters for name, found in cells(area, counter)
    }


def spots(area: Area) -> tuple[Spot, ...]:
    """Return all that stands on an area's floor."""
    return (*area.counters, *area.kiosks, *area.facilities)


def opening(area: Area, door: Door) -> Opening | None:
    """Return the door in the building; None when it is on no wall of its area."""
    walls: tuple[tuple[bool, Heading], ...] = (
        (abs(door.x) <= NEAR, "west"),
        (abs(door.x - area.wide) <= NEAR, "east"),
        (abs(door.y) <= NEAR, "south"),
        (abs(door.y - area.deep) <= NEAR, "north"),
    )
    facing = next((heading for on, heading in walls if on), None)
    if facing is None:
        return None
    return Opening(Point(area.x + door.x, area.y + door.y), door.wide, facing)


def openings(floor: Floor) -> Iterator[Opening]:
    """Yield the doors between areas."""
    for area in floor:
        for door in area.doors:
            found = opening(area, door)
            if found is not None and door.to != OUTSIDE:
                yield found


def entrances(floor: Floor) -> Iterator[Opening]:
    """Yield the doors that people come in by."""
    for area in floor:
        for door in area.doors:
            found = opening(area, door)
            if found is not None and door.to == OUTSIDE:
                yield found


def ground_of(floor: Floor) -> Ground:
    """Return where people may walk."""
    blocks = (spot_box(area, spot) for area in floor for spot in spots(area))
    return ground((box_of(area) for area in floor), blocks, openings(floor))


def _before(box: Box, facing: Heading) -> Stand:
    return Stand(box, ahead(box.front(facing), facing, BEFORE), facing)
