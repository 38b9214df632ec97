"""The floor plan shows every window of the site once, where it is."""

import pytest

from config.load import DEMO_COUNTY, load
from demo.media.floor_plan import Stand, neighbours, stands

SITE = load(DEMO_COUNTY, "centre").site


def of(hall: str) -> list[Stand]:
    return stands([window for window in SITE.windows if window.hall == hall])


@pytest.mark.parametrize("hall", ["left", "right"])
def test_every_window_of_the_site_stands_once_and_in_its_hall(hall: str) -> None:
    expected = [window.label for window in SITE.windows if window.hall == hall]
    assert [stand.window.label for stand in of(hall)] == expected


@pytest.mark.parametrize("hall", ["left", "right"])
def test_no_two_windows_overlap_and_none_leaves_the_hall(hall: str) -> None:
    placed = of(hall)
    for at, one in enumerate(placed):
        assert 0 <= one.x <= one.x + one.width <= 1
        assert 0 <= one.y <= one.y + one.height <= 1
        for other in placed[at + 1 :]:
            beside = one.x + one.width <= other.x + 1e-9 or other.x + other.width <= one.x + 1e-9
            above = one.y + one.height <= other.y + 1e-9 or other.y + other.height <= one.y + 1e-9
            assert beside or above


def test_numbers_run_up_one_wall_along_the_back_and_down_the_other() -> None:
    left = of("left")
    assert [stand.wall for stand in left] == ["rising"] * 6 + ["back"] * 6 + ["falling"] * 6
    assert [stand.y for stand in left[:6]] == sorted((stand.y for stand in left[:6]), reverse=True)
    assert [stand.x for stand in left[6:12]] == sorted(stand.x for stand in left[6:12])
    assert [stand.y for stand in left[12:]] == sorted(stand.y for stand in left[12:])


def test_windows_of_one_name_share_a_label_and_none_is_split_by_a_corner() -> None:
    groups = [[stand.window.label for stand in group] for group in neighbours(of("left"))]
    names = {window.name for window in SITE.windows if window.hall == "left"}
    assert len(groups) == len(names)
    assert ["2", "3", "4"] in groups


def test_a_number_of_windows_that_does_not_divide_is_refused() -> None:
    with pytest.raises(ValueError, match="17 windows: expected a number that divides by 3"):
        stands(SITE.windows[:17])
