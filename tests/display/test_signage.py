"""Where a board keeps its programme, and what it shows before it was told anything."""

import argparse
from pathlib import Path
from typing import Any

from config.load import DEMO_COUNTY, load
from display.signage import post_of, state_folder


def test_each_board_has_a_folder_of_its_own(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder(None, "board-left") == tmp_path / "hall" / "board-left"
    assert state_folder(tmp_path / "own", "board-left") == tmp_path / "own"


async def test_before_it_is_told_anything_a_board_shows_whose_hall_it_is(tmp_path: Path) -> None:
    site = load(DEMO_COUNTY, "centre").site
    asked = argparse.Namespace(state=tmp_path, token="")
    post = post_of(site, site.boards[0], site.halls[0], asked, "ws://127.0.0.1:9/ws")
    assert site.halls[0].name in post.plan.ident.title
    assert not post.told
