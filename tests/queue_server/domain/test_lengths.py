"""Learning lengths and shares: towards what is seen, slowly at first, and never far for one absurd value."""

from math import exp, log, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.domain.lengths import LEAST_SPREAD, OUTLIER, REMEMBERED, Lengths, Share

PRIOR = Lengths(5.0, log(400), 0.25)


def test_one_more_moves_it_by_its_part() -> None:
    seen = PRIOR.moved(PRIOR.mu + 0.6)
    assert seen.weight == 6
    assert seen.mu == pytest.approx(PRIOR.mu + 0.1)
    assert seen.var == pytest.approx(0.25 + (0.6 * 0.5 - 0.25) / 6)


def test_seconds_are_learned_by_their_logarithm_from_one_on() -> None:
    assert PRIOR.seen(250) == PRIOR.moved(log(250))
    assert PRIOR.seen(0) == PRIOR.seen(1) == PRIOR.moved(0.0)


def test_what_was_drawn_is_found_again() -> None:
    random, learned = Random(3), PRIOR
    for _ in range(3_000):
        learned = learned.moved(random.gauss(log(200), 0.6))
    assert exp(learned.mu) == pytest.approx(200, rel=0.1)
    assert sqrt(learned.var) == pytest.approx(0.6, rel=0.15)
    assert learned.weight == REMEMBERED


@pytest.mark.parametrize("sign", [1, -1])
def test_what_lies_far_outside_counts_as_at_the_edge(sign: int) -> None:
    edge = PRIOR.moved(PRIOR.mu + sign * OUTLIER * 0.5)
    assert PRIOR.moved(PRIOR.mu + sign * 50) == edge
    assert PRIOR.moved(PRIOR.mu + sign * (OUTLIER * 0.5 - 0.01)) != edge


def test_a_part_begins_with_what_the_whole_knows() -> None:
    assert PRIOR.child(3.0) == Lengths(3.0, PRIOR.mu, PRIOR.var)


def test_the_distribution_is_never_sharper_than_belief_allows() -> None:
    assert Lengths(9, 5.0, 0.0).distribution(0.5).sigma == LEAST_SPREAD
    assert Lengths(9, 5.0, 0.25).distribution(0.5).sigma == 0.5
    assert Lengths(9, 5.0, 0.25).distribution(0.5).mu == 5.5


def test_a_share_moves_by_its_part_and_forgets() -> None:
    assert Share(3.0, 0.0).seen(True) == Share(4.0, 0.25)
    assert Share(3.0, 0.5).seen(False) == Share(4.0, 0.375)
    assert Share(REMEMBERED, 0.0).seen(True) == Share(REMEMBERED, 1 / REMEMBERED)


@given(st.lists(st.booleans(), max_size=50))
def test_a_share_stays_a_share(seen: list[bool]) -> None:
    share = Share(20.0, 0.05)
    for one in seen:
        share = share.seen(one)
    assert 0 <= share.share <= 1
