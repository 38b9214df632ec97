"""Log-normal lengths: mean, and what is left of one that lasts already."""

from math import exp, log
from random import Random
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.domain.lognormal import SURELY, LogNormal

LENGTHS = LogNormal(log(300), 0.7)
RANDOM = Random(7)
DRAWN = [RANDOM.lognormvariate(log(300), 0.7) for _ in range(40_000)]


def test_mean_and_square_are_those_of_what_is_drawn() -> None:
    assert LENGTHS.mean == pytest.approx(mean(DRAWN), rel=0.02)
    assert LENGTHS.square == pytest.approx(mean(one * one for one in DRAWN), rel=0.06)


@pytest.mark.parametrize("age", [0.0, 100.0, 300.0, 900.0])
def test_what_is_left_is_that_of_those_that_last_so_long(age: float) -> None:
    lasting = [one - age for one in DRAWN if one > age]
    past = LENGTHS.past(age)
    assert past == pytest.approx(1 - len(lasting) / len(DRAWN), abs=0.01)
    assert LENGTHS.left(age, past, 0.5) == pytest.approx(median(lasting), rel=0.06)


def test_the_first_quantile_of_a_fresh_one_is_nothing() -> None:
    assert LENGTHS.left(0.0, 0.0, 0.0) == 0.0


def test_what_lasts_beyond_belief_ends_now() -> None:
    longest = exp(LENGTHS.mu + LENGTHS.sigma * 3.2905)
    assert LENGTHS.left(longest * 2, LENGTHS.past(longest * 2), 0.9) == 0.0
    assert LENGTHS.left(0.0, SURELY, 0.9) == pytest.approx(longest, rel=1e-3)


@given(st.floats(0, 10_000), st.floats(0, 1), st.floats(0, 1))
def test_a_higher_quantile_is_never_shorter(age: float, one: float, other: float) -> None:
    past = LENGTHS.past(age)
    low, high = LENGTHS.left(age, past, min(one, other)), LENGTHS.left(age, past, max(one, other))
    assert -1e-6 <= low <= high + 1e-6
