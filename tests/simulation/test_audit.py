"""The log held against histories made by hand."""

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.engine.record import Record
from simulation.audit import audit
from simulation.history import Asked, History
from simulation.violation import Violation
from wire.answers import Done
from wire.blocks import MergeTicket
from wire.intents import Issue
from wire.live import TicketView

AT = datetime(2026, 11, 25, tzinfo=UTC)


def issued(seq: int, command: str, sequence: int) -> Record:
    event = e.TicketIssued(
        ticket=f"t{seq}", number=f"A{sequence:03d}", queue="a", day="d", sequence=sequence, follow=f"f{seq}"
    )
    return Record(seq=seq, at=AT, event=event, command_id=command)


def leased(seq: int, first: int, last: int) -> Record:
    event = e.BlockLeased(block="b", device="kiosk", queue="a", prefix="A", day="d", first=first, last=last)
    return Record(seq=seq, at=AT, event=event, command_id=f"lease{seq}")


def merged(seq: int, command: str, sequence: int) -> Record:
    record = issued(seq, command, sequence)
    return replace(record, event=replace(record.event, block="b", taken_at=AT))


def given(ticket: str, sequence: int) -> MergeTicket:
    return MergeTicket(command_id="m", block="b", sequence=sequence, ticket=ticket, follow="f", taken_at=AT)


def told(command: str, ticket: str, number: str = "A001") -> Asked:
    view = TicketView(id=ticket, number=number, queue="a", state="waiting", issued_at=AT)
    answer = Done(command_id=command, ticket=view)
    return Asked("kiosk", Issue(command_id=command, queue="a"), 1, 2, answer)


def test_what_agrees_is_let_through() -> None:
    audit([issued(1, "c1", 1), issued(2, "c2", 2)], History([told("c1", "t1"), told("c1", "t1")]))


def test_what_is_lent_is_left_out_and_may_be_told_of_later() -> None:
    records = [leased(1, 2, 3), issued(2, "c1", 1), issued(3, "c2", 4), merged(4, "m", 2)]
    audit(records, History(given=[given("t4", 2)]))


@pytest.mark.parametrize(
    ("records", "given_alone", "name"),
    [
        ([leased(1, 2, 3), issued(2, "c1", 1), issued(3, "c2", 2)], [], "repeated number"),
        ([leased(1, 1, 3), merged(2, "m", 2), merged(3, "n", 2)], [], "repeated number"),
        ([leased(1, 1, 3), merged(2, "m", 4)], [], "repeated number"),
        ([leased(1, 2, 3), issued(2, "c1", 1), issued(3, "c2", 5)], [], "left out number"),
        ([leased(1, 2, 3)], [given("t4", 2)], "lent number lost"),
        ([leased(1, 2, 3), merged(2, "m", 3)], [given("t2", 2)], "lent number lost"),
    ],
)
def test_a_lent_number_is_one_tickets(records: Any, given_alone: Any, name: str) -> None:
    with pytest.raises(Violation, match=name):
        audit(records, History(given=given_alone))


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
