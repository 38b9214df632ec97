"""How often bars are polled and told again, by the length and speed of their line."""

import pytest

from display.led.rhythm import POLL_AT_LEAST, POLL_EVERY, REFRESH_AT_LEAST, REFRESH_EVERY, rhythm


@pytest.mark.parametrize(
    ("bars", "exchange", "expected"),
    [
        (1, 0.01, (POLL_EVERY, REFRESH_EVERY)),
        (32, 0.011, (88.0, 88.0)),
        (32, 0.1, (POLL_AT_LEAST, REFRESH_AT_LEAST)),
    ],
)
def test_the_fuller_and_slower_a_line_the_rarer_it_is_troubled(
    bars: int, exchange: float, expected: tuple[float, float]
) -> None:
    found = rhythm(bars, exchange, exchange)
    assert (found.poll, found.refresh) == pytest.approx(expected)
