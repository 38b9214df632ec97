"""What clients heard against the log: each way of breaking a promise is named."""

from typing import Any

import pytest

from faults.heard import Heard

TICKET = {"id": "t1", "number": "A001"}


def issued(seq: int, command: str, ticket: str = "t1", number: str = "A001") -> dict[str, Any]:
    event = {"kind": "ticket_issued", "ticket": ticket, "number": number, "day": "2026-11-23"}
    return {"seq": seq, "command_id": command, "event": event}


def called(seq: int, command: str, window: str = "w1") -> dict[str, Any]:
    return {
        "seq": seq,
        "command_id": command,
        "event": {"kind": "ticket_called", "ticket": "t1", "window": window},
    }


@pytest.fixture
def heard() -> Heard:
    told = Heard()
    told.note("c1", "ticket_issued", TICKET)
    told.note("n1", "ticket_called", TICKET, "w1")
    return told


def test_a_log_that_holds_what_was_heard_is_good(heard: Heard) -> None:
    assert heard.broken_by([issued(1, "c1"), called(2, "n1")]) == []


@pytest.mark.parametrize(
    ("log", "fault"),
    [
        ([issued(1, "c1")], "n1 was acknowledged as ticket_called of A001, and is lost"),
        ([issued(1, "c1"), called(2, "n1", "w2")], "n1 was acknowledged"),
        ([issued(1, "c1", ticket="t9"), called(2, "n1")], "c1 was acknowledged"),
        ([issued(1, "c1"), called(2, "n1"), called(3, "n2")], "call t1 is there 2 times"),
        ([issued(1, "c1"), called(2, "n1"), issued(3, "c2", "t2")], "number ('2026-11-23', 'A001')"),
        ([issued(1, "c1"), called(2, "n1"), issued(3, "c1", "t1", "A002")], "command c1 is there 2 times"),
        ([issued(1, "c1"), called(3, "n1")], "not numbered"),
    ],
)
def test_each_broken_promise_is_named(heard: Heard, log: list[dict[str, Any]], fault: str) -> None:
    assert [found for found in heard.broken_by(log) if found.startswith(fault) or fault in found]


def test_another_answer_to_a_repeated_command_is_named(heard: Heard) -> None:
    heard.note("c1", "ticket_issued", {"id": "t2", "number": "A002"})
    assert "c1 was told A001, and A002 when repeated" in heard.broken_by([issued(1, "c1"), called(2, "n1")])


def test_a_window_that_was_opened_has_no_ticket() -> None:
    told = Heard()
    told.note("o1", "window_opened", None, "w1")
    opened = {"seq": 1, "command_id": "o1", "event": {"kind": "window_opened", "window": "w1"}}
    assert told.broken_by([opened]) == []
    assert told.broken_by([]) != []


def test_only_what_was_told_by_then_is_owed_to_a_moment() -> None:
    marks = iter([5, 9])
    told = Heard(lambda: next(marks))
    told.note("c1", "ticket_issued", TICKET)
    told.note("c2", "ticket_issued", {"id": "t2", "number": "A002"})
    assert [set(told.before(mark)) for mark in (4, 5, 8, 9)] == [set(), {"c1"}, {"c1"}, {"c1", "c2"}]
