"""What is to be shown, made ready in a thread; what cannot be says why."""

import time
from collections.abc import Callable
from pathlib import Path

from config.load import DEMO_COUNTY
from faces.film import Film
from programme.draw import draw
from programme.plan import Item
from programme.slide import Slide, Still, opened

SIZE = (320, 180)
NOTICE = Item(id="n", kind="notice", seconds=5, title="通知")


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_notice_is_drawn_as_everywhere(tmp_path: Path) -> None:
    slide = opened(NOTICE, None, SIZE, "dark")
    until(slide.look)
    picture = slide.play()
    assert picture is not None
    assert picture.pixels == draw(NOTICE, None, SIZE, "dark").tobytes()
    assert slide.picture() is None
    slide.close()
    assert not slide.look()


def test_a_broken_picture_says_why(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"no picture")
    slide = Still(Item(id="m", kind="picture", seconds=5, media="x"), path, SIZE, "dark")
    until(lambda: slide.broken)
    assert slide.reason
    assert not slide.look()


def test_a_video_is_a_film() -> None:
    path = DEMO_COUNTY / "media" / "what-to-bring.mp4"
    slide: Slide = opened(Item(id="v", kind="video", seconds=5, media="x"), path, SIZE, "dark")
    assert isinstance(slide, Film)
    until(slide.look)
    slide.close()
