"""The picture of a board's programme without a window: by the plan it was told last, else its hall."""

import argparse
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from boards.layout import boxes, pixels
from config.load import DEMO_COUNTY, load
from display.preview import write_preview
from display.program import NotThere
from display.signage import ident_of
from programme.draw import draw
from programme.plan import DayPart, Item, Plan, Playlist, Slot

SITE = load(DEMO_COUNTY, "centre").site
GLASS = (1280, 720)
NOTICE = Item(id="n", kind="notice", seconds=9, title="通知")


def asked(folder: Path, at: str | None = None, board: str = "board-right") -> argparse.Namespace:
    when = datetime.fromisoformat(at) if at else None
    return argparse.Namespace(board=board, state=folder, at=when, preview=folder / "preview.png")


def drawn(item: Item, board: str = "board-right") -> bytes:
    box = boxes(next(one for one in SITE.boards if one.id == board), upright=False).get("programme")
    return draw(item, None, pixels(box, GLASS) if box else GLASS, "dark").tobytes()


def preview(question: argparse.Namespace) -> bytes:
    assert write_preview(SITE, question, GLASS) == 0
    return Image.open(question.preview).convert("RGB").tobytes()


def test_before_it_was_told_anything_it_is_the_hall(tmp_path: Path) -> None:
    right = next(hall for hall in SITE.halls if hall.id == "right")
    assert preview(asked(tmp_path)) == drawn(ident_of(SITE, right))


def test_it_is_what_the_plan_says_of_that_moment(tmp_path: Path) -> None:
    plan = Plan(
        ident=Item(id="ident", kind="notice", seconds=9, title="厅"),
        playlists=(Playlist(id="p", items=(NOTICE,)),),
        slots=(Slot(playlist="p", parts=(DayPart(start=540, until=600),)),),
    )
    (tmp_path / "programme").mkdir()
    (tmp_path / "programme" / "plan.json").write_bytes(msgspec.json.encode(plan))
    assert preview(asked(tmp_path, "2026-07-13T09:30")) == drawn(NOTICE)
    assert preview(asked(tmp_path, "2026-07-13T10:30+08:00")) == drawn(plan.ident)
    assert preview(asked(tmp_path, "2026-07-13T09:30", "board-left")) == drawn(NOTICE, "board-left")


def test_of_another_board_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(NotThere):
        write_preview(SITE, asked(tmp_path, board="x"), GLASS)
