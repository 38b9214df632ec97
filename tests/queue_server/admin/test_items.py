"""A unit's items out to a sheet and in again; a sheet that would spoil the county changes nothing."""

import shutil
from pathlib import Path

import pytest

from config.load import DEMO_COUNTY, check_all
from queue_server.admin.__main__ import main

UNIT = "canlian"


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A county that may be spoilt."""
    folder = tmp_path / "county"
    shutil.copytree(DEMO_COUNTY, folder)
    return folder


def admin(county: Path, *words: str) -> int:
    return main(["--config", str(county), "items", *words])


def test_out_and_in_again_says_the_same(
    county: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, place = tmp_path / "sheet.csv", county / "items" / f"{UNIT}.toml"
    before = place.read_text(encoding="utf-8")
    assert admin(county, "export", str(sheet), "--unit", UNIT) == 0
    assert admin(county, "import", str(sheet), "--unit", UNIT) == 0
    assert check_all(county) == []
    again = tmp_path / "again.csv"
    assert admin(county, "export", str(again), "--unit", UNIT) == 0
    assert again.read_bytes() == sheet.read_bytes()
    assert place.with_suffix(".toml.before").read_text(encoding="utf-8") == before
    assert "hall-admin items renew" in capsys.readouterr().out


def test_what_would_spoil_the_county_is_refused_and_nothing_is_written(
    county: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, place = tmp_path / "sheet.csv", county / "items" / f"{UNIT}.toml"
    before = place.read_bytes()
    assert admin(county, "export", str(sheet), "--unit", UNIT) == 0
    whole = sheet.read_text(encoding="utf-8")
    sheet.write_text(whole.replace("CL-", "GA-"), encoding="utf-8")  # codes of another unit
    assert admin(county, "import", str(sheet), "--unit", UNIT) == 1
    assert f"items/{UNIT}.toml" in capsys.readouterr().err
    sheet.write_text(whole.replace("service", "favour"), encoding="utf-8")
    assert admin(county, "import", str(sheet), "--unit", UNIT) == 1
    assert "favour" in capsys.readouterr().err
    sheet.write_bytes(b"\xff\xfe")
    assert admin(county, "import", str(sheet), "--unit", UNIT) == 1
    assert "in UTF-8" in capsys.readouterr().err
    assert admin(county, "export", str(sheet), "--unit", "moon") == 1
    assert "no unit 'moon'" in capsys.readouterr().err
    assert place.read_bytes() == before
