"""A long past in little time: rows as many and as long as a hall leaves them, written by SQL in bulk.

One record and one stay a ticket, to stay within the disk: ten million tickets
take about 7 GiB. Only the end of the log is of use to a server: the record
that the snapshot was made at.
"""

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from benchmarks.past import A_DAY, FIRST_DAY, Past
from config.load import DEMO_COUNTY, load
from queue_server.engine.memory import freeze, thaw
from queue_server.engine.record import Row
from queue_server.siteplan import rules_plan
from queue_server.storage.sqlite import open_store

QUICKLY: Final = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-262144")
UP: Final = "WITH RECURSIVE up(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM up LIMIT :tickets)"
EVENTS: Final = f"INSERT INTO events {UP} SELECT n + 1, :line, randomblob(32) FROM up"
TICKETS: Final = f"""
INSERT INTO tickets (id, day, number, queue, item, priority, channel, issued_at, state, "window", calls,
                     called_at, started_at, ended_at, slip)
{UP}, visits AS (SELECT n, :first + n / :a_day * 86400 + n % :a_day * 3 AS at FROM up)
SELECT printf('%011x', at * 1000 + n % 3) || lower(hex(randomblob(10))), date(at, 'unixepoch'),
       printf('A%03d', n % 1000), 'police', NULL, 'ordinary', 'kiosk', at, 'finished', 'r19', 1,
       at + 300, at + 330, at + 900, 'printed'
FROM visits
"""
SPANS: Final = """
INSERT INTO spans (ticket, seq, state, queue, "window", clerk, until)
SELECT id, CAST(issued_at AS INTEGER), 'waiting', queue, NULL, NULL, called_at FROM tickets
"""


def write(database: Path, tickets: int) -> None:
    """Write the past of ``tickets``, with the snapshot that a server left at its end."""
    asyncio.run(_with_schema(database))
    loaded = load(DEMO_COUNTY, "centre")
    first = int(FIRST_DAY.timestamp()) - (tickets // A_DAY + 1) * 86_400
    told = {"tickets": tickets, "line": _a_line(Past(loaded)), "first": first, "a_day": A_DAY}
    with closing(sqlite3.connect(database)) as file:
        for pragma in QUICKLY:
            file.execute(f"PRAGMA {pragma}")
        for statement in (EVENTS, TICKETS, SPANS):
            file.execute(statement, told)
        memory = thaw(None, rules_plan(loaded))
        (memory.hash,) = file.execute("SELECT hash FROM events WHERE seq = ?", (tickets,)).fetchone()
        memory.state.seq, memory.state.day = tickets, FIRST_DAY.date().isoformat()
        kept = freeze(memory)
        file.execute("INSERT INTO snapshots VALUES (?, ?, ?)", (kept.seq, kept.hash, kept.body))
        file.commit()
    with database.open("rb") as written:
        os.fsync(written)  # else the first server's first sync would have to bring gigabytes to the disk


async def _with_schema(database: Path) -> None:
    await (await open_store(database)).close()


def _a_line(past: Past) -> bytes:
    """Return a record of a number taken, as the rules write it."""
    rows: list[Row] = next(past.rows(1))
    return next(row.line for row in rows if b'"ticket_issued"' in row.line)
