"""The shipped calendar is what the library says, festivals and make-up days named."""

import sys
from pathlib import Path

import pytest

from config.calendars import from_holidays
from config.calendars.from_holidays import FOLDER, draw_up


@pytest.mark.parametrize("path", sorted(FOLDER.glob("cn-*.toml")), ids=lambda path: path.stem)
def test_the_shipped_calendar_is_what_the_library_says(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == draw_up(int(path.stem.removeprefix("cn-")))


def test_a_break_over_two_festivals_names_both() -> None:
    assert 'name = "国庆节 · 中秋节"' in draw_up(2025)


def test_a_year_before_its_notice_is_refused() -> None:
    with pytest.raises(LookupError, match="2099: no make-up days known yet"):
        draw_up(2099)


def test_check_fails_on_a_stale_or_missing_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(from_holidays, "FOLDER", tmp_path)
    monkeypatch.setattr(sys, "argv", ["from_holidays", "2026", "--check"])
    assert from_holidays.main() == 1
    assert "cn-2026.toml is stale" in capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", ["from_holidays", "2026"])
    assert from_holidays.main() == 0
    monkeypatch.setattr(sys, "argv", ["from_holidays", "2026", "--check"])
    assert from_holidays.main() == 0
    monkeypatch.setattr(sys, "argv", ["from_holidays", "2099"])
    assert from_holidays.main() == 1
