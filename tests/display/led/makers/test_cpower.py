"""What a C-Power bar is told for words, judged by the virtual card, on a serial line and over TCP."""

from typing import Literal

import pytest

from config.led import Bar, Dots, LedLine
from display.led.makers.maker import Answer, Frames, Maker
from display.led.makers.of_line import maker_of
from display.led.text import Words
from display.led.virtual.card import Dim, Drawn, Heard, Update
from display.led.virtual.cards import CARDS

Make = Literal["cpower", "cpower-tcp"]
BAR = Bar(screen=174, window="w", cells=20)


def make(protocol: Make) -> Maker:
    return maker_of(LedLine(id="l", address="null:", protocol=protocol, bars=(BAR,)))


def heard(protocol: Make, frames: Frames) -> Heard:
    *_, last = CARDS[protocol]().hear(b"".join(frames))
    assert last.screen == 174
    return last


def drawn(protocol: Make, words: Words) -> Drawn:
    maker = make(protocol)
    update = heard(protocol, maker.prepare(BAR) + maker.show(BAR, words)).meaning
    assert isinstance(update, Update)
    return update.areas[0]


@pytest.mark.parametrize("protocol", ["cpower", "cpower-tcp"])
def test_words_stand_in_the_middle_or_run(protocol: Make) -> None:
    still = drawn(protocol, Words("请A012号到3号窗口", scroll=False))
    assert (still.text, still.scrolls, still.x, still.x + still.width) == (
        "请A012号到3号窗口",
        False,
        12,
        160,
    )
    running = drawn(protocol, Words("3号窗口 户籍、出入境业务", scroll=True, colour="amber", pace="slow"))
    assert (running.scrolls, running.x, running.width, running.colour) == (True, 0, 160, "amber")


@pytest.mark.parametrize("colour", ["red", "green", "amber"])
def test_colours(colour: Literal["red", "green", "amber"]) -> None:
    assert drawn("cpower", Words("A012", scroll=False, colour=colour)).colour == colour


def test_a_dark_page_is_a_blank() -> None:
    assert drawn("cpower", Words("", scroll=False)).text == " "


@pytest.mark.parametrize("protocol", ["cpower", "cpower-tcp"])
def test_polls_and_brightness_are_answered(protocol: Make) -> None:
    maker, card = make(protocol), CARDS[protocol]()
    assert maker.poll is not None
    assert maker.dim is not None
    for frames, meaning in ((maker.poll(BAR), "nothing"), (maker.dim(BAR, 100), Dim(100))):
        asked = heard(protocol, frames)
        assert (asked.meaning, asked.wants_answer) == (meaning, True)
        said = card.answer(asked, 174, 0)
        assert maker.decode(said) == (len(said), Answer(174, ack=True))
        assert len(said) <= maker.answer_bytes


def test_a_refusal_has_its_reason() -> None:
    maker, card = make("cpower"), CARDS["cpower"]()
    shown = heard("cpower", maker.show(BAR, Words("A012", scroll=False)))
    assert maker.decode(card.answer(shown, 174, 1))[1] == Answer(174, ack=False, reason="checksum")


def test_a_card_with_another_id_code_hears_nothing() -> None:
    line = LedLine(id="l", address="null:", protocol="cpower-tcp", id_code=7, bars=(BAR,))
    assert (
        list(CARDS["cpower-tcp"]().hear(b"".join(maker_of(line).show(BAR, Words("A", scroll=False))))) == []
    )


@pytest.mark.parametrize(("size", "left"), [(16, 60), (24, 26), (32, 0)])
def test_taller_letters_on_a_taller_bar(size: Dots, left: int) -> None:
    tall = Bar(screen=174, window="w", cells=32, rows=32)
    maker = make("cpower")
    assert maker.sizes(tall) == (32, 24, 16)
    shown = heard(
        "cpower", maker.prepare(tall) + maker.show(tall, Words("请A012号到3号窗口", scroll=False, size=size))
    ).meaning
    assert isinstance(shown, Update)
    assert (shown.areas[0].size, shown.areas[0].height, shown.areas[0].x) == (size, 32, left)
