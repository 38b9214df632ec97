"""Boxes and headings on the floor."""

import pytest

from wayfinding.boxes import Box, Heading, Point, ahead, heading, opposite

BOX = Box(2, 3, 4, 2)


def test_edges_and_fronts() -> None:
    assert (BOX.right, BOX.top, BOX.middle) == (6, 5, Point(4, 4))
    fronts = {side: BOX.front(side) for side in ("north", "east", "south", "west")}
    assert fronts == {"north": (4, 5), "east": (6, 4), "south": (4, 3), "west": (2, 4)}


def test_an_edge_is_held_and_not_covered() -> None:
    assert BOX.holds(Point(2, 3))
    assert not BOX.covers(Point(2, 3))
    assert BOX.covers(Point(3, 4))


def test_boxes_side_by_side_do_not_meet() -> None:
    assert not BOX.meets(Box(6, 3, 1, 1))
    assert BOX.meets(Box(5.9, 3, 1, 1))


def test_a_box_shrunk_too_far_is_a_line() -> None:
    assert BOX.grown(-3) == Box(3, 4, 2, 0)
    assert BOX.grown(1) == Box(1, 2, 6, 4)


@pytest.mark.parametrize(
    ("end", "looking"),
    [(Point(0, 5), "north"), (Point(0, -5), "south"), (Point(5, 1), "east"), (Point(-5, 1), "west")],
)
def test_a_heading_is_the_main_direction(end: Point, looking: Heading) -> None:
    assert heading(Point(0, 0), end) == looking
    assert heading(end, Point(0, 0)) == opposite(looking)


def test_ahead_is_on_the_way_one_looks() -> None:
    assert ahead(Point(1, 1), "west", 2) == Point(-1, 1)
