"""A way told to a person who looks somewhere."""

import pytest

from wayfinding.boxes import Heading, Point
from wayfinding.legs import Leg, Turn, told, turn


@pytest.mark.parametrize(
    ("looking", "to", "which"),
    [
        ("north", "north", "ahead"),
        ("north", "east", "right"),
        ("north", "west", "left"),
        ("north", "south", "back"),
        ("west", "north", "right"),
        ("south", "east", "left"),
    ],
)
def test_a_turn_is_what_the_body_does(looking: Heading, to: Heading, which: Turn) -> None:
    assert turn(looking, to) == which


def test_a_way_is_turns_and_metres_and_the_side_of_the_goal() -> None:
    way = (Point(0, 0), Point(0, 6), Point(8, 6), Point(8, 9))
    found = told(way, "north", "east")
    assert found.legs == (Leg("ahead", 6), Leg("right", 8), Leg("left", 3))
    assert found.side == "right"


def test_a_step_aside_is_not_told_and_what_is_straight_then_is_one_leg() -> None:
    way = (Point(0, 0), Point(5, 0), Point(5, 0.4), Point(9, 0.4))
    assert told(way, "north", "north").legs == (Leg("right", 9),)


def test_a_way_of_one_short_step_is_told_all_the_same() -> None:
    found = told((Point(0, 0), Point(0.6, 0)), "north", "north")
    assert found.legs == (Leg("right", 0.6),)


def test_who_is_there_already_only_looks() -> None:
    found = told((Point(1, 1),), "north", "west")
    assert (found.legs, found.side) == ((), "left")
