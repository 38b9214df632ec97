"""How much fits on a glass, by its size and the modes."""

import pytest

from kiosk.modes import Modes
from kiosk.room import Panel, reach_of, room_of, theme_of

UPRIGHT = Panel(1080, 1920)
LYING = Panel(1920, 1080)


def test_a_screen_has_what_head_and_foot_leave() -> None:
    assert room_of(UPRIGHT, Modes()) == (720.0, 1280.0 - 92 - 92, True, False)
    assert room_of(LYING, Modes()) == (1280.0 - 116, 720.0 - 76, False, False)


def test_larger_means_less_room() -> None:
    room = room_of(UPRIGHT, Modes(easy=True, size=2))
    assert room.width == pytest.approx(480)
    assert room.height == pytest.approx(1280 / 1.5 - 184)


def test_low_reach_is_the_lower_half_of_an_upright_glass_nobody_measured() -> None:
    assert theme_of(UPRIGHT, Modes(low=True)).reach == 0.5
    assert room_of(UPRIGHT, Modes(low=True)).height == 1280 / 2 - 92
    assert theme_of(UPRIGHT, Modes()).reach == 1.0


def test_low_on_a_lying_glass_the_way_stands_at_the_side() -> None:
    room = room_of(LYING, Modes(low=True))
    assert room.width == 1280.0 - 116
    assert room.height == pytest.approx(720 * 0.7)


@pytest.mark.parametrize(
    ("bottom", "height", "share"),
    [(700, 1040, 0.5), (800, 700, 0.6), (900, 300, 1.0), (1300, 700, 0.4), (0, 0, 0.0)],
)
def test_a_measured_glass_says_how_far_an_arm_reaches(bottom: int, height: int, share: float) -> None:
    assert reach_of(bottom, height) == pytest.approx(share)
    if share:
        assert theme_of(Panel(1080, 1920, share), Modes(low=True)).reach == pytest.approx(share)


def test_rows_are_counted_between_two_and_most() -> None:
    room = room_of(UPRIGHT, Modes())
    assert room.rows(196, 100, most=20) == 9
    assert room.rows(0, 10) == 8
    assert room.rows(1000, 500) == 2


def test_contrast_and_hand_are_in_the_look() -> None:
    look = theme_of(LYING, Modes(contrast=True, left=True))
    assert (look.ground, look.left, look.zoom) == ("contrast", True, 1.0)
