"""The page of messages is made from the types, and is fresh."""

from pathlib import Path

import pytest

from wire import codec, reference
from wire.reference import main, page


def test_the_page_in_the_docs_is_fresh() -> None:
    assert main(["--check"]) == 0


def test_every_message_has_its_place_and_its_fields() -> None:
    text = page()
    for message in codec.EVERY:
        tag = message.__struct_config__.tag
        assert f"### `{tag}`" in text
        part = text.split(f"### `{tag}`")[1].split("\n### ")[0]
        assert all(f"| `{field}` |" in part for field in message.__struct_encode_fields__)


def test_limits_are_told() -> None:
    assert "`command_id` | string (1 to 64, `" in page()
    assert "| `rooms` | list (0 to 32) of string (1 to 80) | `[]` |" in page()


def test_a_stale_page_is_found_and_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reference, "TARGET", tmp_path / "reference" / "messages.md")
    assert main(["--check"]) == 1
    assert "stale" in capsys.readouterr().err
    assert main([]) == 0
    assert main(["--check"]) == 0
    reference.TARGET.write_text("old", encoding="utf-8")
    assert main(["--check"]) == 1
