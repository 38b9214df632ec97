"""A make of which nothing is said: it never answers."""

from config.led import Bar
from display.led.makers.maker import TALLEST_FIRST, Maker, no_taller


def test_a_make_is_deaf_until_told_otherwise() -> None:
    make = Maker(show=lambda _, words: (words.text.encode(),))
    assert make.decode(b"\xa5\x5a") == (2, None)
    assert make.poll is None
    assert make.dim is None


def test_letters_are_never_taller_than_the_bar() -> None:
    assert no_taller(Bar(screen=1, window="w", rows=24), TALLEST_FIRST) == (24, 16)
    assert no_taller(Bar(screen=1, window="w"), {24, 32}) == (16,)
