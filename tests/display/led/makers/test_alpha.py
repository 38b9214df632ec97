"""What an Alpha sign is told for words, judged by the virtual sign."""

import pytest

from config.led import Bar, LedLine
from display.led.makers.alpha import maker
from display.led.makers.maker import Answer
from display.led.text import Words
from display.led.virtual.alpha_sign import AlphaSigns
from display.led.virtual.card import Dim, Drawn, Update

BAR = Bar(screen=18, window="w", cells=16)
MAKE = maker(LedLine(id="l", address="null:", protocol="alpha", bars=(BAR,)))
SAID = "A012 to window 3"


def drawn(words: Words) -> Drawn:
    shown, asked = AlphaSigns().hear(b"".join(MAKE.show(BAR, words)))
    assert (asked.screen, asked.wants_answer) == (18, True)
    assert isinstance(shown.meaning, Update)
    return shown.meaning.areas[0]


@pytest.mark.parametrize(
    ("words", "scrolls", "blinks"),
    [
        (Words(SAID, scroll=False), False, False),
        (Words(SAID, scroll=True), True, False),
        (Words(SAID, scroll=False, blink=True), False, True),
    ],
)
def test_words_stand_run_or_blink(words: Words, scrolls: bool, blinks: bool) -> None:
    area = drawn(words)
    assert (area.text, area.scrolls, area.blinks) == (SAID, scrolls, blinks)


def test_colour_and_pace() -> None:
    slow = drawn(Words(SAID, scroll=True, colour="amber", pace="slow"))
    fast = drawn(Words(SAID, scroll=True, pace="fast"))
    assert slow.colour == "amber"
    assert slow.seconds_a_dot > fast.seconds_a_dot


def test_brightness() -> None:
    assert MAKE.dim is not None
    dimmed, _ = AlphaSigns().hear(b"".join(MAKE.dim(BAR, 100)))
    assert dimmed.meaning == Dim(100)


def test_a_sign_says_what_it_misheard_until_it_is_told_to_forget() -> None:
    signs = AlphaSigns()
    said, ask = MAKE.show(BAR, Words(SAID, scroll=False))
    harmed = said.replace(b"window", b"windov")
    _, asked = signs.hear(harmed + ask)
    assert MAKE.decode(signs.answer(asked, 18, 0))[1] == Answer(None, ack=False, reason="checksum")
    *_, asked = signs.hear(b"".join(MAKE.prepare(BAR)) + said + ask)
    answer = signs.answer(asked, 18, 0)
    assert MAKE.decode(answer) == (len(answer), Answer(None, ack=True))
    assert len(answer) <= MAKE.answer_bytes
