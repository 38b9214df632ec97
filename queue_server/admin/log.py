"""``verify`` and ``replay``: the event log is the truth; prove it, and make the rest from it."""

import argparse

from config.load import load
from queue_server.admin.failed import Failed
from queue_server.domain.plan import Plan
from queue_server.engine.memory import thaw
from queue_server.engine.record import GENESIS, read_rows
from queue_server.engine.tables import retrace
from queue_server.siteplan import rules_plan
from queue_server.storage.opening import held, is_site, open_log, open_rebuild
from queue_server.storage.place import Place
from queue_server.storage.rebuild import Rebuild


async def verify(asked: argparse.Namespace) -> int:
    """Walk the chain and say how long it is. Raises BrokenLog, StoreFailed, Failed."""
    print(f"{asked.store}: {await walk(asked.store)} records, the chain is whole")
    return 0


async def walk(place: Place) -> int:
    """Return how many records the log has.

    Raises BrokenLog at the first that does not fit, StoreFailed, Failed.
    """
    await must_be_there(place)
    log = await open_log(place)
    try:
        seq, digest = 0, GENESIS
        async for rows in log.rows_after(0):
            for record, found in read_rows(rows, seq, digest):
                seq, digest = record.seq, found
        return seq
    finally:
        await log.close()


async def replay(asked: argparse.Namespace) -> int:
    """Make the tables anew from the log, compare, and put them in place; with ``--check`` only tell.

    Raises BadConfig, BrokenLog, StoreFailed, Failed.
    """
    plan = rules_plan(load(asked.config, asked.site))
    await must_be_there(asked.store)
    with held(asked.store):
        rebuild = await open_rebuild(asked.store)
        try:
            records = await _retraced(asked.store, plan, rebuild)
            wrong = await rebuild.differences()
            if wrong and not asked.check:
                await rebuild.replace()
        finally:
            await rebuild.close()
    for difference in wrong:
        print(f"{asked.store}: {difference}")
    done = "differ from" if asked.check else "were made anew from"
    print(f"{asked.store}: the tables {done if wrong else 'are as'} the log of {records} records")
    return 1 if wrong and asked.check else 0


async def _retraced(place: Place, plan: Plan, rebuild: Rebuild) -> int:
    """Let the whole log happen again, into ``rebuild``; return how many records it has."""
    memory = thaw(None, plan)
    log = await open_log(place)
    try:
        async for rows in log.rows_after(0):
            tables = retrace(memory, rows)
            await rebuild.add(list(tables.tickets.values()), tables.spans)
    finally:
        await log.close()
    return memory.state.seq


async def must_be_there(place: Place) -> None:
    """Raise Failed when there is no store at ``place``: opening it would make an empty one."""
    if not await is_site(place):
        raise Failed(f"no database at {place}; name it with --database FILE or --store PLACE")
