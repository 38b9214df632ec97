"""What a ticket takes a window, no-shows and the gap included, and how long that may be used."""

from datetime import UTC, datetime, timedelta
from math import log

import pytest

from queue_server.domain.learned import Learned
from queue_server.domain.lengths import Lengths, Share
from queue_server.domain.takings import GOOD_FOR, Takings

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LEARNED = Learned(
    queues={"a": Lengths(50, log(300), 0.25)},
    items={"x": Lengths(50, log(600), 0.25)},
    no_shows={"a": Share(50, 0.2)},
    missed=Lengths(50, log(80), 0.09),
    by_hour={1: Lengths(50, 0.1, 0.5)},
    gap=12.0,
)


def test_mean_and_variance_mix_those_who_come_and_those_who_do_not() -> None:
    takings = Takings(LEARNED, NINE)
    come, missed = LEARNED.lengths("a", "x", 1), LEARNED.missed.distribution()
    mean, variance = takings["a", "x"]
    assert mean == pytest.approx(0.8 * come.mean + 0.2 * missed.mean + 12)
    assert variance == pytest.approx(0.8 * come.square + 0.2 * missed.square - (mean - 12) ** 2)
    assert takings["a", "x"] is takings["a", "x"]
    assert takings["a", None][0] < mean


def test_lengths_are_those_of_the_item_in_the_hour() -> None:
    takings = Takings(LEARNED, NINE)
    assert takings.lengths(("a", "x")) == LEARNED.lengths("a", "x", 1)
    assert takings.lengths(("a", None)) == LEARNED.lengths("a", None, 1)
    assert takings.pause == LEARNED.pause.distribution()


def test_they_are_good_for_a_while_of_the_same_hour() -> None:
    takings = Takings(LEARNED, NINE)
    assert takings.holds(LEARNED, NINE)
    assert takings.holds(LEARNED, NINE + GOOD_FOR - timedelta(seconds=1))
    assert not takings.holds(LEARNED, NINE + GOOD_FOR)
    assert not takings.holds(LEARNED, NINE - timedelta(seconds=1))
    assert not takings.holds(Learned(), NINE)
    late = Takings(LEARNED, NINE + timedelta(minutes=59))
    assert not late.holds(LEARNED, NINE + timedelta(minutes=60))
