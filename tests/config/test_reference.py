"""The page of settings is made from the types, and is fresh."""

import sys
from pathlib import Path

import pytest

from config import reference
from config.reference import TARGET, page


def test_the_page_in_the_repository_is_fresh() -> None:
    assert TARGET.read_text(encoding="utf-8") == page()


def test_a_row_says_what_for_what_form_and_what_default() -> None:
    rows = page().splitlines()
    assert "| `port` | the port; 0 takes a free one | a whole number from 0 to 65535 | `8080` |" in rows
    assert "| `server` | where its queue server listens | a table | its defaults |" in rows


def test_check_fails_on_a_stale_page_and_writing_mends_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reference, "TARGET", tmp_path / "reference" / "settings.md")
    monkeypatch.setattr(sys, "argv", ["reference", "--check"])
    assert reference.main() == 1
    assert "is stale" in capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", ["reference"])
    assert reference.main() == 0
    monkeypatch.setattr(sys, "argv", ["reference", "--check"])
    assert reference.main() == 0
