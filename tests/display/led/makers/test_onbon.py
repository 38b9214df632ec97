"""What an Onbon bar is told for words, judged by the virtual card."""

from typing import Literal

import pytest

from config.led import Bar, Dots, Font, LedLine
from display.led.makers.maker import Answer
from display.led.makers.onbon import maker
from display.led.text import Words
from display.led.virtual.card import CannotDo, Dim, Drawn, Heard, Update
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


FONTS = (Font(dots=24, chinese=1, ascii=1), Font(dots=32, chinese=2, ascii=2))


@pytest.mark.parametrize(
    ("size", "rows", "place"), [(32, 32, (0, 32)), (24, 32, (4, 24)), (16, 32, (8, 16)), (24, 24, (0, 24))]
)
def test_letters_stand_in_the_middle_of_a_taller_bar(size: Dots, rows: Dots, place: tuple[int, int]) -> None:
    here = LedLine(
        id="l", address="null:", fonts=FONTS, bars=(Bar(screen=5, window="w", cells=32, rows=rows),)
    )
    shown = heard(maker(here).show(here.bars[0], Words("A012号", scroll=False, size=size))).meaning
    assert isinstance(shown, Update)
    (area,) = shown.areas
    assert (area.size, area.text.strip(), (area.y, area.height)) == (size, "A012号", place)
    before = len(area.text) - len(area.text.lstrip())
    assert abs(before * size // 2 - (256 - 6 * size // 2) // 2) < size // 2


@pytest.mark.parametrize(
    ("rows", "fonts", "sizes"),
    [(32, FONTS, (32, 24, 16)), (24, FONTS, (24, 16)), (16, FONTS, (16,)), (32, (), (16,))],
)
def test_heights_of_letters_are_those_loaded_that_fit(
    rows: Dots, fonts: tuple[Font, ...], sizes: tuple[Dots, ...]
) -> None:
    here = LedLine(id="l", address="null:", fonts=fonts, bars=(Bar(screen=5, window="w", rows=rows),))
    assert maker(here).sizes(here.bars[0]) == sizes


def test_a_font_that_the_card_lacks_is_refused() -> None:
    fonts = (Font(dots=24, chinese=7, ascii=7),)
    here = LedLine(id="l", address="null:", fonts=fonts, bars=(Bar(screen=5, window="w", rows=24),))
    refused = heard(maker(here).show(here.bars[0], Words("A012", scroll=False, size=24))).meaning
    assert isinstance(refused, CannotDo)
    assert refused.code == 12
