"""One line of the event log: numbered, timed, attributed, and chained by hash.

``line`` is the JSON of the record; ``hash`` is SHA-256 over the previous
record's hash and the line. So nothing in the past can be altered, removed or
put in between without every later hash being wrong.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Final

import msgspec

from queue_server.domain.events import AnyEvent

GENESIS: Final = bytes(32)


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An event with its place in the log; ``command_id`` is empty for what the server did by itself."""

    seq: int
    at: datetime
    event: AnyEvent
    command_id: str = ""
    actor: str = ""
    device: str = ""


class Row(msgspec.Struct, frozen=True):
    """A record as stored."""

    seq: int
    line: bytes
    hash: bytes


class BrokenLog(Exception):
    """The stored log is not what was written; ``seq`` is the first wrong record."""

    def __init__(self, seq: int, detail: str) -> None:
        super().__init__(seq, detail)
        self.seq = seq
        self.detail = detail

    def __str__(self) -> str:
        return f"event log broken at record {self.seq}: {self.detail}"


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Record).decode


def chain(previous: bytes, line: bytes) -> bytes:
    """Return the hash of a record that follows the one hashed ``previous``."""
    return sha256(previous + line).digest()


def to_row(record: Record, previous: bytes) -> Row:
    """Return the stored form of ``record``."""
    line = _encode(record)
    return Row(record.seq, line, chain(previous, line))


def to_rows(records: Iterable[Record], previous: bytes) -> list[Row]:
    """Return the stored form of records that follow each other."""
    rows: list[Row] = []
    for record in records:
        rows.append(to_row(record, rows[-1].hash if rows else previous))
    return rows


def read_rows(rows: Iterable[Row], seq: int, previous: bytes | None) -> Iterator[tuple[Record, bytes]]:
    """Yield each record after ``seq`` with its hash; raise BrokenLog at the first that does not fit.

    ``previous`` is the hash of record ``seq``; where that is unknown (None) the first link is taken as it is.
    """
    for row in rows:
        seq += 1
        if row.seq != seq:
            raise BrokenLog(seq, f"found record {row.seq} in its place")
        line, found = row.line, row.hash
        if previous is not None and sha256(previous + line).digest() != found:
            raise BrokenLog(seq, "its hash does not fit its content and the record before")
        try:
            record = _decode(line)
        except msgspec.MsgspecError as error:
            raise BrokenLog(seq, f"unreadable: {error}") from error
        yield record, found
        previous = found
