"""Records, tickets and spans as rows of columns, in the order of the named statements of every dialect."""

from datetime import datetime
from typing import Final

from queue_server.domain.ticket import Ticket
from queue_server.engine.record import Row
from queue_server.engine.span import Span
from queue_server.storage.columns import COLUMNS

Values = tuple[object, ...]
EVENT: Final = len(COLUMNS["events"])
TICKET: Final = len(COLUMNS["tickets"])
SPAN: Final = len(COLUMNS["spans"])


def event_row(row: Row) -> Values:
    """Return seq, line, hash."""
    return (row.seq, row.line, row.hash)


def ticket_row(ticket: Ticket) -> Values:
    """Return the columns of ``upsert_ticket``; times are seconds since 1970."""
    return (
        ticket.id,
        ticket.day,
        ticket.number,
        ticket.queue,
        ticket.item,
        ticket.priority,
        ticket.channel,
        ticket.issued_at.timestamp(),
        ticket.state.value,
        ticket.window,
        ticket.calls,
        _seconds(ticket.called_at),
        _seconds(ticket.started_at),
        _seconds(ticket.ended_at),
        ticket.slip,
    )


def span_row(span: Span) -> Values:
    """Return the columns of ``add_span``."""
    place = (span.ticket, span.seq, span.state.value, span.queue, span.window, span.clerk)
    return (*place, span.until.timestamp())


def _seconds(time: datetime | None) -> float | None:
    return None if time is None else time.timestamp()
