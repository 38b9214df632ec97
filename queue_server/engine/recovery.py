"""The way back after a start or a failure: the newest snapshot, and the log after it.

The snapshot only saves time; the log is the truth. So a snapshot that this
release cannot read is passed over and the whole log is replayed; but a log
that lacks the very record a snapshot was made at has lost its end, and that
is never passed over.
"""

import msgspec
import structlog

from queue_server.domain.plan import Plan
from queue_server.engine.memory import Memory, thaw
from queue_server.engine.ports import Store, Stored
from queue_server.engine.record import BrokenLog, Row

log = structlog.get_logger(__name__)


async def remembered(store: Store, plan: Plan) -> tuple[Memory, int]:
    """Return the memory as the store has it, and the record its snapshot was made at.

    Raises BrokenLog, StoreFailed.
    """
    memory = _thawed(await store.snapshot(), plan)
    start = memory.state.seq
    anchored = start == 0
    async for rows in store.rows_after(max(start - 1, 0)):
        if not anchored:
            _anchor(memory, rows[0])
        memory.replay(rows if anchored else rows[1:])
        anchored = True
    if not anchored:
        raise BrokenLog(start, "a snapshot was made at it, but the log ends before")
    return memory, start


def _thawed(snapshot: Stored | None, plan: Plan) -> Memory:
    try:
        return thaw(snapshot, plan)
    except msgspec.MsgspecError as error:
        log.warning("snapshot_unreadable", detail=str(error), then="the whole log is replayed")
        return thaw(None, plan)


def _anchor(memory: Memory, row: Row) -> None:
    if row.seq != memory.state.seq or row.hash != memory.hash:
        raise BrokenLog(memory.state.seq, "it is not the record that the newest snapshot was made at")
