"""The files a sheet leaves: picture first, then its record."""

import json
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from PIL import Image

from printers.virtual.sheet import Sheet, SheetLine, file_sheet, next_count

SHEET = Sheet(
    count=7,
    end="cut",
    at=datetime(2026, 11, 23, 1, 15, tzinfo=UTC),
    dots=576,
    lines=(
        SheetLine(text="青岚县政务服务中心", wide=2, high=2, align="centre"),
        SheetLine(text=" A012 ", wide=6, high=6),
        SheetLine(text=""),
    ),
    qr=("http://a.example/A012",),
)


def test_files(tmp_path: Path) -> None:
    filed = file_sheet(SHEET, Image.new("RGB", (4, 4)), tmp_path / "paper")
    assert filed.png == "slip-00007.png"
    assert sorted(path.name for path in (tmp_path / "paper").iterdir()) == [
        "slip-00007.json",
        "slip-00007.png",
    ]
    told = json.loads((tmp_path / "paper" / "slip-00007.json").read_text(encoding="utf-8"))
    assert told["number"] == "A012"
    assert told["text"] == ["青岚县政务服务中心", " A012 ", ""]
    assert told["qr"] == ["http://a.example/A012"]
    assert told["at"] == "2026-11-23T01:15:00Z"
    assert told["end"] == "cut"
    assert msgspec.convert(told, Sheet) == filed


def test_a_restart_overwrites_nothing(tmp_path: Path) -> None:
    assert next_count(tmp_path) == 1
    file_sheet(SHEET, Image.new("RGB", (4, 4)), tmp_path)
    assert next_count(tmp_path) == 8


def test_an_empty_sheet_has_no_largest_text() -> None:
    assert msgspec.structs.replace(SHEET, lines=()).largest == ""
