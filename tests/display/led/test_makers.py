"""What a make of bar is told for words, judged by the virtual card."""

import pytest

from display.led.makers import MAKERS, Answer
from display.led.text import Words
from display.led.virtual.onbon_card import Drawn, Ear, Update, answer, understand

ONBON = MAKERS["onbon"]


def drawn(words: Words, width: int) -> Drawn:
    (order,) = Ear().hear(ONBON.show(5, width, words))
    update = understand(order.data)
    assert order.screen == 5
    assert isinstance(update, Update)
    (area,) = update.areas
    return area


@pytest.mark.parametrize(
    ("width", "text", "seen"),
    [
        (16, "暂停服务", "    暂停服务"),
        (17, "请A012号到3号窗口", "请A012号到3号窗口"),
        (9, "暂停服务", "暂停服务"),
    ],
)
def test_words_that_fit_stand_still_in_the_middle(width: int, text: str, seen: str) -> None:
    area = drawn(Words(text, scroll=False), width)
    assert (area.text, area.scrolls, area.width, area.height) == (seen, False, width * 8, 16)


def test_words_too_wide_run_to_the_left() -> None:
    area = drawn(Words("3号窗口 户籍、出入境", scroll=True), 12)
    assert (area.text, area.scrolls) == ("3号窗口 户籍、出入境", True)


def test_a_poll_changes_nothing_but_light() -> None:
    (order,) = Ear().hear(ONBON.poll(3))
    assert (order.screen, understand(order.data)) == (3, "on")


@pytest.mark.parametrize(
    ("error", "said"), [(0, Answer(7, ack=True)), (3, Answer(7, ack=False, reason="busy"))]
)
def test_answers_are_understood(error: int, said: Answer) -> None:
    frame = answer(7, error)
    assert ONBON.decode(frame) == (len(frame), said)
    assert len(frame) <= ONBON.answer_bytes
