"""What a board says where no calls are listed, and along its foot."""

from datetime import timedelta

import pytest

from boards.board import BoardView
from boards.said import OLD, foot, instead, phones
from boards.words import Words
from config.settings import Span
from tests.boards.story import NOON

ZH, EN = Words("zh"), Words("en")
HOURS = (Span(days=("mon", "tue"), start="09:00", until="12:00"),)


def test_a_closed_hall_tells_its_hours() -> None:
    view = BoardView(mode="closed", now=NOON)
    assert "09:00–12:00" in instead(view, ZH, HOURS).line
    assert instead(view, EN, ()).line == ""


@pytest.mark.parametrize(
    ("age", "known"), [(None, "Connecting to the queue"), (OLD, "Calls are not shown at the moment")]
)
def test_one_that_does_not_start_sends_people_to_the_signs(age: timedelta | None, known: str) -> None:
    assert instead(BoardView(mode="starting", now=NOON, age=age), EN, ()).title == known


def test_notices_run_in_both_languages_until_the_news_is_old() -> None:
    view = BoardView(mode="busy", now=NOON, ticker=("通知",), ticker_en=("Notice",), age=OLD / 2)
    assert foot(view, ZH) == ("通知", "Notice")
    old = BoardView(mode="busy", now=NOON, ticker=("通知",), age=OLD)
    assert len(foot(old, ZH)) == 2
    assert "通知" not in foot(old, ZH)


def test_only_phones_that_there_are_stand_there() -> None:
    assert phones(BoardView(mode="idle", now=NOON, phone_complaint="12345"), EN) == ("Complaints 12345",)
