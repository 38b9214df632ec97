"""What this disk gives: one-row commits, grouped rows and bare syncs, in the folder of the run.

SQLite is set as the hall's server sets it, and rows are as long as its records.
"""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Final

from benchmarks.measure import percentile

ROW: Final = bytes(400)
GROUP: Final = 50


def commits(folder: Path, seconds: float, group: int) -> float:
    """Return the rows a second that SQLite keeps in transactions of ``group`` rows."""
    with closing(sqlite3.connect(folder / f"commits-{group}.db", isolation_level=None)) as store:
        store.execute("PRAGMA journal_mode=WAL")
        store.execute("PRAGMA synchronous=FULL")
        store.execute("CREATE TABLE IF NOT EXISTS rows (seq INTEGER PRIMARY KEY, line BLOB NOT NULL)")
        rows = [(ROW,)] * group
        count = 0
        began = now = time.perf_counter()
        while now < began + seconds:
            store.execute("BEGIN")
            store.executemany("INSERT INTO rows (line) VALUES (?)", rows)
            store.execute("COMMIT")
            count += group
            now = time.perf_counter()
    return count / (now - began)


def syncs(folder: Path, seconds: float) -> tuple[float, float]:
    """Return the median and the worst milliseconds of ``fdatasync`` after a 4 KiB page."""
    page = bytes(4096)
    taken: list[float] = []
    file = os.open(folder / "syncs", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    try:
        until = time.perf_counter() + seconds
        while (began := time.perf_counter()) < until:
            os.write(file, page)
            os.fdatasync(file)
            taken.append(1000 * (time.perf_counter() - began))
    finally:
        os.close(file)
    taken.sort()
    return percentile(taken, 50), taken[-1]
