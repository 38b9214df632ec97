"""A sheet says all that a board shows, in words, and what it becomes."""

from datetime import datetime, timedelta

from boards.board import BoardView, board_view
from boards.layout import boxes, in_dp
from boards.sheet import Place, Sheet, sheet
from boards.words import Words
from config.settings import Board
from speech.sentence import Language
from tests.boards.story import NOON, told

HIGHLIGHT = timedelta(seconds=12)


def made(language: Language = "zh", layout: str = "standard") -> Sheet:
    mirror = told()
    board = Board(id="b", hall="left", layout=layout)  # type: ignore[arg-type]
    zones = boxes(board, upright=False)

    def view_at(moment: datetime) -> BoardView:
        return board_view(mirror, "left", moment, rows=5, highlight=HIGHLIGHT)

    glass = (1920, 1080)
    waiting = in_dp(zones["waiting"], glass) if "waiting" in zones else (0.0, 0.0)
    place = Place(
        board="b",
        hall="left",
        zones=zones,
        calls=in_dp(zones["calls"], glass),
        waiting=waiting,
        hours=(),
        timezone="Asia/Shanghai",
    )
    return sheet(mirror, view_at, NOON, place, Words(language), highlight=HIGHLIGHT, dark=[(1.0, 2.0)])


def test_calls_are_in_words_and_lit_while_they_are_fresh() -> None:
    told_of = made()
    first = told_of.frames[0]
    newest = told_of.calls[first.calls[0].row]
    assert (newest.number, newest.times, first.calls[0].fresh) == ("A7", 3, True)
    assert [piece.text for piece in newest.place if piece.large] == ["7"]
    assert newest.headline.startswith(newest.tag)
    assert not any(lit.fresh for lit in told_of.frames[-1].calls)


def test_a_call_of_the_other_hall_names_it() -> None:
    (other,) = [row for row in made("en").calls if row.ticket == "a10"]
    assert (other.hall, other.side) == ("Right", "right")
    assert "Right" in other.headline


def test_queues_and_paused_windows_are_in_words() -> None:
    (queue,) = made("en").queues
    assert (queue.prefix, queue.people, queue.wait, queue.paused) == ("A", 3, "4–9 min", False)
    assert made("en").labels.paused == "Paused windows: 1"


def test_a_layout_without_a_place_for_queues_has_a_sheet_too() -> None:
    alone = made(layout="calls")
    assert set(alone.zones) == {"head", "calls", "foot"}
    assert (alone.columns, alone.dark) == (2, ((1.0, 2.0),))
    assert {"closed", "silent", "starting"} == set(alone.instead)
