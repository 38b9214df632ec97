"""Repeats and echoes told apart from presses, with a made-up clock."""

from pads.presses import ECHO_WITHIN, SAME_PRESS, News, Presses
from pads.protocols.ff68 import Frame

NEXT, RECALL, OTHER = Frame(1, 16, b"\x0c"), Frame(1, 16, b"\x0d"), Frame(2, 16, b"\x0c")


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


def test_our_answer_coming_straight_back_is_an_echo_once() -> None:
    presses = Presses()
    presses.heard(NEXT, 0.0)
    presses.sent(NEXT, 0.01)
    assert presses.heard(NEXT, 0.02) is News.ECHO
    assert presses.heard(NEXT, 0.03) is News.REPEAT


def test_a_repeat_because_our_answer_was_lost_is_no_echo() -> None:
    presses = Presses()
    presses.heard(NEXT, 0.0)
    presses.sent(NEXT, 0.01)
    assert presses.heard(NEXT, 0.01 + ECHO_WITHIN + 0.01) is News.REPEAT


def test_what_was_sent_long_ago_is_forgotten() -> None:
    presses = Presses()
    presses.sent(RECALL, 0.0)
    presses.sent(NEXT, 5.0)
    assert presses.heard(RECALL, 5.0) is News.NEW
