"""One virtual bar: its glass and its files."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from display.led.virtual import dots
from display.led.virtual.bar import VirtualBar
from display.led.virtual.card import Drawn, Update


def area(text: str, *, scrolls: bool = False, colour: str = "", number: int = 0) -> Drawn:
    return Drawn(id=number, x=0, y=0, width=128, height=16, scrolls=scrolls, text=text, colour=colour)


@pytest.fixture
def bar(tmp_path: Path) -> VirtualBar:
    return VirtualBar(1, "L01", tmp_path)


def state(bar: VirtualBar) -> dict[str, Any]:
    bar.draw()
    said: dict[str, Any] = json.loads((bar.folder / "L01.json").read_text(encoding="utf-8"))
    return said


def light(bar: VirtualBar) -> int:
    with Image.open(bar.folder / "L01.png") as picture:
        return sum(picture.convert("L").tobytes())


def test_a_new_bar_is_empty(bar: VirtualBar) -> None:
    said = state(bar)
    assert (said["text"], said["lit"], said["scroll"], said["frames"]) == ("", True, False, 0)


def test_what_it_says_is_on_file_and_on_the_picture(bar: VirtualBar) -> None:
    empty = state(bar) and (bar.folder / "L01.png").read_bytes()
    bar.apply(Update((), (area("    暂停服务"),)))
    assert state(bar)["text"] == "暂停服务"
    assert (bar.folder / "L01.png").read_bytes() != empty
    with Image.open(bar.folder / "L01.png") as picture:
        assert picture.size == (16 * 8 * dots.PITCH + 2 * dots.BEZEL, 16 * dots.PITCH + 2 * dots.BEZEL)


def test_a_running_text_has_its_strip(bar: VirtualBar) -> None:
    bar.apply(Update((), (area("3号窗口 户籍、出入境", scrolls=True),)))
    said = state(bar)
    assert (said["scroll"], said["strip"]) == (True, "L01-strip.png")
    assert said["strip_dots"] == 20 * 8 + 16 * 8
    with Image.open(bar.folder / "L01-strip.png") as strip:
        assert strip.width == said["strip_dots"] * said["pitch"]


def test_dark_it_says_nothing_but_remembers(bar: VirtualBar) -> None:
    bar.apply(Update((), (area("暂停服务"),)))
    bar.lit = False
    assert state(bar)["text"] == ""
    bar.lit = True
    assert state(bar)["text"] == "暂停服务"


def test_a_power_cut_empties_it(bar: VirtualBar) -> None:
    bar.apply(Update((), (area("暂停服务"),)))
    bar.forget()
    assert state(bar)["text"] == ""


def test_dimmed_it_is_darker_and_says_so(bar: VirtualBar) -> None:
    bar.apply(Update((), (area("暂停服务"),)))
    assert state(bar)["percent"] == 100
    bright = light(bar)
    bar.percent = 30
    assert state(bar)["percent"] == 30
    assert light(bar) < bright


def test_areas_come_and_go(bar: VirtualBar) -> None:
    bar.apply(Update((), (area("上"), area("下", number=1))))
    assert bar.text == "上\n下"
    bar.apply(Update((0, 7), ()))
    assert bar.text == "下"


def test_the_text_chooses_the_colour_where_it_has_one(bar: VirtualBar) -> None:
    assert state(bar)["colour"] == "red"
    bar.apply(Update((), (area("A012", colour="amber"),)))
    assert state(bar)["colour"] == "amber"


def test_no_half_written_files_stay(bar: VirtualBar) -> None:
    bar.draw()
    assert sorted(path.name for path in bar.folder.iterdir()) == ["L01.json", "L01.png"]
