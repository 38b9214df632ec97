"""A part of the log with its chain checked: what does not fit is never handed out."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime

import pytest

from queue_server.domain import events as e
from queue_server.engine.reading import records_after
from queue_server.engine.record import GENESIS, BrokenLog, Record, Row, to_rows

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
ROWS = to_rows(
    (Record(seq=seq, at=NOON, event=e.WindowOpened(window=f"w{seq}", clerk="李")) for seq in range(1, 7)),
    GENESIS,
)


class Kept:
    """As much of a store as is read, in memory."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    async def rows_after(self, seq: int, chunk: int = 5000) -> AsyncIterator[Sequence[Row]]:
        found = [row for row in self._rows if row.seq > seq]
        for at in range(0, len(found), chunk):
            yield found[at : at + chunk]


async def seqs(rows: Sequence[Row], after: int, count: int) -> list[int]:
    return [one.record.seq for one in await records_after(Kept(rows), after, count)]


async def test_as_many_records_as_asked_for_come_after_a_number() -> None:
    assert await seqs(ROWS, 0, 3) == [1, 2, 3]
    assert await seqs(ROWS, 2, 3) == [3, 4, 5]
    assert await seqs(ROWS, 4, 100) == [5, 6]
    assert (await records_after(Kept(ROWS), 2, 1))[0].hash == ROWS[2].hash


async def test_what_is_before_the_first_wrong_one_is_given() -> None:
    assert await seqs([*ROWS[:3], *ROWS[4:]], 1, 10) == [2, 3]


@pytest.mark.parametrize(
    ("rows", "after", "seq"),
    [
        ([*ROWS[:3], *ROWS[4:]], 3, 4),
        (ROWS, 6, 7),
        ([], 0, 1),
        ([ROWS[1], ROWS[0]], 0, 1),
        ([ROWS[0], Row(2, ROWS[1].line, b"x" * 32)], 1, 2),
        ([ROWS[0], Row(2, ROWS[2].line, ROWS[1].hash)], 1, 2),
    ],
)
async def test_the_first_wrong_one_is_named(rows: Sequence[Row], after: int, seq: int) -> None:
    with pytest.raises(BrokenLog) as caught:
        await records_after(Kept(rows), after, 10)
    assert caught.value.seq == seq


async def test_one_may_read_on_behind_a_gap() -> None:
    assert await seqs(ROWS[4:], 4, 10) == [5, 6]
