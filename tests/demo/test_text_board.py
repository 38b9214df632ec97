"""The board of letters: what stands in its file, and what it notes as shown."""

from datetime import UTC, datetime

from boards.board import BoardView, QueueRow
from boards.calls import CallRow
from demo.text_board import text_of

NOW = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


def test_calls_and_lines_are_written() -> None:
    call = CallRow(
        ticket="t",
        number="A012",
        times=1,
        window="3",
        window_name="税务",
        window_name_en="Tax",
        state="calling",
        fresh=True,
        recalled=False,
        at=NOW,
    )
    queues = [
        QueueRow(prefix=prefix, name=name, name_en=name, waiting=n, open_windows=1, wait_low=1, wait_high=2)
        for prefix, name, n in (("A", "投资", 2), ("B", "企业", 0))
    ]
    view = BoardView(mode="busy", now=NOW, site="青岚", hall="左厅", calls=(call,), queues=tuple(queues))
    lines = text_of(view).splitlines()
    assert lines[0] == "青岚 左厅   09:30:00"
    assert lines[2].split() == [">", "A012", "3"]
    assert lines[4].split() == ["A", "2", "投资"]
    assert "企业" not in text_of(view)


def test_nothing_yet() -> None:
    assert text_of(BoardView(mode="starting", now=NOW)).strip() == "09:30:00"
