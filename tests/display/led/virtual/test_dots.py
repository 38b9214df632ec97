"""Dots and pictures: widths as on the cards, light where the dots are."""

import pytest
from PIL import Image

from display.led.virtual import dots


@pytest.mark.parametrize(("text", "width"), [("A012", 32), ("请3号", 40), ("", 1), ("窗口", 32)])
def test_half_width_is_8_dots_and_hanzi_16(text: str, width: int) -> None:
    assert dots.matrix(text).size == (width, 16)


def test_different_characters_look_different() -> None:
    seen = {dots.matrix(character).tobytes() for character in "请号到窗口办理暂停服务0123456789AB"}
    assert len(seen) == 23


def test_a_window_shows_a_part() -> None:
    strip = dots.matrix("A012")
    assert dots.window(strip, 8, 8).tobytes() == dots.matrix("0").tobytes()
    assert dots.window(strip, 64).size == (64, 16)


@pytest.mark.parametrize("colour", dots.GLOW)
def test_lit_dots_glow_and_the_others_stay_dark(colour: str) -> None:
    one = Image.new("1", (32, 16))
    one.putpixel((3, 5), 1)
    face = dots.glass(one, colour)
    middle = dots.PITCH // 2

    def light(x: int, y: int) -> int:
        pixel = face.getpixel((x * dots.PITCH + middle, y * dots.PITCH + middle))
        assert isinstance(pixel, tuple)
        return max(pixel)

    assert light(3, 5) > 200
    assert light(30, 5) < 60


def test_the_case_goes_round_it() -> None:
    face = dots.glass(Image.new("1", (128, 16)), "red")
    assert dots.in_case(face).size == (face.width + 2 * dots.BEZEL, face.height + 2 * dots.BEZEL)
