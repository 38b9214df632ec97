"""Ids sort by age, whatever the random word."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from queue_server.engine.fresh_id import ordered

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
WORDS = st.text("0123456789abcdef", min_size=20, max_size=20)


@given(WORDS, WORDS, st.integers(1, 10**9))
def test_a_later_id_comes_after(first: str, second: str, milliseconds: int) -> None:
    later = NINE + timedelta(milliseconds=milliseconds)
    assert ordered(NINE, first) < ordered(later, second)
    assert ordered(NINE, first).endswith(first)
