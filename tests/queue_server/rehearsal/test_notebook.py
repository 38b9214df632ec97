"""Notes while a log is read: a clerk's need goes to what he had it after; an undo brings back what was."""

from datetime import UTC, datetime
from typing import Any

import pytest

from queue_server.domain import events as e
from queue_server.domain.state import HallState
from queue_server.rehearsal.drafts import LegDraft, TicketDraft, TurnDraft
from queue_server.rehearsal.idling import Gap
from queue_server.rehearsal.notebook import Notebook

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ISSUED = e.TicketIssued(ticket="t1", number="A001", queue="a", day="2026-11-23", sequence=1, follow="f")


@pytest.fixture
def book(plan: Any) -> Notebook:
    made = Notebook(HallState(plan=plan))
    made.tickets["t1"] = TicketDraft(at=0, issued=ISSUED)
    made.turns_up(TurnDraft(0, "w1", "open"))
    return made


def called(at: int) -> LegDraft:
    return LegDraft(window="w1", queue="a", item=None, called=at)


def test_a_need_is_kept_with_the_opening_then_with_the_service(book: Notebook) -> None:
    book.owe("w1", Gap(5, exact=True))
    assert book.turns[0].gap == Gap(5, exact=True)
    book.add("t1", called(5))
    book.freed("w1", "t1")
    book.owe("w1", Gap(9, exact=True))
    assert book.last("t1").gap == Gap(9, exact=True)
    book.owe("w1", None)
    book.owe("w9", Gap(1))
    assert book.turns[0].gap == Gap(5, exact=True)


def test_an_undo_brings_back_drafts_and_choices(book: Notebook) -> None:
    book.save("w1", "t1")
    book.add("t1", called(5))
    book.change("t1", cancels=7)
    book.undo("w1")
    assert book.tickets["t1"] == TicketDraft(at=0, issued=ISSUED)
    book.undo("w1")  # there is nothing left to undo
    assert book.tickets["t1"].legs == ()


def test_a_call_by_the_key_that_ended_a_service_is_undone_with_it(book: Notebook) -> None:
    book.add("t1", called(5))
    book.tickets["t2"] = TicketDraft(at=1, issued=ISSUED)
    book.save("w1", "t1", by_next=True)
    book.amend("t1", ended=9)
    book.save("w1", "t2", with_end=book.saved["w1"])
    book.add("t2", called(9))
    book.undo("w1")
    assert (book.last("t1").ended, book.tickets["t2"].legs) == (None, ())
