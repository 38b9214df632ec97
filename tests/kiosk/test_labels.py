"""What items, limits and places are called on the screens."""

import pytest

from kiosk.labels import ranges


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ((), ()),
        (("3",), ("3",)),
        (("3", "4"), ("3", "4")),
        (("4", "2", "3"), ("2–4",)),
        (("19", "20", "21", "25", "30", "31"), ("19–21", "25", "30", "31")),
        (("3A", "2", "1"), ("1", "2", "3A")),
    ],
)
def test_runs_of_windows_are_drawn_together(labels: tuple[str, ...], told: tuple[str, ...]) -> None:
    assert ranges(labels) == told
