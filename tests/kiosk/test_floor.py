"""The plan of the demo centre as its kiosks use it."""

import pytest

from config.load import DEMO_COUNTY, load
from kiosk.floor import FloorMap, other_kiosks
from wayfinding.boxes import Box

FLOOR = load(DEMO_COUNTY, "centre").floor
LEFT = FloorMap(FLOOR, "kiosk-left")
RIGHT = FloorMap(FLOOR, "kiosk-right")


def test_every_window_and_facility_can_be_walked_to_from_either_kiosk() -> None:
    for plan in (LEFT, RIGHT):
        assert len([goal for goal in plan.goals.values() if goal.facility is None]) == 36
        for goal in plan.goals.values():
            assert plan.way(goal)[-1] == pytest.approx(goal.stand.place)
            assert plan.told(goal) is not None


def test_the_kiosks_know_where_they_stand_and_look() -> None:
    assert LEFT.here is not None
    assert RIGHT.here is not None
    assert (LEFT.here.area, RIGHT.here.area) == ("left", "right")
    assert (LEFT.here.looking, RIGHT.here.looking) == ("north", "north")


@pytest.mark.parametrize(("window", "turn"), [("l02", "left"), ("r19", "right")])
def test_from_the_left_hall_ones_own_windows_are_left_and_the_others_right(window: str, turn: str) -> None:
    told = LEFT.told(LEFT.goals[window])
    assert told is not None
    assert told.legs[0].turn == turn


def test_the_nearest_of_several_windows_is_the_one_that_is_walked_to() -> None:
    nearest = LEFT.nearest(["r33", "l05", "l18"])
    assert nearest is not None
    assert nearest.id == "l18"
    assert LEFT.nearest(["nowhere"]) is None


def test_what_is_shown_together_has_one_frame() -> None:
    assert LEFT.frame(FLOOR) == Box(0, 0, 60, 20)
    assert LEFT.frame(FLOOR[:1]) == Box(0, 0, 26, 20)
    assert len(LEFT.entrances()) == 1


def test_without_a_plan_or_a_place_in_it_there_are_no_ways() -> None:
    empty, stranger = FloorMap((), "kiosk-left"), FloorMap(FLOOR, "kiosk-up")
    assert empty.nearest(["l01"]) is None
    assert stranger.nearest(["l01"]) is None
    assert stranger.way(stranger.goals["l01"]) == ()
    assert stranger.told(stranger.goals["l01"]) is None


def test_other_kiosks_are_told_from_this_one() -> None:
    area = LEFT.area("left")
    assert area is not None
    assert other_kiosks(area, "kiosk-left") == ()
    assert [spot.id for spot in other_kiosks(area, "kiosk-x")] == ["kiosk-left"]
