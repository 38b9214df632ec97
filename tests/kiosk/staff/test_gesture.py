"""The four corners clockwise open the door; no other way of touching does."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff.gesture import WITHIN, Corners

SIZE = (1080.0, 1920.0)
TL, TR, BR, BL = (5.0, 1915.0), (1075.0, 1915.0), (1075.0, 5.0), (5.0, 5.0)
MIDDLE = (500.0, 900.0)


def opens(places: Sequence[tuple[float, float]], pace: float = 1.0) -> list[bool]:
    corners = Corners()
    return [corners.touched(*place, SIZE, pace * at) for at, place in enumerate(places)]


def test_the_round_opens_and_only_its_end_does() -> None:
    assert opens([TL, TR, BR, BL]) == [False, False, False, True]
    assert opens([MIDDLE, TL, TL, TR, BR, BL, TL]) == [False] * 5 + [True, False]


@pytest.mark.parametrize(
    "places",
    [[TR, BR, BL, TL], [TL, BL, BR, TR], [TL, TR, MIDDLE, BR, BL], [TL, TR, BR, TL], [TL, BR, TR, BL]],
)
def test_no_other_order_opens(places: list[tuple[float, float]]) -> None:
    assert not any(opens(places))


def test_a_slow_round_does_not_open() -> None:
    assert not any(opens([TL, TR, BR, BL], pace=WITHIN / 2.5))


@given(st.lists(st.tuples(st.floats(140, 940), st.floats(140, 1780)), max_size=30))
def test_touches_in_the_middle_never_open(places: list[tuple[float, float]]) -> None:
    assert not any(opens(places, pace=0.1))
