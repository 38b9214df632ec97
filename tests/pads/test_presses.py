"""Repeats and echoes told apart from presses, with a made-up clock."""

from pads.presses import BACK_WITHIN, MOST_REPEATS, SAME_PRESS, STRAIGHT_BACK, News, Presses
from pads.protocols.ff68 import Frame, show

NEXT, RECALL, OTHER = Frame(1, 16, b"\x0c"), Frame(1, 16, b"\x0d"), Frame(2, 16, b"\x0c")
DIGITS, OTHER_DIGITS = show(1, (None,) * 6), show(2, (None,) * 6)


def test_the_first_is_new() -> None:
    assert Presses().heard(NEXT, 0.0) is News.NEW


def test_the_same_soon_after_is_a_repeat_however_often() -> None:
    presses = Presses()
    presses.heard(NEXT, 0.0)
    assert [presses.heard(NEXT, at) for at in (0.3, 0.9, 1.5)] == [News.REPEAT] * 3


def test_the_same_later_is_a_new_press() -> None:
    presses = Presses()
    presses.heard(NEXT, 0.0)
    assert presses.heard(NEXT, SAME_PRESS + 0.01) is News.NEW


def test_another_key_and_another_pad_are_new() -> None:
    presses = Presses()
    presses.heard(NEXT, 0.0)
    assert presses.heard(OTHER, 0.1) is News.NEW
    assert presses.heard(RECALL, 0.1) is News.NEW
    assert presses.heard(NEXT, 0.2) is News.NEW


def told(echoing: bool) -> Presses:
    """Digits were sent, and came back or not."""
    presses = Presses()
    presses.sent(DIGITS, 0.0)
    if echoing:
        assert presses.heard(DIGITS, 0.5) is News.ECHO
    presses.sent(OTHER_DIGITS, 2.0)
    if echoing:
        assert presses.heard(OTHER_DIGITS, 2.1) is News.ECHO
    return presses


def test_before_digits_have_told_what_comes_straight_back_is_an_echo_once() -> None:
    presses = Presses()
    presses.heard(NEXT, 0.0)
    presses.sent(NEXT, 0.01)
    assert presses.heard(NEXT, 0.02) is News.ECHO
    assert presses.heard(NEXT, 0.03) is News.REPEAT


def test_before_digits_have_told_what_comes_later_is_a_repeat() -> None:
    presses = Presses()
    presses.heard(NEXT, 0.0)
    presses.sent(NEXT, 0.01)
    assert presses.heard(NEXT, 0.02 + STRAIGHT_BACK) is News.REPEAT


def test_on_an_echoing_line_every_answer_is_expected_back_once_however_slowly() -> None:
    presses = told(echoing=True)
    assert presses.heard(NEXT, 3.0) is News.NEW
    presses.sent(NEXT, 3.01)
    assert presses.heard(NEXT, 3.5) is News.ECHO
    assert presses.heard(NEXT, 3.6) is News.REPEAT


def test_on_a_line_without_echo_even_a_quick_repeat_is_one() -> None:
    presses = told(echoing=False)
    assert presses.heard(NEXT, 3.0) is News.NEW
    presses.sent(NEXT, 3.01)
    assert presses.heard(NEXT, 3.02) is News.REPEAT


def test_an_adapter_that_no_longer_echoes_is_noticed() -> None:
    presses = told(echoing=True)
    presses.sent(DIGITS, 10.0)
    presses.sent(OTHER_DIGITS, 11.0 + BACK_WITHIN)
    assert presses.echoing is False


def test_a_repeat_without_end_can_only_be_an_echo() -> None:
    presses = Presses()
    presses.heard(NEXT, 0.0)
    told = [presses.heard(NEXT, 0.1 * turn) for turn in range(1, MOST_REPEATS + 3)]
    assert told == [News.REPEAT] * MOST_REPEATS + [News.ECHO] * 2


def test_what_was_sent_long_ago_is_forgotten() -> None:
    presses = told(echoing=True)
    presses.sent(RECALL, 3.0)
    presses.sent(NEXT, 5.0)
    assert presses.heard(RECALL, 5.0) is News.NEW
