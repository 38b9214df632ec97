"""The brush that draws the county's pictures."""

from PIL import Image

from demo.media.brush import FINER, Brush, colour, mix, width_of


def test_a_colour_is_a_name_of_the_palette_or_a_mix() -> None:
    assert colour("surface") == (255, 255, 255)
    assert colour("surface/surface/0.5") == (255, 255, 255)
    assert mix((0, 0, 0), (100, 200, 50), 0.5) == (50, 100, 25)
    assert colour("surface/ink/1") == colour("ink")


def test_what_is_drawn_comes_out_at_the_size_asked_for() -> None:
    brush = Brush(40, 30, "surface")
    assert brush.image.size == (40 * FINER, 30 * FINER)
    brush.box(10, 10, 20, 10, "ink")
    picture = brush.finish()
    assert picture.size == (40, 30)
    assert picture.getpixel((20, 15)) == colour("ink")
    assert picture.getpixel((2, 2)) == colour("surface")


def test_text_and_signs_leave_marks() -> None:
    brush = Brush(120, 40, "surface")
    brush.text(4, 4, "门", 28, "ink")
    brush.sign("home", 60, 4, 32, "pine")
    picture = brush.finish()
    left, right = picture.crop((0, 0, 50, 40)), picture.crop((55, 0, 120, 40))
    assert all(part.getextrema()[0][0] < 128 for part in (left, right))  # type: ignore[index]
    assert width_of("门门", 28) == 56


def test_a_stamp_shows_the_lowest_rows() -> None:
    paper = Brush(10, 20, "surface")
    paper.box(0, 12, 10, 8, "ink")
    brush = Brush(10, 30, "pine")
    brush.stamp(paper, 0, 0, 8)
    picture: Image.Image = brush.finish()
    assert picture.getpixel((5, 3)) == colour("ink")
    assert picture.getpixel((5, 15)) == colour("pine")
