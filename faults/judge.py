"""Judges a disk as a power loss left it: it opens, is whole, and holds what clients were told is kept."""

import contextlib
import shutil
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from faults.heard import Told
from queue_server.admin.log import walk
from queue_server.domain.plan import Plan
from queue_server.engine.ports import StoreFailed
from queue_server.engine.record import BrokenLog
from queue_server.engine.recovery import remembered
from queue_server.storage.sqlite import open_store

DATABASE = "hall.db"


class Judge:
    """Puts images into ``folder``, one after the other; ``plan`` is the site's rules."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self._folder = folder
        self._plan = plan

    async def faults_of(self, files: Mapping[str, bytes], owed: Mapping[str, Told]) -> list[str]:
        """Return what is wrong with a disk that has these files and owes these commands."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        for name, content in files.items():
            (self._folder / name).write_bytes(content)
        database = self._folder / DATABASE
        if DATABASE not in files:
            return [f"no database, but {len(owed)} commands were acknowledged"] if owed else []
        try:
            return [*_broken_pages(database), *await self._lost(database, owed)]
        except (sqlite3.Error, StoreFailed, BrokenLog) as error:
            return [f"cannot be used: {error}"]

    async def _lost(self, database: Path, owed: Mapping[str, Told]) -> list[str]:
        """Verify the log as ``hall-admin verify`` does, start from it, and ask for each answer again."""
        await walk(database)
        store = await open_store(database)
        try:
            memory, _ = await remembered(store, self._plan)
        finally:
            await store.close()
        lost = []
        for command, told in owed.items():
            known = memory.known(command)
            ticket = getattr(known, "ticket", None)
            if known is None or (told.ticket and (ticket is None or ticket.id != told.ticket)):
                lost.append(f"{command} was acknowledged as {told.event} of {told.number}, and is lost")
        return lost


def _broken_pages(database: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(database)) as store:
        found = [str(row[0]) for row in store.execute("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


def records(database: Path) -> list[dict[str, Any]]:
    """Return the records of a log as they lie in its file, whether or not they fit together."""
    with contextlib.closing(sqlite3.connect(database)) as store:
        return [msgspec.json.decode(row[0]) for row in store.execute("SELECT line FROM events ORDER BY seq")]
