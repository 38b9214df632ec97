"""What is told in advance is what a TV board would show by itself at every later moment."""

from datetime import datetime, timedelta

import pytest

from boards.ahead import ahead
from boards.board import BoardView, board_view
from tests.boards.story import NOON, told

HIGHLIGHT = timedelta(seconds=12)


@pytest.mark.parametrize("rows", [1, 2, 3, 9])
def test_every_later_second_is_foreseen(rows: int) -> None:
    mirror = told()

    def view_at(moment: datetime) -> BoardView:
        return board_view(mirror, "left", moment, rows=rows, highlight=HIGHLIGHT)

    views = ahead(mirror, view_at, NOON, highlight=HIGHLIGHT)
    assert [view.now for view in views] == sorted(view.now for view in views)
    for second in range(1200):
        moment = NOON + timedelta(seconds=second)
        foreseen = [view for view in views if view.now <= moment][-1]
        there = view_at(moment)
        assert (foreseen.mode, foreseen.calls) == (there.mode, there.calls), second
    assert views[-1].calls == ()
