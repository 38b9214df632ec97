"""Notices alternate between the languages, the board's own first."""

import pytest

from boards.notices import both
from speech.sentence import Language


@pytest.mark.parametrize(
    ("first", "shown"), [("zh", ("甲", "a", "乙", "b", "丙")), ("en", ("a", "甲", "b", "乙", "丙"))]
)
def test_each_notice_is_followed_by_its_twin(first: Language, shown: tuple[str, ...]) -> None:
    assert both(("甲", "乙", "丙"), ("a", "b"), first) == shown


def test_a_board_without_notices_shows_none() -> None:
    assert both((), (), "zh") == ()
