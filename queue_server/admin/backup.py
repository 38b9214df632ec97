"""``backup`` and ``restore``: a consistent copy of a running site, and the way back.

A backup is a SQLite file, wherever the site is kept; it can be restored to
either kind of store, so this is also the way from one kind to the other.
"""

import argparse
import contextlib
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from queue_server.admin.failed import Failed
from queue_server.admin.log import must_be_there, walk
from queue_server.storage.opening import held
from queue_server.storage.place import Place
from queue_server.storage.postgres_copy import from_file, to_file


async def backup(asked: argparse.Namespace) -> int:
    """Copy the store as it is at one instant; the server may go on working. Raises StoreFailed, Failed."""
    source, target = asked.store, asked.target
    await must_be_there(source)
    if target.exists():
        raise Failed(f"{target} exists already; choose a name that is free")
    part = target.with_name(f"{target.name}.part")
    try:
        await _copied(source, part)
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise Failed(f"cannot back up {source} to {target}: {error}") from error
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + suffix).unlink(missing_ok=True)
    print(f"{target}: {target.stat().st_size} bytes")
    return 0


async def _copied(source: Place, part: Path) -> None:
    part.unlink(missing_ok=True)
    if not isinstance(source, Path):
        await to_file(source, part)
        return
    with (
        contextlib.closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as live,
        contextlib.closing(sqlite3.connect(part)) as copy,
    ):
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


async def restore(asked: argparse.Namespace) -> int:
    """Verify a backup, put it in place of a stopped site, and verify that.

    Raises BrokenLog, StoreFailed, Failed.
    """
    source, target = asked.source, asked.store
    if not source.is_file():
        raise Failed(f"no backup at {source}")
    records = await walk(source)
    with held(target):
        if isinstance(target, Path):
            _put(source, target, force=asked.force)
        else:
            await from_file(source, target)
    found = await walk(target)
    if found != records:
        raise Failed(f"{target} has {found} records, {source} has {records}: the disk cannot be trusted")
    print(f"{target}: restored, {records} records, the chain is whole")
    return 0


def _put(source: Path, target: Path, *, force: bool) -> None:
    if target.exists() and not force:
        raise Failed(f"{target} exists; use --force to replace it (it is kept aside)")
    try:
        for suffix in ("", "-wal", "-shm"):
            old = target.with_name(target.name + suffix)
            if old.exists():
                old.rename(old.with_name(f"{old.name}.{datetime.now().astimezone():%Y%m%d-%H%M%S}.old"))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        raise Failed(f"cannot put {source} in place of {target}: {error}") from error
