"""What the tables for reports learn of each record: the ticket's newest value, and the stays that ended.

Everything in them follows from the log, so they can be made anew from it; live
work and ``hall-admin replay`` both come through here.
"""

from collections.abc import Iterable

from queue_server.domain.events import touched
from queue_server.domain.lifecycle import State
from queue_server.domain.ticket import Ticket
from queue_server.engine.memory import Memory
from queue_server.engine.record import BrokenLog, Record, Row, read_rows
from queue_server.engine.span import Span


class Tables:
    """The rows that some records make or change."""

    def __init__(self) -> None:
        self.tickets: dict[str, Ticket] = {}
        self.spans: list[Span] = []

    def take(self, memory: Memory, record: Record) -> None:
        """Let ``record`` happen to ``memory``, and note what of it the tables must know."""
        tickets = memory.state.tickets
        found = [
            (name, before := tickets.get(name), _clerk(memory, before)) for name in touched(record.event)
        ]
        memory.apply(record)
        for name, before, clerk in found:
            self._note(before, memory.state.tickets.get(name), clerk, record)

    def _note(self, before: Ticket | None, now: Ticket | None, clerk: str, record: Record) -> None:
        if now is None:
            return
        self.tickets[now.id] = now
        if before is not None and (before.state, before.queue) != (now.state, now.queue):
            self.spans.append(_ended(before, clerk, record))


def retrace(memory: Memory, rows: Iterable[Row]) -> Tables:
    """Let stored rows happen again and return what the tables learn of them. Raises BrokenLog."""
    tables = Tables()
    for record, digest in read_rows(rows, memory.state.seq, memory.hash):
        try:
            tables.take(memory, record)
        except (AssertionError, KeyError) as error:
            raise BrokenLog(record.seq, f"does not follow from what is before: {error}") from error
        memory.hash = digest
    return tables


def _clerk(memory: Memory, ticket: Ticket | None) -> str:
    return memory.state.window(ticket.window).clerk if ticket and ticket.window else ""


def _ended(before: Ticket, clerk: str, record: Record) -> Span:
    waiting = before.state is State.WAITING
    return Span(
        ticket=before.id,
        seq=record.seq,
        state=before.state,
        queue=before.queue,
        window=before.bound_to if waiting else before.window,
        clerk=None if waiting else clerk or None,
        until=record.at,
    )
