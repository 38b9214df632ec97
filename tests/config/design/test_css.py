"""The style sheet of the pages is made from the design tokens, and is fresh."""

import sys
from pathlib import Path

import pytest

from config.design import css as module
from config.design.css import TARGET, css
from config.design.tokens import tokens


def test_every_token_becomes_a_variable() -> None:
    text = css(tokens())
    assert "  --color-paper: #f6f4ee;" in text
    assert "  --type-body: 20px;" in text
    assert "  --type-line-height: 1.35;" in text
    assert "  --motion-quick: 0.12s;" in text
    assert "  --type-family: 'Noto Sans CJK SC', 'Noto Sans SC'" in text
    light, dark = text.split("[data-ground='dark']")
    assert "--color-paper: #07282c;" in dark
    assert "--type-body" in light
    assert "--type-body" not in dark


def test_the_style_sheet_in_the_repository_is_fresh() -> None:
    assert TARGET.read_text(encoding="utf-8") == css(tokens())


def test_check_fails_on_a_stale_sheet_and_writing_mends_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "TARGET", tmp_path / "static" / "tokens.css")
    monkeypatch.setattr(sys, "argv", ["css", "--check"])
    assert module.main() == 1
    assert "is stale" in capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", ["css"])
    assert module.main() == 0
    monkeypatch.setattr(sys, "argv", ["css", "--check"])
    assert module.main() == 0
