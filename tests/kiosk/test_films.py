"""The films of the site as they are on disk."""

from pathlib import Path

import pytest

from config.load import DEMO_COUNTY
from kiosk.films import playable


def test_a_film_that_is_gone_is_told_and_skipped(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    found = playable(DEMO_COUNTY / "media", ["gone.mp4", "take-a-number.mp4"])
    assert [path.name for path, _ in found] == ["take-a-number.mp4"]
    assert [record.message for record in caplog.records] == ["film_cannot_be_played"]
