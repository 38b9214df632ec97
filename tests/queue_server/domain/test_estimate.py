"""A wait in words of time: where the band lies, how it is rounded, and what is said of today."""

from math import exp, inf, log1p, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.domain.estimate import NARROWEST, WIDEST, Estimate, estimates, nobody_calls
from queue_server.domain.learned import Band
from queue_server.domain.opentime import ALWAYS, OpenTime, Stretch

BAND = Band(0.0, -1.0, 1.0)
NOON = OpenTime((Stretch(0, 600), Stretch(600, 2_400, 3_600)), 2_400)
"""Ten minutes until noon, an hour's break, half an hour more."""
SHARP = 1e-9
"""A variance so small that the band is as narrow as it may be."""


def said(mean: float, variance: float = SHARP, band: Band = BAND, time: OpenTime = ALWAYS) -> Estimate:
    return estimates([(mean, variance)], [band], time, time.closes)[0]


def test_whose_turn_is_now_is_told_up_to_a_minute() -> None:
    assert said(0) == said(0.99) == Estimate(0, 0, 0, 1, None)
    assert said(1).seconds == 1


def test_the_middle_is_where_half_of_a_log_normal_lies() -> None:
    found = said(600, 600**2)
    assert found.seconds == int(600 / sqrt(2) + 0.5)
    sigma = sqrt(log1p(1))
    assert found.low == int(600 / sqrt(2) * exp(-sigma) / 60)
    assert found.high == int(600 / sqrt(2) * exp(sigma) / 60) + 1


def test_the_band_is_rounded_outwards_to_whole_minutes() -> None:
    found = said(600)
    assert (found.low, found.seconds, found.high) == (int(10 * exp(-NARROWEST)), 600, 11)
    wide = said(600, 1e12, Band(WIDEST, 0.0, 0.0))
    assert wide.low == int(600 / sqrt(1 + 1e12 / 600**2) / 60) == 0
    exact = said(1200, SHARP, Band(0.0, 0.0, 0.0))
    assert (exact.low, exact.high) == (19, 20)


def test_the_middle_moves_with_what_was_learned() -> None:
    assert said(600, SHARP, Band(1.0, -1.0, 1.0)).seconds == int(600 * exp(NARROWEST) + 0.5)


def test_the_spread_is_never_wider_than_its_bound() -> None:
    found = said(1e6, 1e16, Band(0.0, 0.0, 1.0))
    median = 1e6 / sqrt(1 + 1e16 / 1e12)
    assert found.seconds == int(median + 0.5)
    assert found.high == int(median * exp(WIDEST) / 60) + 1


def test_a_wait_over_noon_is_longer_by_the_break() -> None:
    assert said(300, time=NOON).seconds == 300
    assert said(590, band=Band(0, 0, 0), time=NOON).seconds == 590
    assert said(700, time=NOON).seconds == 4_300
    across = said(600, time=NOON)
    assert (across.low, across.high) == (9, 71)


def test_before_opening_every_wait_is_longer_by_what_is_left_of_the_night() -> None:
    dawn = OpenTime((Stretch(0, 7_200, 1_800),), 7_200, is_open=False)
    assert said(600, time=dawn) == Estimate(0, 600 + 1_800, 39, 41, "likely")


def test_every_wait_of_a_line_has_one_more_ahead() -> None:
    assert [one.ahead for one in estimates([(1, 1)] * 3, [BAND] * 3, ALWAYS, inf, 4)] == [4, 5, 6]


@pytest.mark.parametrize(
    ("mean", "today"), [(2_000, "likely"), (2_300, "doubtful"), (2_500, "doubtful"), (2_700, "no")]
)
def test_today_is_told_by_the_band_and_the_closing(mean: float, today: str) -> None:
    assert said(mean, time=NOON).today == today


def test_an_edge_on_the_closing_is_too_late() -> None:
    edge = Band(0.0, 0.0, 0.0)
    assert said(2_400, 1e-12, edge, NOON).today == "no"
    assert said(2_399, 1e-12, edge, NOON).today == "likely"


def test_when_nobody_will_call_it_is_not_today_unless_nobody_knows() -> None:
    assert nobody_calls(3, ALWAYS) == Estimate(3)
    assert nobody_calls(3, NOON) == Estimate(3)
    assert nobody_calls(3, OpenTime((), 0.0)) == Estimate(3, today="no")
    assert nobody_calls(3, NOON, gone=True) == Estimate(3, today="no")


@given(st.floats(0, 1e5), st.floats(1, 1e9))
def test_the_middle_lies_within_the_band(mean: float, variance: float) -> None:
    found = said(mean, variance, Band())
    assert found.low is not None
    assert found.high is not None
    assert found.seconds is not None
    assert 0 <= found.low * 60 <= found.seconds + 0.5
    assert found.seconds - 0.5 <= found.high * 60
    assert found.high >= 1
