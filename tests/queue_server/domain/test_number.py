"""Ticket numbers: the prefix, three digits, a fourth when the day is that busy; and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.domain.number import number, prefix_of

PREFIXES = st.from_regex(r"[A-HJ-NP-Z]{1,2}", fullmatch=True)


@pytest.mark.parametrize(
    ("prefix", "sequence", "shown"),
    [("A", 1, "A001"), ("A", 12, "A012"), ("B", 999, "B999"), ("B", 1000, "B1000"), ("AB", 7, "AB007")],
)
def test_number(prefix: str, sequence: int, shown: str) -> None:
    assert number(prefix, sequence) == shown


@given(PREFIXES, st.integers(1, 99_999), PREFIXES, st.integers(1, 99_999))
def test_two_numbers_are_alike_only_when_prefix_and_sequence_are(p: str, n: int, q: str, m: int) -> None:
    assert (number(p, n) == number(q, m)) == ((p, n) == (q, m))


@given(PREFIXES, st.integers(1, 99_999))
def test_the_prefix_is_found_again(prefix: str, sequence: int) -> None:
    assert prefix_of(number(prefix, sequence)) == prefix
