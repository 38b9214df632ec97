"""The reading rule: what the board promises to be read from 12 m, is."""

import pytest

from display.screens import reading


def test_a_55_inch_board_has_the_dp_the_rule_speaks_of() -> None:
    assert reading.mm_per_dp(55) == pytest.approx(0.951, abs=0.001)


def test_every_number_is_read_from_twelve_metres_and_the_words_from_eight() -> None:
    assert reading.latin_read_from(reading.ROW) >= 12
    assert reading.latin_read_from(reading.NEWEST) >= 18
    assert reading.han_read_from(reading.ROW_WORDS) >= 8.4
    assert reading.han_read_from(reading.NEWEST_WORDS) >= 11


def test_sixteen_minutes_of_arc() -> None:
    assert pytest.approx(1000 * 16 / 60 * 3.14159 / 180, abs=0.01) == reading.LATIN_MM_PER_METRE
    assert pytest.approx(1000 * 20 / 60 * 3.14159 / 180, abs=0.02) == reading.HAN_MM_PER_METRE
