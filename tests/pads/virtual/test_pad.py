"""One virtual pad: what it does with what the host says, and its file."""

import json
from pathlib import Path

import pytest

from pads.virtual.ff68_pad import Heard
from pads.virtual.pad import DARK, VirtualPad


@pytest.fixture
def pad(tmp_path: Path) -> VirtualPad:
    return VirtualPad(1, "l01", tmp_path)


def test_digits_with_dark_cells(pad: VirtualPad) -> None:
    pad.hear(Heard(1, 2, bytes([10, 10, 7, 0, 1, 2])))
    state = json.loads((pad.folder / "l01.json").read_text(encoding="utf-8"))
    assert (state["digits"], state["waiting"], state["ticket"]) == ("  7012", "7", "012")


def test_a_beep_and_a_rating(pad: VirtualPad) -> None:
    pad.hear(Heard(1, 3, b""))
    pad.hear(Heard(1, 1, b"\x0b"))
    assert (pad.beeps, pad.rating_open) == (1, True)


@pytest.mark.parametrize("heard", [Heard(1, 2, b"\x05"), Heard(1, 9, b""), Heard(1, 16, b"\x0c")])
def test_what_it_does_not_know_changes_nothing(pad: VirtualPad, heard: Heard) -> None:
    pad.hear(heard)
    assert (pad.digits, pad.beeps, pad.rating_open) == (DARK, 0, False)


def test_no_half_written_files_stay(pad: VirtualPad) -> None:
    pad.write()
    assert [path.name for path in pad.folder.iterdir()] == ["l01.json"]
