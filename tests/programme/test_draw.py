"""What an item looks like: notices on a sheet, pictures and films whole, nothing for what is broken."""

from pathlib import Path

import pytest
from PIL import Image

from config.load import DEMO_COUNTY
from programme import sheet
from programme.draw import draw
from programme.look import colour, palette
from programme.plan import Item
from programme.still import BadPicture

MEDIA = DEMO_COUNTY / "media"
SIZE = (640, 360)
TEXT = "各位群众：本中心周五下午学习，\u201c一窗\u201d照常受理。" * 12


def ink(image: Image.Image, ground: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Return the box of all that is not ground below the bar at the top."""
    below = image.crop((0, 12, *image.size))
    box = Image.frombytes("L", below.size, bytes(pixel != ground for pixel in below.getdata())).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("length", [1, 4, len(TEXT)])
def test_a_notice_fits_its_sheet_whatever_its_length(length: int) -> None:
    notice = Item(
        id="n", kind="notice", seconds=9, title="通知", text=TEXT[:length], title_en="Notice", text_en="x"
    )
    left, top, right, bottom = ink(draw(notice, None, SIZE, "dark"), colour("dark", "surface"))
    assert left > 10
    assert right < SIZE[0] - 10
    assert bottom < SIZE[1] - 20
    assert top >= 0


def test_more_text_is_set_smaller() -> None:
    sizes = []
    for text in (TEXT[:20], TEXT):
        rows, _ = sheet.fitted(
            Item(id="n", kind="notice", seconds=9, text=text), SIZE, palette("dark", urgent=False)
        )
        sizes.append(rows[0].size)
    assert sizes[0] > sizes[1] > sheet.SMALLEST


def test_an_emergency_looks_like_one() -> None:
    urgent = Item(id="e", kind="notice", seconds=9, title="紧急疏散", urgent=True)
    assert draw(urgent, None, SIZE, "dark").getpixel((5, 200)) == colour("dark", "cinnabar")


def test_a_film_shows_its_first_picture_and_a_picture_itself() -> None:
    for kind, name in (("video", "take-a-number.mp4"), ("picture", "tips-wide.png")):
        item = Item(id="m", kind=kind, seconds=9, media="f" * 64)  # type: ignore[arg-type]
        shown = draw(item, MEDIA / name, SIZE, "dark")
        assert shown.size == SIZE
        assert len(shown.getcolors(1 << 20) or ()) > 50


def test_without_a_file_or_with_a_broken_one_there_is_no_picture(tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.mp4"
    spoilt.write_bytes((MEDIA / "take-a-number.mp4").read_bytes()[:2000])
    for path in (None, spoilt, tmp_path / "gone.mp4"):
        with pytest.raises(BadPicture):
            draw(Item(id="m", kind="video", seconds=9), path, SIZE, "dark")
