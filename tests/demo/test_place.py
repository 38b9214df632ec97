"""The folder of a run: emptied when it is ours, refused when it is not."""

from pathlib import Path

import pytest

from demo.place import MARK, Occupied, settle


def test_a_fresh_folder_is_made_and_marked(tmp_path: Path) -> None:
    place = settle(tmp_path / "run", 8080)
    assert (place.root / MARK).exists()
    assert place.logs.is_dir()
    assert place.sockets.is_dir()
    assert len(str(place.socket("board-right"))) < 100
    place.leave()
    assert not place.sockets.exists()
    assert place.root.exists()


def test_an_older_run_is_swept_away(tmp_path: Path) -> None:
    old = settle(tmp_path / "run", 8080)
    old.leave()
    (old.root / "hall.db").touch()
    again = settle(tmp_path / "run", 8080)
    again.leave()
    assert not again.database.exists()


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    with pytest.raises(Occupied, match="--state"):
        settle(tmp_path, 8080)
    assert (tmp_path / "letter.txt").exists()


def test_every_device_has_its_own_files(tmp_path: Path) -> None:
    place = settle(tmp_path / "run", 8080)
    place.leave()
    one = {
        place.printer("a"),
        place.led("a"),
        place.pads("a"),
        place.tty("a"),
        place.glass("a"),
        place.sound("a"),
    }
    assert len(one) == 6
