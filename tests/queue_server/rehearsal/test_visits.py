"""What became of everyone, read from the log."""

from datetime import UTC, datetime, timedelta
from typing import Any

from queue_server.domain import events as e
from queue_server.rehearsal.visits import visits

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NINE + timedelta(seconds=seconds)


def issued(ticket: str, **more: Any) -> e.TicketIssued:
    return e.TicketIssued(
        ticket=ticket, number="A001", queue="a", day="2026-11-23", sequence=1, follow="f", item="x", **more
    )


def test_a_visit_is_what_its_events_say() -> None:
    log: list[tuple[e.Event, datetime]] = [
        (issued("t1", people_ahead=2, wait_low=3, wait_high=9, wait_seconds=400), after(0)),
        (e.TicketCalled(ticket="t1", window="w1"), after(300)),
        (e.ServiceStarted(ticket="t1", window="w1"), after(320)),
        (e.TicketTransferred(ticket="t1", window="w1", to_queue="b"), after(400)),
        (e.TicketCalled(ticket="t1", window="w3"), after(500)),
        (e.ServiceStarted(ticket="t1", window="w3"), after(510)),
        (e.ServiceFinished(ticket="t1", window="w3"), after(600)),
    ]
    (visit,) = visits(log)
    assert (visit.queue, visit.item, visit.priority) == ("a", "x", "ordinary")
    assert (visit.people_ahead, visit.wait_low, visit.wait_high, visit.wait_seconds) == (2, 3, 9, 400)
    assert (visit.called, visit.window, visit.started) == (after(300), "w1", after(320))
    assert (visit.ended, visit.end, visit.waited) == (after(600), "finished", 300)


def test_every_end_has_its_name_and_others_tickets_are_passed_over() -> None:
    log: list[tuple[e.Event, datetime]] = [
        (issued("t1"), after(0)),
        (issued("t2"), after(1)),
        (issued("t3"), after(2)),
        (issued("t4"), after(3)),
        (e.TicketMissed(ticket="t1", window="w1"), after(4)),
        (e.TicketCancelled(ticket="t2"), after(5)),
        (e.TicketExpired(ticket="t3"), after(6)),
        (e.TicketExpired(ticket="yesterday"), after(7)),
        (e.WindowOpened(window="w1", clerk="li"), after(8)),
    ]
    assert [(visit.ticket, visit.end) for visit in visits(log)] == [
        ("t1", "missed"),
        ("t2", "cancelled"),
        ("t3", "expired"),
        ("t4", ""),
    ]
    assert visits(log)[3].waited is None


def test_what_was_undone_did_not_happen() -> None:
    log: list[tuple[e.Event, datetime]] = [
        (issued("t1"), after(0)),
        (e.TicketCalled(ticket="t1", window="w1"), after(10)),
        (e.CallShown(ticket="t1", times=1, screen="b"), after(11)),
        (e.ActionUndone(window="w1", action="call", ticket="t1", tickets=("t1",)), after(15)),
        (e.TicketCalled(ticket="t1", window="w2"), after(30)),
        (e.ServiceFinished(ticket="t1", window="w2"), after(60)),
        (e.ActionUndone(window="w2", action="finish", ticket="t1", tickets=("t1",)), after(65)),
    ]
    (visit,) = visits(log)
    assert (visit.waited, visit.window, visit.end) == (30, "w2", "")
