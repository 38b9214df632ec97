"""``backup`` and ``restore``: a consistent copy of a running site, and the way back."""

import argparse
import contextlib
import shutil
import sqlite3
from datetime import datetime

from queue_server.admin.failed import Failed
from queue_server.admin.log import walk


def backup(asked: argparse.Namespace) -> int:
    """Copy the database by SQLite's online backup; the server may go on working. Raises Failed."""
    source, target = asked.database, asked.target
    if not source.is_file():
        raise Failed(f"no database at {source}; name it with --database FILE")
    if target.exists():
        raise Failed(f"{target} exists already; choose a name that is free")
    part = target.with_name(f"{target.name}.part")
    try:
        with (
            contextlib.closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as live,
            contextlib.closing(sqlite3.connect(part)) as copy,
        ):
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        raise Failed(f"cannot back up {source} to {target}: {error}") from error
    print(f"{target}: {target.stat().st_size} bytes")
    return 0


async def restore(asked: argparse.Namespace) -> int:
    """Verify a backup and put it in place of a stopped site. Raises BrokenLog, StoreFailed, Failed."""
    source, target = asked.source, asked.database
    if not source.is_file():
        raise Failed(f"no backup at {source}")
    records = await walk(source)
    if target.exists() and not asked.force:
        raise Failed(f"{target} exists; stop its server and use --force to replace it (it is kept aside)")
    try:
        for suffix in ("", "-wal", "-shm"):
            old = target.with_name(target.name + suffix)
            if old.exists():
                old.rename(old.with_name(f"{old.name}.{datetime.now().astimezone():%Y%m%d-%H%M%S}.old"))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        raise Failed(f"cannot put {source} in place of {target}: {error}") from error
    print(f"{target}: restored, {records} records, the chain is whole")
    return 0
