"""The paper: where lines stand on it and how long it gets."""

from PIL import Image, ImageChops

from printers.virtual.glyphs import Style
from printers.virtual.strip import INK, MARGIN, PAPER, SHADE, Strip


def written(align: str) -> tuple[int, int]:
    strip = Strip(576)
    strip.write([("国", Style())], align, 34, wrapped=False)
    picture = strip.picture()
    middle = picture.crop((SHADE, 0, picture.width - SHADE, picture.height))
    box = ImageChops.difference(middle, Image.new("RGB", middle.size, PAPER)).getbbox()
    assert box is not None
    return box[0] + SHADE, box[2] + SHADE


def test_alignment() -> None:
    side = (640 - 576) // 2
    left, centre, right = written("left"), written("centre"), written("right")
    assert side <= left[0] < left[1] <= side + 24
    assert abs(sum(centre) / 2 - 320) < 3
    assert side + 576 - 24 <= right[0] < right[1] <= side + 576


def test_the_picture_is_as_wide_as_the_paper() -> None:
    assert [Strip(dots).picture().width for dots in (576, 384, 512)] == [640, 464, 512]


def test_large_lines_take_more_paper() -> None:
    strip = Strip(576)
    strip.write([("A", Style())], "left", 34, wrapped=False)
    small = strip.picture().height
    strip.write([("A", Style(6, 6))], "left", 34, wrapped=False)
    strip.feed(10)
    assert small == 2 * MARGIN + 34
    assert strip.picture().height == small + 6 * 24 + 6 + 10
    assert [(line.text, line.wide) for line in strip.lines] == [("A", 1), ("A", 6)]


def test_a_picture_is_printed_in_ink() -> None:
    assert Strip(384).blank
    strip = Strip(384)
    strip.draw(Image.new("L", (10, 10), 255), "centre")
    assert not strip.blank
    assert strip.picture().getpixel((232, MARGIN + 5)) == INK


def test_reverse_and_underline_leave_ink_where_there_was_none() -> None:
    def darkness(style: Style) -> int:
        strip = Strip(384)
        strip.write([(" ", style)], "left", 34, wrapped=False)
        return sum(
            strip.picture().convert("L").point(lambda value: 255 - value).crop((40, 0, 64, 70)).getdata()
        )

    assert darkness(Style(reverse=True)) > darkness(Style(underline=True)) > darkness(Style())
