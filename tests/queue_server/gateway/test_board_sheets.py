"""Which board is asked for: by its id, by its hall, in another layout; and what there is, where not."""

from datetime import UTC, datetime

import msgspec
import pytest
from msgspec.structs import replace

from boards.layout import LAYOUTS
from config.calendar import load_calendar
from config.load import DEMO_COUNTY, load
from queue_server.gateway.board_sheets import BoardSheets, NoSuchBoard
from tests.boards.story import told
from wire.board import WatchBoard

SITE = load(DEMO_COUNTY, "centre").site
MIDNIGHT = datetime(2026, 10, 12, 16, 0, tzinfo=UTC)
RESTING = tuple(replace(board, rest_minutes=30) for board in SITE.boards)
SHEETS = BoardSheets(replace(SITE, boards=RESTING), load_calendar(), lambda: MIDNIGHT)


def asked(board: str, layout: str = "", wide: int = 1920) -> WatchBoard:
    return WatchBoard(board=board, wide=wide, high=1080, layout=layout)


def test_of_a_hall_it_is_the_first_board_that_hangs_there() -> None:
    assert SHEETS.board(asked("right")) == SHEETS.board(asked("board-right"))
    assert SHEETS.board(asked("right")).layout == "programme"


def test_a_layout_wins_over_the_boards_own() -> None:
    assert SHEETS.board(asked("right", "calls")).layout == "calls"


@pytest.mark.parametrize("wrong", [asked("attic"), asked("left", "x"), asked("left", wide=20_000)])
def test_what_is_not_there_is_named(wrong: WatchBoard) -> None:
    with pytest.raises(NoSuchBoard, match="expected"):
        SHEETS.board(wrong)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_has_a_sheet_with_the_nights_in_it(layout: str) -> None:
    made = msgspec.json.decode(SHEETS.sheet(asked("left", layout), told(), None))["body"]
    assert {"head", "calls"} <= set(made["zones"])
    assert made["dark"][0][0] == MIDNIGHT.timestamp()
