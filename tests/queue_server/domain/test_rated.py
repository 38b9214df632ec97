"""What citizens thought of today's service, as values."""

from hypothesis import given
from hypothesis import strategies as st

from queue_server.domain.rated import Ratings, Served, Sum


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.integers(1, 5))))
def test_every_clerk_has_the_sum_of_the_own_ratings_at_each_window(given: list[tuple[str, str, int]]) -> None:
    ratings = Ratings()
    for window, clerk, level in given:
        ratings.add(window, "t", clerk, level)
    for window in "ab":
        for clerk in "xy":
            levels = [level for where, whose, level in given if (where, whose) == (window, clerk)]
            assert ratings.of(window, clerk) == Sum(len(levels), sum(levels))


def test_who_is_served_again_is_the_same_service() -> None:
    ratings = Ratings()
    ratings.serve("a", "t1", "x")
    ratings.add("a", "t1", "x", 4)
    ratings.serve("a", "t1", "x")
    assert ratings.served["a"] == Served("t1", "x", rated=True)
    ratings.serve("a", "t2", "y")
    assert ratings.served["a"] == Served("t2", "y")


def test_what_is_undone_lets_who_was_before_rate_again_but_takes_no_rating_back() -> None:
    ratings = Ratings()
    ratings.serve("a", "t1", "x")
    before = ratings.served["a"]
    ratings.serve("a", "t2", "x")
    ratings.unserve("a", before)
    assert ratings.served["a"] == Served("t1", "x")
    ratings.serve("a", "t2", "x")
    ratings.add("a", "t2", "x", 5)
    ratings.unserve("a", before)
    assert ratings.served["a"] == Served("t2", "x", rated=True)
    ratings.unserve("b", None)
    ratings.serve("b", "t3", "y")
    ratings.unserve("b", None)
    assert "b" not in ratings.served
