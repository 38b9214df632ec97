"""Where what is measured stands in the building."""

import pytest

from config.floor import Area, Counter, Door, Facility, Heading
from config.ground import BEFORE, cells, entrances, ground_of, opening, openings, stand, windows
from wayfinding.boxes import Box, Point

COUNTER = Counter(windows=("a", "b", "c"), x=1, y=4, wide=6, deep=2, facing="south")
AREA = Area(id="hall", hall="hall", x=10, y=0, wide=9, deep=6, counters=(COUNTER,))


def test_windows_share_their_counter_from_west_to_east() -> None:
    found = windows((AREA,))
    assert [found[name].box for name in "abc"] == [Box(11 + 2 * at, 4, 2, 2) for at in range(3)]
    assert found["b"].place == Point(14, 4 - BEFORE)


def test_and_from_south_to_north() -> None:
    counter = Counter(windows=("a", "b"), x=0, y=0, wide=2, deep=6, facing="east")
    found = dict(cells(AREA, counter))
    assert (found["a"].box, found["b"].box) == (Box(10, 0, 2, 3), Box(10, 3, 2, 3))
    assert found["a"].place == Point(12 + BEFORE, 1.5)


@pytest.mark.parametrize(
    ("x", "y", "facing"), [(0, 3, "west"), (9, 3, "east"), (4, 0, "south"), (4, 6, "north")]
)
def test_a_door_is_in_the_wall_it_stands_on(x: float, y: float, facing: Heading) -> None:
    found = opening(AREA, Door(to="lobby", x=x, y=y, wide=1))
    assert found is not None
    assert (found.middle, found.facing) == (Point(10 + x, y), facing)


def test_a_door_in_the_middle_of_the_floor_is_none() -> None:
    assert opening(AREA, Door(to="lobby", x=4, y=3, wide=1)) is None


def test_doors_between_areas_and_to_the_street_are_told_apart() -> None:
    doors = (Door(to="lobby", x=0, y=3, wide=1), Door(to="outside", x=4, y=0, wide=2))
    area = Area(wide=9, deep=6, doors=doors)
    assert [door.middle for door in openings((area,))] == [Point(0, 3)]
    assert [door.middle for door in entrances((area,))] == [Point(4, 0)]


def test_nobody_walks_through_what_stands_on_the_floor() -> None:
    seats = Facility(kind="seats", x=3, y=1, wide=3, deep=1, facing="south")
    ground = ground_of((Area(wide=9, deep=6, facilities=(seats,)),))
    assert not ground.free(seats_middle := Point(4.5, 1.5)), seats_middle
    assert ground.free(Point(4.5, 3))
    assert stand(AREA, seats).place == Point(14.5, 1 - BEFORE)
