"""Who comes is settled by the seed, and looks like a hall's day."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.load import DEMO_COUNTY, load
from demo import visitors as v

LOADED = load(DEMO_COUNTY, "centre")
QUEUE_OF = LOADED.catalogue().queue_of


def come(count: int, seed: int) -> tuple[v.Visitor, ...]:
    return v.visitors(LOADED.items, v.steady_arrivals(count, seed), seed, QUEUE_OF)


def test_the_same_seed_brings_the_same_visitors() -> None:
    assert come(50, 7) == come(50, 7)
    assert come(50, 7) != come(50, 8)


def test_a_longer_day_begins_like_a_shorter_one() -> None:
    assert come(80, 7)[:50] == come(50, 7)


@given(st.integers(0, 60), st.integers(0, 2**32))
def test_every_visitor_is_possible(count: int, seed: int) -> None:
    found = come(count, seed)
    assert len({visitor.name for visitor in found}) == count
    assert [visitor.arrives for visitor in found] == sorted(visitor.arrives for visitor in found)
    for visitor in found:
        assert visitor.item in QUEUE_OF
        assert v.SERVICE_BOUNDS[0] <= visitor.service_seconds <= v.SERVICE_BOUNDS[1]
        assert visitor.walk_seconds > 0


def test_popular_items_are_asked_for_more_often() -> None:
    asked = Counter(visitor.item for visitor in come(3000, 1))
    first, last = v.most_popular(LOADED.items, 20), v.most_popular(LOADED.items, 355)[-20:]
    assert sum(asked[item.code] for item in first) > 5 * sum(asked[item.code] for item in last)


def test_the_default_day_tells_every_story() -> None:
    stories = Counter(visitor.story for visitor in come(30, 1))
    assert set(stories) == set(v.STORIES)
    assert any(visitor.language == "en" for visitor in come(30, 1))
    assert any(visitor.double_tap for visitor in come(30, 1))


def test_a_whole_day_has_its_rush_and_its_lunch() -> None:
    hours = Counter(int(at // 3600) for at in v.whole_day(2000, 3))
    assert set(hours) <= {9, 10, 11, 13, 14, 15, 16, 17}
    assert hours[10] > hours[9] / 2 > hours[16] / 4
    assert not any(12 * 3600 <= at < 13.5 * 3600 for at in v.whole_day(2000, 3))


def test_joint_matters_take_longer() -> None:
    random = Random(1)
    mean = {kind: sum(v.service_seconds(kind, random) for _ in range(500)) for kind in v.SERVICE_MEDIAN}
    assert mean["instant"] < mean["promised"] < mean["joint"]


def test_a_site_that_serves_nothing_is_told_so() -> None:
    with pytest.raises(ValueError, match="expected at least one"):
        v.visitors(LOADED.items, [0.0], 1, {})
