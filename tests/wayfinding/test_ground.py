"""Where a person may stand: a shoulder's breadth off walls and counters, and in doors."""

import pytest

from wayfinding.boxes import Box, Point
from wayfinding.ground import BERTH, Grid, Opening, ground

WHERE = ground([Box(0, 0, 10, 8), Box(10, 0, 4, 8)], [Box(4, 4, 2, 2)], [Opening(Point(10, 2), 1.6, "east")])


@pytest.mark.parametrize(
    ("place", "free"),
    [
        (Point(1, 1), True),
        (Point(0.2, 1), False),
        (Point(5, 5), False),
        (Point(4 - BERTH, 5), True),
        (Point(3.9, 5), False),
        (Point(10, 2), True),
        (Point(10, 2.3), True),
        (Point(10, 2.9), False),
        (Point(10, 6), False),
        (Point(20, 1), False),
    ],
)
def test_one_stands_on_floors_and_in_doors_off_what_stands_there(place: Point, free: bool) -> None:
    assert WHERE.free(place) is free


def test_a_grid_knows_the_places_it_was_made_for_and_no_others() -> None:
    grid = Grid(WHERE, [Point(1.25, 1.5)])
    assert grid.place(grid.node(Point(1.25, 1.5))) == Point(1.25, 1.5)
    with pytest.raises(LookupError, match=r"3\.33 m is none of the places"):
        grid.node(Point(3.33, 1.5))


def test_a_grid_ends_at_its_outermost_lines() -> None:
    grid = Grid(WHERE, [])
    assert grid.next((0, 0), (-1, 0)) is None
    assert grid.next((0, 0), (1, 0)) == (1, 0)
