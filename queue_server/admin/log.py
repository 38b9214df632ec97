"""``verify`` and ``replay``: the event log is the truth; prove it, and make the rest from it."""

import argparse
from pathlib import Path

from config.load import load
from queue_server.admin.failed import Failed
from queue_server.domain.plan import Plan
from queue_server.domain.ticket import Ticket
from queue_server.engine.memory import Memory, thaw
from queue_server.engine.record import GENESIS, read_rows
from queue_server.siteplan import rules_plan
from queue_server.storage.sqlite import SqliteStore, open_store


async def walk(path: Path) -> int:
    """Return how many records the log in ``path`` has. Raises BrokenLog at the first that does not fit."""
    store = await existing(path)
    try:
        seq, digest = 0, GENESIS
        async for rows in store.rows_after(0):
            for record, found in read_rows(rows, seq, digest):
                seq, digest = record.seq, found
        return seq
    finally:
        await store.close()


async def verify(asked: argparse.Namespace) -> int:
    """Walk the chain and say how long it is. Raises BrokenLog, StoreFailed, Failed."""
    print(f"{asked.database}: {await walk(asked.database)} records, the chain is whole")
    return 0


async def replay(asked: argparse.Namespace) -> int:
    """Make the tickets table anew from the log. Raises BadConfig, BrokenLog, StoreFailed, Failed."""
    plan = rules_plan(load(asked.config, asked.site))
    store = await existing(asked.database)
    try:
        tickets = await _tickets(store, plan)
        await store.replace_tickets(list(tickets.values()))
        print(f"{asked.database}: {len(tickets)} tickets made anew from the log")
        return 0
    finally:
        await store.close()


async def _tickets(store: SqliteStore, plan: Plan) -> dict[str, Ticket]:
    memory: Memory = thaw(None, plan)
    tickets: dict[str, Ticket] = {}
    async for rows in store.rows_after(0):
        for record, digest in read_rows(rows, memory.state.seq, memory.hash):
            memory.apply(record)
            memory.hash = digest
            ticket = memory.state.tickets.get(getattr(record.event, "ticket", ""))
            if ticket is not None:
                tickets[ticket.id] = ticket
    return tickets


async def existing(path: Path) -> SqliteStore:
    """Open a database that must be there. Raises Failed, StoreFailed."""
    if not path.is_file():
        raise Failed(f"no database at {path}; name it with --database FILE")
    return await open_store(path)
