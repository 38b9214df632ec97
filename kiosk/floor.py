"""The floor plan as this kiosk uses it: what one can ask the way to, and the ways from here. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from config.floor import Area, Facility, Floor, KioskSpot
from config.ground import Stand, box_of, cells, entrances, ground_of, stand
from wayfinding.boxes import Box, Heading, Point, opposite
from wayfinding.legs import Told, told
from wayfinding.way import Way, length, ways


class Goal(NamedTuple):
    """What one can ask the way to: a window by its id, or a facility; ``area`` is where it is."""

    id: str
    area: str
    stand: Stand
    facility: Facility | None = None


class Here(NamedTuple):
    """Where one stands who uses this kiosk, and where one looks then."""

    area: str
    place: Point
    looking: Heading


class FloorMap:
    """The plan of a site for one kiosk; without a plan, or a kiosk in it, there are no ways."""

    def __init__(self, floor: Floor, kiosk: str) -> None:
        self.floor = floor
        self.goals: Mapping[str, Goal] = {goal.id: goal for area in floor for goal in _goals(area)}
        self.here = next(_heres(floor, kiosk), None)

    def area(self, name: str) -> Area | None:
        """Return the area of that name."""
        return next((area for area in self.floor if area.id == name), None)

    def known(self, names: Iterable[str]) -> tuple[Goal, ...]:
        """Return those of ``names`` that the plan has."""
        return tuple(self.goals[name] for name in names if name in self.goals)

    def nearest(self, names: Iterable[str]) -> Goal | None:
        """Return that of ``names`` which is the shortest walk away; None when none can be walked to."""
        reached = [goal for goal in self.known(names) if goal.stand.place in self._ways]
        return min(reached, key=lambda goal: length(self._ways[goal.stand.place]), default=None)

    def way(self, goal: Goal) -> Way:
        """Return the way from here; empty when there is none."""
        return self._ways.get(goal.stand.place, ())

    def told(self, goal: Goal) -> Told | None:
        """Return the way from here as turns and metres; None when there is none."""
        way = self.way(goal)
        if self.here is None or not way:
            return None
        return told(way, self.here.looking, opposite(goal.stand.facing))

    def frame(self, areas: Iterable[Area]) -> Box:
        """Return what these areas take together; a square metre where there is none."""
        boxes = [box_of(area) for area in areas] or [Box(0, 0, 1, 1)]
        x, y = min(box.x for box in boxes), min(box.y for box in boxes)
        return Box(x, y, max(box.right for box in boxes) - x, max(box.top for box in boxes) - y)

    def entrances(self) -> tuple[Point, ...]:
        """Return the middles of the doors that people come in by."""
        return tuple(door.middle for door in entrances(self.floor))

    @cached_property
    def _ways(self) -> Mapping[Point, Way]:
        """All ways from here: some hundredths of a second, once."""
        if self.here is None:
            return {}
        return ways(
            ground_of(self.floor), self.here.place, [goal.stand.place for goal in self.goals.values()]
        )


def _goals(area: Area) -> Iterator[Goal]:
    for counter in area.counters:
        for name, found in cells(area, counter):
            yield Goal(name, area.id, found)
    for number, facility in enumerate(area.facilities):
        yield Goal(f"{area.id}/{number}", area.id, stand(area, facility), facility)


def _heres(floor: Floor, kiosk: str) -> Iterator[Here]:
    for area in floor:
        for spot in area.kiosks:
            if spot.id == kiosk:
                yield Here(area.id, stand(area, spot).place, opposite(spot.facing))


def other_kiosks(area: Area, kiosk: str) -> tuple[KioskSpot, ...]:
    """Return the kiosks of an area that are not this one."""
    return tuple(spot for spot in area.kiosks if spot.id != kiosk)
