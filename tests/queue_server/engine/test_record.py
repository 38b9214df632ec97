"""The chain: any altered, missing, doubled or foreign record is found, and named at the right place."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.domain import events as e
from queue_server.engine.record import GENESIS, BrokenLog, Record, Row, chain, read_rows, to_row, to_rows

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def a_log(length: int) -> list[Row]:
    rows: list[Row] = []
    digest = GENESIS
    for seq in range(1, length + 1):
        record = Record(
            seq=seq, at=NOON, event=e.WindowOpened(window=f"w{seq}", clerk="李"), command_id=f"c{seq}"
        )
        rows.append(to_row(record, digest))
        digest = rows[-1].hash
    return rows


def read(rows: list[Row]) -> list[Record]:
    return [record for record, _ in read_rows(rows, 0, GENESIS)]


def broken_at(rows: list[Row]) -> int:
    with pytest.raises(BrokenLog) as caught:
        read(rows)
    return caught.value.seq


def test_what_was_written_is_read() -> None:
    assert [record.seq for record in read(a_log(5))] == [1, 2, 3, 4, 5]
    assert read(a_log(1))[0].event == e.WindowOpened(window="w1", clerk="李")


def test_a_log_may_be_read_from_the_middle() -> None:
    rows = a_log(6)
    assert [record.seq for record, _ in read_rows(rows[3:], 3, rows[2].hash)] == [4, 5, 6]


@given(st.integers(0, 9), st.data())
def test_one_altered_byte_is_found_at_its_record(at: int, data: Any) -> None:
    rows = a_log(10)
    row = rows[at]
    place = data.draw(st.integers(0, len(row.line) - 1))
    line = bytearray(row.line)
    line[place] ^= data.draw(st.integers(1, 255))
    rows[at] = Row(row.seq, bytes(line), row.hash)
    assert broken_at(rows) == at + 1


@given(st.integers(0, 9), st.integers(0, 31))
def test_an_altered_hash_is_found_at_its_record(at: int, place: int) -> None:
    rows = a_log(10)
    row = rows[at]
    digest = bytearray(row.hash)
    digest[place] ^= 1
    rows[at] = Row(row.seq, row.line, bytes(digest))
    assert broken_at(rows) == at + 1


@pytest.mark.parametrize(
    ("change", "seq"),
    [
        (lambda rows: [*rows[:3], *rows[4:]], 4),
        (lambda rows: rows[1:], 1),
        (lambda rows: [*rows[:3], rows[2], *rows[3:]], 4),
        (lambda rows: [rows[1], rows[0], *rows[2:]], 1),
    ],
    ids=["one removed", "the first removed", "one doubled", "two swapped"],
)
def test_a_log_with_other_records_is_found(change: Any, seq: int) -> None:
    assert broken_at(change(a_log(6))) == seq


def test_a_record_altered_with_its_own_hash_is_found_at_the_next() -> None:
    rows = a_log(3)
    line = rows[0].line.replace(b"w1", b"w7")
    rows[0] = Row(1, line, chain(GENESIS, line))
    assert broken_at(rows) == 2


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"not json", b'{"seq":1,"at":"2026-11-23T04:00:00Z","event":{"kind":"x"}}']
)
def test_a_line_that_is_no_record_is_named(line: bytes) -> None:
    with pytest.raises(BrokenLog, match="record 1: unreadable"):
        read([Row(1, line, chain(GENESIS, line))])


def test_fields_of_a_newer_release_are_passed_over() -> None:
    line = b'{"seq":1,"at":"2026-11-23T04:00:00Z","event":{"kind":"day_opened","day":"d","new":1},"newer":[]}'
    assert read([Row(1, line, chain(GENESIS, line))])[0].event == e.DayOpened(day="d")


def test_a_group_is_chained_one_after_the_other() -> None:
    rows = a_log(5)
    assert to_rows(read(rows)[:2], GENESIS) == rows[:2]
    assert to_rows(read(rows)[2:], rows[1].hash) == rows[2:]
    assert to_rows([], GENESIS) == []
