"""The PIN opens; five wrong ones lock, over a restart too, and for five minutes."""

from pathlib import Path

import pytest

from kiosk.staff.door import LOCKED_SECONDS, TRIES, Door

PIN = "2468"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "staff.door"


def test_the_pin_opens_and_forgets_what_was_tried_before(path: Path) -> None:
    door = Door(PIN, path)
    for _ in range(3):
        assert [door.tried("1", 0.0) for _ in range(TRIES - 1)] == ["wrong"] * (TRIES - 1)
        assert door.tried(PIN, 0.0) == "open"


def test_five_wrong_ones_lock_even_for_the_right_one_and_after_a_restart(path: Path) -> None:
    assert [Door(PIN, path).tried("1", 100.0) for _ in range(TRIES)][-1] == "locked"
    again = Door(PIN, path)
    assert again.tried(PIN, 100.0 + LOCKED_SECONDS - 1) == "locked"
    assert again.locked_for(100.0) == LOCKED_SECONDS
    assert again.tried(PIN, 100.0 + LOCKED_SECONDS) == "open"


def test_a_clock_set_back_does_not_lock_for_ever(path: Path) -> None:
    for _ in range(TRIES):
        Door(PIN, path).tried("1", 1e9)
    assert Door(PIN, path).locked_for(1e6) == 0.0


@pytest.mark.parametrize("tried", ["", "0000"])
def test_without_a_pin_there_is_no_door(path: Path, tried: str) -> None:
    door = Door("", path)
    assert not door.there
    assert door.tried(tried, 0.0) == "locked"


def test_what_cannot_be_read_or_written_keeps_nobody_out(tmp_path: Path) -> None:
    broken = tmp_path / "staff.door"
    broken.write_bytes(b"?")
    assert Door(PIN, broken).tried(PIN, 0.0) == "open"
    assert Door(PIN, Path("/dev/null/x")).tried(PIN, 0.0) == "open"
