"""The pictures of the attract loop."""

from pathlib import Path

import pytest
from PIL import Image, ImageStat

from kiosk.pictures import draw, picture
from kiosk.programme import SCENES as SHOWN
from kiosk.scenes import SCENES


@pytest.mark.parametrize("size", [(108, 192), (192, 108)])
@pytest.mark.parametrize("scene", sorted(SCENES))
def test_every_view_is_drawn_light_above_and_dark_below(scene: int, size: tuple[int, int]) -> None:
    drawn = draw(scene, *size)
    assert drawn.size == size
    width, height = size
    assert brightness(drawn, (0, 0, width, height // 12)) > 200
    assert brightness(drawn, (0, height - height // 20, width, height)) < 60


def brightness(drawn: Image.Image, box: tuple[int, int, int, int]) -> float:
    return float(ImageStat.Stat(drawn.convert("L").crop(box)).mean[0])


def test_a_view_is_drawn_once_for_a_glass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALL_CACHE", str(tmp_path))
    path = picture(0, 90, 160)
    made = path.stat()
    assert picture(0, 90, 160).stat().st_mtime_ns == made.st_mtime_ns
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_the_same_view_is_drawn_the_same_each_time() -> None:
    assert draw(0, 90, 160).tobytes() == draw(0, 90, 160).tobytes()


def test_every_view_has_its_turn() -> None:
    assert len(SCENES) == SHOWN
