"""A virtual screen: it finds its number, keeps its picture in a file, and can be touched."""

from pathlib import Path

import pytest

from demo.displays import Display
from demo.framebuffer import picture
from demo.processes import find
from demo.program import Running
from demo.touch import CannotTouch, Hand
from demo.views import view_url


async def test_a_screen_comes_up_is_seen_and_touched(tmp_path: Path) -> None:
    display = Display("it", (640, 480), tmp_path / "it")
    running = Running(display.program(0), tmp_path / "log", lambda _: None)
    await running.start()
    try:
        assert display.number.startswith(":")
        assert display.environment["DISPLAY"] == display.number
        assert picture(display.framebuffer, 320).size == (320, 240)
        await Hand(find("xdotool"), display.number).touch(10, 10)
    finally:
        await running.stop()


async def test_touching_a_screen_that_is_not_there() -> None:
    with pytest.raises(CannotTouch, match="xdotool on :987"):
        await Hand(find("xdotool"), ":987").touch(1, 1)


def test_the_address_of_a_screen() -> None:
    url = view_url(6081, "kiosk-left")
    assert url.startswith("http://127.0.0.1:6081/vnc.html?")
    assert url.endswith("path=websockify%3Ftoken%3Dkiosk-left")
