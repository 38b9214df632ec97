"""Values as rows: as many columns as the statements name, times in seconds, what is unknown as NULL."""

from typing import Any

from queue_server.domain.lifecycle import State
from queue_server.engine.span import Span
from queue_server.storage.queries import queries
from queue_server.storage.rows import event_row, span_row, ticket_row


def columns(name: str) -> list[str]:
    """Return the columns that a statement names, in order."""
    named = queries("sqlite")[name].split("(", 1)[1].split(")", 1)[0]
    return [column.strip(' "\n') for column in named.split(",")]


def test_a_ticket(ticket: Any) -> None:
    found = dict(zip(columns("upsert_ticket"), ticket_row(ticket("t", state="called")), strict=True))
    assert found["issued_at"] == 1795406400.0
    assert (found["id"], found["state"], found["channel"], found["calls"]) == ("t", "called", "kiosk", 0)
    assert found["called_at"] is found["ended_at"] is found["window"] is None


def test_a_span(ticket: Any) -> None:
    span = Span("t", 7, State.SERVING, "a", "w1", "li", ticket("t").issued_at)
    found = dict(zip(columns("add_span"), span_row(span), strict=True))
    assert found["until"] == 1795406400.0
    assert (found["ticket"], found["seq"], found["state"], found["clerk"]) == ("t", 7, "serving", "li")


def test_a_record(rows: Any) -> None:
    (row,) = rows(1)
    assert dict(zip(columns("append_event"), event_row(row), strict=True)) == {
        "seq": 1,
        "line": row.line,
        "hash": row.hash,
    }
