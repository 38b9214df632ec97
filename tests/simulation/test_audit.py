"""The log held against histories made by hand."""

from datetime import UTC, datetime
from typing import Any

import pytest

from queue_server.domain import events as e
from queue_server.engine.record import Record
from simulation.audit import audit
from simulation.history import Asked, History
from simulation.violation import Violation
from wire.answers import Done
from wire.intents import Issue
from wire.live import TicketView

AT = datetime(2026, 11, 25, tzinfo=UTC)


def issued(seq: int, command: str, sequence: int) -> Record:
    event = e.TicketIssued(
        ticket=f"t{seq}", number=f"A{sequence:03d}", queue="a", day="d", sequence=sequence, follow=f"f{seq}"
    )
    return Record(seq=seq, at=AT, event=event, command_id=command)


def told(command: str, ticket: str, number: str = "A001") -> Asked:
    view = TicketView(id=ticket, number=number, queue="a", state="waiting", issued_at=AT)
    answer = Done(command_id=command, ticket=view)
    return Asked("kiosk", Issue(command_id=command, queue="a"), 1, 2, answer)


def test_what_agrees_is_let_through() -> None:
    audit([issued(1, "c1", 1), issued(2, "c2", 2)], History([told("c1", "t1"), told("c1", "t1")]))


@pytest.mark.parametrize(
    ("records", "asked", "name"),
    [
        ([issued(1, "c1", 1), issued(2, "c2", 1)], [], "repeated number"),
        ([issued(1, "c1", 1), issued(2, "c2", 3)], [], "left out number"),
        ([issued(1, "c1", 1), issued(2, "c2", 2), issued(3, "c1", 3)], [], "carried out twice"),
        ([issued(1, "c1", 1)], [told("c2", "t2")], "acknowledged and lost"),
        ([issued(1, "c1", 1)], [told("c1", "t9")], "acknowledged and lost"),
        ([issued(1, "c1", 1)], [told("c1", "t1"), told("c1", "t1", "A002")], "two answers"),
    ],
)
def test_what_does_not_is_named(records: Any, asked: Any, name: str) -> None:
    with pytest.raises(Violation, match=name):
        audit(records, History(asked))
