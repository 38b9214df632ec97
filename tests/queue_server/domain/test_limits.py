"""What is kept for walk-ins is never rounded away."""

import pytest

from queue_server.domain.limits import SlotRule


@pytest.mark.parametrize(
    ("capacity", "walk_ins", "bookable"),
    [(10, 0, 10), (10, 30, 7), (3, 20, 2), (3, 1, 2), (1, 99, 0), (5, 100, 0), (0, 0, 0), (4, 25, 3)],
)
def test_the_share_of_walk_ins_is_rounded_up(capacity: int, walk_ins: int, bookable: int) -> None:
    assert SlotRule(30, capacity, walk_ins).bookable == bookable
