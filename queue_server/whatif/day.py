"""Finding a day in the log, by the log alone: no table, no index, whatever the clock did.

The day of the log only moves forward. Some records tell it: its opening, and
every number taken. So the first record of a day is found by halving, and a year
of records costs some two dozen looks.
"""

import re
from collections.abc import AsyncIterator, Sequence
from typing import Final

import msgspec

from queue_server.domain.events import DayOpened, TicketIssued
from queue_server.engine.ports import Log
from queue_server.engine.record import GENESIS, BrokenLog, Record, Row, read_rows

LOOK: Final = 64
TELLS: Final = re.compile(rb'"kind":"(day_opened|ticket_issued)"')
_decode = msgspec.json.Decoder(Record).decode


class NoSuchDay(Exception):
    """The log has no such day, or none at all; the sentence says which it has."""

    def __init__(self, wanted: str, expected: str) -> None:
        super().__init__(f"day {wanted}: expected {expected}")
        self.wanted = wanted
        self.expected = expected


class DayRecords(msgspec.Struct, frozen=True):
    """A day of the log: its records, the hash of the last, and whether a later day was opened since."""

    day: str
    records: Sequence[Record]
    hash: bytes
    complete: bool


class Told(msgspec.Struct, frozen=True):
    """Record ``seq`` tells a day, by a number taken or by its opening."""

    seq: int
    day: str
    by_number: bool


async def day_records(log: Log, wanted: str | None) -> DayRecords:
    """Return a day of the log; the last complete one on which somebody came when none is ``wanted``.

    Raises NoSuchDay, BrokenLog when a record of it was altered or is missing, StoreFailed.
    """
    end = await _end(log)
    day = wanted if wanted is not None else await _last_complete(log, end)
    first = await _told(log, await _reach(log, day, end))
    if first is None or first.day != day:
        raise NoSuchDay(day, await _choice(log, end))
    after = await _reach(log, day, end, beyond=True)
    following = await _told(log, after)
    until = following.seq if following else None
    records, digest = await _records(log, first.seq, until)
    return DayRecords(day, records, digest, following is not None)


async def _told(log: Log, seq: int) -> Told | None:
    """Return the first record after ``seq`` that tells a day."""
    async for rows in log.rows_after(seq, LOOK):
        for row in rows:
            if TELLS.search(row.line) and (told := _tells(row)):
                return told
    return None


def _tells(row: Row) -> Told | None:
    try:
        event = _decode(row.line).event
    except msgspec.MsgspecError as error:
        raise BrokenLog(row.seq, f"unreadable: {error}") from error
    if isinstance(event, DayOpened | TicketIssued):
        return Told(row.seq, event.day, isinstance(event, TicketIssued))
    return None


async def _end(log: Log) -> int:
    """Return a number after which no record tells a day."""
    end = 1
    while await _told(log, end) is not None:
        end *= 2
    return end


async def _reach(log: Log, day: str, end: int, *, beyond: bool = False) -> int:
    """Return the least number after which the next told day is ``day`` or later; ``beyond`` it, later."""
    low, high = 0, end
    while low < high:
        middle = (low + high) // 2
        told = await _told(log, middle)
        if told is None or told.day > day or (told.day == day and not beyond):
            high = middle
        else:
            low = middle + 1
    return low


async def _before(log: Log, day: str, end: int) -> Told | None:
    """Return the last record that tells a day before ``day``."""
    reach = await _reach(log, day, end)
    return await _told(log, reach - 1) if reach else None


async def _newest(log: Log, end: int) -> Told | None:
    return await _before(log, "9999-99-99", end)


async def _with_numbers(log: Log, end: int) -> AsyncIterator[str]:
    """Yield the days on which somebody came, the newest first."""
    told = await _newest(log, end)
    while told is not None:
        if told.by_number:
            yield told.day
        told = await _before(log, told.day, end)


async def _last_complete(log: Log, end: int) -> str:
    newest = await _newest(log, end)
    async for day in _with_numbers(log, end):
        if newest is not None and day < newest.day:
            return day
    raise NoSuchDay("(the last complete one)", await _choice(log, end))


async def _choice(log: Log, end: int) -> str:
    """Return the newest days there are, in words."""
    days: list[str] = []
    async for day in _with_numbers(log, end):
        days.append(day)
        if len(days) == 5:
            break
    return f"a day of the log: {', '.join(days)}" if days else "a log with a day on which somebody came"


async def _records(log: Log, first: int, until: int | None) -> tuple[list[Record], bytes]:
    """Return the records from ``first`` until the one with number ``until``, their chain checked."""
    found: list[Record] = []
    last = GENESIS
    async for record, digest in _chained(log, first):
        if until is not None and record.seq >= until:
            break
        found.append(record)
        last = digest
    return found, last


async def _chained(log: Log, first: int) -> AsyncIterator[tuple[Record, bytes]]:
    seq, digest = first - 1, GENESIS if first == 1 else None
    async for rows in log.rows_after(max(first - 2, 0)):
        part = rows
        if digest is None:
            if rows[0].seq != seq:
                raise BrokenLog(seq, f"found record {rows[0].seq} in its place")
            part, digest = rows[1:], rows[0].hash
        for record, found in read_rows(part, seq, digest):
            seq, digest = record.seq, found
            yield record, found
