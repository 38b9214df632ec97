"""What an Onbon bar is told for words, judged by the virtual card."""

from typing import Literal

import pytest

from config.led import Bar, LedLine
from display.led.makers.maker import Answer
from display.led.makers.onbon import maker
from display.led.text import Words
from display.led.virtual.card import Dim, Drawn, Heard, Update
from display.led.virtual.onbon_card import OnbonCard, answer

Make = Literal["onbon", "onbon-5k"]


def line(protocol: Make = "onbon", cells: int = 16) -> LedLine:
    return LedLine(id="l", address="null:", protocol=protocol, bars=(Bar(screen=5, window="w", cells=cells),))


def heard(frames: tuple[bytes, ...], protocol: Make = "onbon") -> Heard:
    (one,) = OnbonCard(fifth=protocol == "onbon-5k").hear(b"".join(frames))
    assert one.screen == 5
    return one


def drawn(words: Words, cells: int, protocol: Make = "onbon") -> Drawn:
    here = line(protocol, cells)
    update = heard(maker(here).show(here.bars[0], words), protocol).meaning
    assert isinstance(update, Update)
    (area,) = update.areas
    return area


@pytest.mark.parametrize("protocol", ["onbon", "onbon-5k"])
@pytest.mark.parametrize(
    ("width", "text", "seen"),
    [
        (16, "暂停服务", "    暂停服务"),
        (17, "请A012号到3号窗口", "请A012号到3号窗口"),
        (9, "暂停服务", "暂停服务"),
    ],
)
def test_words_that_fit_stand_still_in_the_middle(protocol: Make, width: int, text: str, seen: str) -> None:
    area = drawn(Words(text, scroll=False), width, protocol)
    assert (area.text, area.scrolls, area.width, area.height) == (seen, False, width * 8, 16)


def test_words_too_wide_run_to_the_left() -> None:
    area = drawn(Words("3号窗口 户籍、出入境", scroll=True), 12)
    assert (area.text, area.scrolls) == ("3号窗口 户籍、出入境", True)


def test_slow_words_take_longer_than_fast_ones() -> None:
    slow = drawn(Words("很长的文字", scroll=True, pace="slow"), 8)
    fast = drawn(Words("很长的文字", scroll=True, pace="fast"), 8)
    assert slow.seconds_a_dot > fast.seconds_a_dot


@pytest.mark.parametrize("colour", ["", "red", "green", "amber"])
def test_colours_are_the_cards(colour: Literal["", "red", "green", "amber"]) -> None:
    area = drawn(Words("请A012号", scroll=False, colour=colour), 16)
    assert (area.colour, area.text.strip()) == (colour, "请A012号")


def test_a_character_of_gbk_reaches_a_card_with_gbk_fonts() -> None:
    assert drawn(Words("王喆龘", scroll=False), 8).text.strip() == "王喆龘"


@pytest.mark.parametrize(("percent", "level"), [(100, 100), (1, 0), (50, 53)])
def test_brightness_has_sixteen_steps(percent: int, level: int) -> None:
    here = line()
    dim = maker(here).dim
    assert dim is not None
    assert heard(dim(here.bars[0], percent)).meaning == Dim(level)


def test_a_poll_changes_nothing_but_light() -> None:
    here = line()
    poll = maker(here).poll
    assert poll is not None
    assert heard(poll(here.bars[0])).meaning == "on"


@pytest.mark.parametrize(
    ("error", "said"), [(0, Answer(7, ack=True)), (3, Answer(7, ack=False, reason="busy"))]
)
def test_answers_are_understood(error: int, said: Answer) -> None:
    frame, make = answer(7, error), maker(line())
    assert make.decode(frame) == (len(frame), said)
    assert len(frame) <= make.answer_bytes
