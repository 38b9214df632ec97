"""An album names its photographs alike every time, keeps each once, and tells what is cut off."""

from pathlib import Path

import pytest
from PIL import Image

from shots.album import Album, Title


def album(folder: Path) -> Album:
    made = Album(folder / "shots", lambda _: None)
    made.open()
    return made


@pytest.mark.parametrize(
    ("title", "file"),
    [
        (Title("kiosk", "home", "away-portrait", "zh"), "kiosk-home-away-portrait-zh.png"),
        (Title("kiosk", "attract", "portrait"), "kiosk-attract-portrait.png"),
        (Title("slip", "ticket", "", "en"), "slip-ticket-en.png"),
    ],
)
def test_a_photograph_is_named_after_what_it_shows(title: Title, file: str) -> None:
    assert title.file == file


def test_each_is_taken_once_and_old_ones_are_gone(tmp_path: Path) -> None:
    first = album(tmp_path)
    first.keep(Title("board", "calls"), Image.new("RGB", (4, 3)))
    with pytest.raises(ValueError, match="taken already"):
        first.path(Title("board", "calls"))
    assert [file.name for file in first.folder.iterdir()] == ["board-calls.png"]
    assert list(album(tmp_path).folder.iterdir()) == []


def test_what_is_cut_off_is_told_in_one_sentence(tmp_path: Path) -> None:
    seen = album(tmp_path)
    seen.judge(Title("board", "calls"), ())
    assert seen.faults == []
    seen.judge(Title("board", "calls"), ("a", "b", "c", "d", "e"))
    assert seen.faults == ["board-calls.png: cut off: 'a', 'b', 'c' and 2 more"]
