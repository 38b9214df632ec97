"""The one range of a header, for any header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.gateway.ranges import Unsatisfiable, span_of


@given(st.integers(1, 100), st.integers(0, 120), st.integers(0, 120))
def test_a_span_lies_within_the_file(size: int, first: int, last: int) -> None:
    try:
        span = span_of(f"bytes={first}-{last}", size)
    except Unsatisfiable:
        assert first >= size
        return
    if first > last:
        assert span is None
        return
    assert span == (first, min(last, size - 1) - first + 1)


@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=x-", "bytes=1-2,3-4", "bytes=" + "9" * 30 + "-"])
def test_another_header_means_the_whole_file(asked: str) -> None:
    assert span_of(asked, 10) is None


def test_a_range_of_nothing_is_refused() -> None:
    for asked in ("bytes=-0", "bytes=10-"):
        with pytest.raises(Unsatisfiable):
            span_of(asked, 10)
