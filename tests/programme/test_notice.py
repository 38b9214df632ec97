"""The life of a notice, and how long it takes to read."""

from programme.notice import LIFE, LONGEST, SHORTEST, Notice, item_of, line_of, reading_time


def test_a_notice_goes_from_draft_to_published_and_may_come_back() -> None:
    assert LIFE["draft", "publish"] == LIFE["withdrawn", "publish"] == "published"
    assert LIFE["published", "withdraw"] == "withdrawn"
    assert ("published", "publish") not in LIFE


def test_a_longer_notice_stays_longer_but_not_for_ever() -> None:
    times = [reading_time(Notice(id="n", text="字" * length)) for length in (1, 100, 700)]
    assert times == [SHORTEST, 25.0, LONGEST]
    assert reading_time(Notice(id="n", text="字" * 100, seconds=7)) == 7


def test_only_an_emergency_is_urgent() -> None:
    assert [item_of(Notice(id="n", style=style)).urgent for style in ("notice", "ticker", "emergency")] == [
        False,
        False,
        True,
    ]


def test_a_ticker_is_one_line_without_marks() -> None:
    assert line_of("学习", "周五\n**下午**") == "学习 周五 下午"
