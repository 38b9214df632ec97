"""Near texts: one letter apart, or sharing rare characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.near import Near, distance
from kiosk.pinyin import spoken

WORDS = ("身份证", "结婚证", "护照", "公积金贷款")
NEAR = Near([spoken(word) for word in WORDS], WORDS)


@pytest.mark.parametrize(
    ("typed", "away"),
    [("huzhao", 0), ("huz", 0), ("huzhoa", 1), ("hzhao", 1), ("huuzhao", 1), ("hxzhao", 1), ("xuzhaa", 2)],
)
def test_the_beginning_of_what_is_meant_is_enough(typed: str, away: int) -> None:
    assert distance(typed, "huzhaoqianfa") == away


@given(st.text("abcde", min_size=1, max_size=9), st.text("abcde", max_size=9))
def test_a_distance_is_within_what_was_typed(typed: str, meant: str) -> None:
    assert 0 <= distance(typed, meant) <= len(typed)
    assert distance(typed, typed + meant) == 0


@pytest.mark.parametrize(
    ("typed", "word"),
    [("shenfenzhng", 0), ("shenfenzehng", 0), ("jiehunzhenf", 1), ("hzuhao", 2), ("gjjkd", 3)],
)
def test_a_slip_is_forgiven(typed: str, word: int) -> None:
    assert NEAR.letters(typed)[word] in (1, 2)


@pytest.mark.parametrize("typed", ["huz", "xyzxyz", "shnfangchan"])
def test_what_is_too_short_or_too_far_is_not(typed: str) -> None:
    assert NEAR.letters(typed) == {}


def test_rare_characters_count_more() -> None:
    alike = NEAR.characters("身份证件")
    assert max(alike, key=lambda number: alike[number]) == 0
    assert NEAR.characters("水") == {}
