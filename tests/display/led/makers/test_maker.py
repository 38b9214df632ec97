"""A make of which nothing is said: it never answers."""

from display.led.makers.maker import Maker


def test_a_make_is_deaf_until_told_otherwise() -> None:
    make = Maker(show=lambda _, words: (words.text.encode(),))
    assert make.decode(b"\xa5\x5a") == (2, None)
    assert make.poll is None
    assert make.dim is None
