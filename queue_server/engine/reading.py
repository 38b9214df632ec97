"""A part of the stored log, read back with its chain checked: no gap and no altered record passes unseen."""

from collections.abc import Sequence

import msgspec

from queue_server.engine.ports import Log
from queue_server.engine.record import GENESIS, BrokenLog, Record, Row, read_rows


class Chained(msgspec.Struct, frozen=True):
    """A record and its hash."""

    record: Record
    hash: bytes


async def records_after(log: Log, seq: int, count: int) -> list[Chained]:
    """Return the ``count`` (at least one) records after ``seq``, or those before the first that does not fit.

    Raises BrokenLog when that is the very first, StoreFailed.
    """
    rows = await _rows(log, max(seq - 1, 0), count + (seq > 0))
    found: list[Chained] = []
    try:
        for record, digest in read_rows(*_anchored(rows, seq)):
            found.append(Chained(record, digest))
    except BrokenLog:
        if not found:
            raise
    if not found:
        raise BrokenLog(seq + 1, "it is missing")
    return found


async def _rows(log: Log, seq: int, count: int) -> Sequence[Row]:
    async for rows in log.rows_after(seq, count):
        return rows
    return ()  # not by anext(…, ()): CPython 3.11 fails when that default is a tuple


def _anchored(rows: Sequence[Row], seq: int) -> tuple[Sequence[Row], int, bytes | None]:
    """Return the rows after ``seq``, that, and the hash of its record; None when that record is missing."""
    if not seq:
        return rows, 0, GENESIS
    if rows and rows[0].seq == seq:
        return rows[1:], seq, rows[0].hash
    return rows, seq, None
