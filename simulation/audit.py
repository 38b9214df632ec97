"""The log held against what clients were told, and against itself: nothing lost, nothing twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from config.load import Loaded
from queue_server.domain.events import BlockLeased, TicketIssued
from queue_server.engine.memory import Memory, thaw
from queue_server.engine.record import GENESIS, BrokenLog, Record, read_rows
from queue_server.siteplan import rules_plan
from simulation.disk import Disk
from simulation.history import Asked, History
from simulation.violation import Violation
from wire.answers import Done
from wire.blocks import MergeTicket


def read(disk: Disk, loaded: Loaded) -> tuple[list[Record], Memory]:
    """Return the log's records and what they lead to. Raises Violation when they are not what was written."""
    try:
        records = [record for record, _ in read_rows(disk.rows, 0, GENESIS)]
        memory = thaw(None, rules_plan(loaded))
        memory.replay(disk.rows)
    except BrokenLog as broken:
        raise Violation("broken log", str(broken)) from broken
    return records, memory


def audit(records: Sequence[Record], history: History) -> None:
    """Raise Violation when the log and the clients' histories do not agree."""
    numbers_once(records)
    commands_once(records)
    acknowledged_kept(records, history)
    lent_kept(records, history.given)


def numbers_once(records: Iterable[Record]) -> None:
    """Each number of a day is there once, and none is left out but what is lent."""
    given: dict[tuple[str, str], list[int]] = defaultdict(list)
    merged: dict[tuple[str, str], list[int]] = defaultdict(list)
    lent: dict[tuple[str, str], set[int]] = defaultdict(set)
    for record in records:
        event = record.event
        if isinstance(event, BlockLeased):
            lent[event.day, event.prefix] |= set(range(event.first, event.last + 1))
        elif isinstance(event, TicketIssued):
            (merged if event.block else given)[event.day, event.number[0]].append(event.sequence)
    for key in given | merged:
        sequences = given[key]
        twice = [number for number, times in Counter(sequences + merged[key]).items() if times > 1]
        foreign = [*lent[key].intersection(sequences), *set(merged[key]).difference(lent[key])]
        if twice or foreign:
            raise Violation("repeated number", f"{key}: {twice or foreign}")
        if sequences != [n for n in range(1, max(sequences, default=0) + 1) if n not in lent[key]]:
            raise Violation("left out number", f"{key}: {sequences}, lent {sorted(lent[key])}")


def lent_kept(records: Iterable[Record], given: Iterable[MergeTicket]) -> None:
    """Each number that a kiosk gave by itself is in the log, of the time when it was taken."""
    kept = {record.event.ticket: record.event for record in records if isinstance(record.event, TicketIssued)}
    for one in given:
        event = kept.get(one.ticket)
        if event is None or (event.block, event.sequence) != (one.block, one.sequence):
            raise Violation("lent number lost", f"{one}: {event}")


def commands_once(records: Sequence[Record]) -> None:
    """What a command did stands together: it was carried out once."""
    last: dict[str, int] = {}
    for record in records:
        name = record.command_id
        if name and last.get(name, record.seq - 1) != record.seq - 1:
            raise Violation("carried out twice", f"{name}: records {last[name]} and {record.seq}")
        last[name] = record.seq


def acknowledged_kept(records: Sequence[Record], history: History) -> None:
    """What a client was told is done is in the log, and it was told the same each time."""
    did: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        did[record.command_id].append(record)
    first: dict[str, Asked] = {}
    for asked in history.commands:
        answer, name = asked.answer, asked.intent.command_id
        if answer is None:
            continue
        if isinstance(answer, Done):
            if name not in did:
                raise Violation("acknowledged and lost", f"{name}: {answer}")
            known = first.setdefault(name, asked)
            if isinstance(known.answer, Done) and _told(known.answer) != _told(answer):
                raise Violation("two answers", f"{name}: {known.answer} and {answer}")
        issued = [record.event for record in did.get(name, ()) if isinstance(record.event, TicketIssued)]
        if isinstance(answer, Done) and issued and answer.ticket and issued[0].ticket != answer.ticket.id:
            raise Violation("acknowledged and lost", f"{name}: told {answer.ticket.id}, kept {issued[0]}")


def _told(done: Done) -> tuple[str, str]:
    return (done.ticket.id, done.ticket.number) if done.ticket else ("", "")
