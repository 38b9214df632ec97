"""A way begins here, ends there, goes round all that stands about, and is no longer than it must be."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayfinding.boxes import Box, Point
from wayfinding.ground import BERTH, Ground, Opening, ground
from wayfinding.way import TURN, Way, length, ways

ROOM = Box(0, 0, 20, 12)
FINE = 0.05
"""Metres between two places looked at along a way."""

metres = st.integers(0, 38).map(lambda half: half / 2)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    return Box(draw(metres), draw(metres) * 12 / 20, draw(st.integers(1, 8)) / 2, draw(st.integers(1, 8)) / 2)


places = st.builds(Point, st.integers(1, 39).map(lambda x: x / 2), st.integers(1, 23).map(lambda y: y / 2))


def along(way: Way) -> list[Point]:
    """Return places a hand's breadth apart along a way."""
    found = []
    for a, b in pairwise(way):
        steps = max(1, round(length((a, b)) / FINE))
        found += [
            Point(a.x + (b.x - a.x) * at / steps, a.y + (b.y - a.y) * at / steps) for at in range(steps + 1)
        ]
    return found


def price(way: Way) -> float:
    return length(way) + TURN * max(0, len(way) - 2)


@given(st.lists(boxes(), max_size=6), places, places)
def test_a_way_goes_round_everything_and_turns_at_right_angles(
    blocks: list[Box], start: Point, goal: Point
) -> None:
    where = ground([ROOM], blocks, [])
    way = ways(where, start, [goal]).get(goal)
    if way is None:
        return
    assert (way[0], way[-1]) == (start, goal)
    for a, b in pairwise(way):
        assert (a.x == b.x) != (a.y == b.y)
    for place in along(way):
        assert ROOM.grown(-BERTH).holds(place)
        assert not any(block.grown(BERTH - 1e-6).covers(place) for block in blocks)


@given(st.lists(boxes(), max_size=6), places, places)
def test_there_and_back_cost_the_same_and_never_less_than_the_straight_way(
    blocks: list[Box], start: Point, goal: Point
) -> None:
    where = ground([ROOM], blocks, [])
    there, back = ways(where, start, [goal]).get(goal), ways(where, goal, [start]).get(start)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert price(there) == pytest.approx(price(back))
        assert length(there) >= abs(start.x - goal.x) + abs(start.y - goal.y) - 1e-6


@given(places, places)
def test_in_an_empty_room_a_way_turns_once_at_most(start: Point, goal: Point) -> None:
    way = ways(ground([ROOM], [], []), start, [goal])[goal]
    assert len(way) <= 3
    assert length(way) == pytest.approx(abs(start.x - goal.x) + abs(start.y - goal.y))


@given(st.lists(boxes(), max_size=5), places, st.lists(places, max_size=5))
def test_many_goals_at_once_are_the_goals_one_by_one(
    blocks: list[Box], start: Point, goals: list[Point]
) -> None:
    where = ground([ROOM], blocks, [])
    together = ways(where, start, goals)
    for goal in goals:
        alone = ways(where, start, [goal]).get(goal)
        assert (alone is None) == (goal not in together)
        if alone is not None:
            assert price(alone) == pytest.approx(price(together[goal]))


def two_rooms(door: float) -> Ground:
    rooms = [Box(0, 0, 10, 8), Box(10, 0, 10, 8)]
    return ground(rooms, [], [Opening(Point(10, 6), door, "east")])


@pytest.mark.parametrize("wide", [0.9, 1.0, 3.0])
def test_from_room_to_room_one_goes_through_the_door(wide: float) -> None:
    start, goal = Point(2, 1), Point(18, 1)
    way = ways(two_rooms(wide), start, [goal])[goal]
    crossing = [place for place in along(way) if abs(place.x - 10) < FINE]
    assert crossing
    assert all(abs(place.y - 6) <= max(wide / 2 - BERTH, 0) + 1e-6 for place in crossing)


def test_without_a_door_there_is_no_way() -> None:
    where = ground([Box(0, 0, 10, 8), Box(10, 0, 10, 8)], [], [])
    assert ways(where, Point(2, 1), [Point(18, 1)]) == {}


def test_who_stands_in_a_counter_goes_nowhere_and_nobody_gets_there() -> None:
    where = ground([ROOM], [Box(5, 5, 2, 2)], [])
    inside, outside = Point(6, 6), Point(1, 1)
    assert ways(where, inside, [outside]) == {}
    assert ways(where, outside, [inside]) == {}
    assert ways(where, outside, [outside]) == {outside: (outside,)}
