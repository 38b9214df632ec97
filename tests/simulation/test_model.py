"""The second opinion: what can come next, what cannot, and that a step back is a step back."""

from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.engine.record import Record
from queue_server.siteplan import rules_plan
from simulation import effects
from simulation.model import Model
from simulation.site import simulated_site

NINE = datetime(2026, 11, 25, 1, tzinfo=UTC)
PLAN = rules_plan(simulated_site("Asia/Shanghai"))


def happen(model: Model, *events: Any) -> list[bool]:
    at = len(model.place)
    return [
        effects.happen(model, Record(seq=at + n, at=NINE + timedelta(minutes=at + n), event=event))
        for n, event in enumerate(events)
    ]


def issued(n: int, queue: str = "a", priority: str = "ordinary") -> e.TicketIssued:
    return e.TicketIssued(
        ticket=f"t{n}",
        number=f"{queue.upper()}{n:03d}",
        queue=queue,
        day="d",
        sequence=n,
        follow="",
        priority=priority,
    )


def call(n: int, window: str = "w2") -> e.TicketCalled:
    return e.TicketCalled(ticket=f"t{n}", window=window)


def test_calling_takes_the_first_of_an_open_window() -> None:
    model = Model(PLAN)
    assert happen(model, issued(1), issued(2)) == [True, True]
    assert happen(model, call(1)) == [False]
    assert happen(model, e.WindowOpened(window="w2", clerk="x"), call(2)) == [True, False]
    assert happen(model, call(1)) == [True]
    assert happen(model, call(2)) == [False]  # somebody is at the window
    assert happen(model, e.ServiceFinished(ticket="t1", window="w2"), call(2)) == [True, True]


def test_a_class_comes_before_those_it_overtakes() -> None:
    model = Model(PLAN)
    assert all(happen(model, issued(1), issued(2, priority="elderly")))
    assert model.first("w2", NINE) == "t2"


def test_what_is_for_one_window_is_for_no_other() -> None:
    model = Model(PLAN)
    opened = [e.WindowOpened(window=window, clerk="x") for window in ("w1", "w2")]
    assert all(happen(model, *opened, issued(1), call(1)))
    assert all(happen(model, e.TicketTransferred(ticket="t1", window="w2", to_queue="a", to_window="w1")))
    assert (model.first("w1", NINE), model.first("w2", NINE)) == ("t1", None)
    assert happen(model, e.TicketCancelled(ticket="t1")) == [True]
    assert model.first("w1", NINE) is None


def test_a_day_begins_with_empty_lines_and_closed_windows() -> None:
    model = Model(PLAN)
    opened = e.WindowOpened(window="w2", clerk="x")
    assert all(happen(model, issued(1), opened))
    assert happen(model, e.DayOpened(day="e")) == [False]
    assert all(happen(model, e.TicketExpired(ticket="t1"), e.WindowClosed(window="w2")))
    assert happen(model, e.DayOpened(day="e")) == [True]


def test_undone_is_as_before() -> None:
    model = Model(PLAN)
    happen(model, issued(1), e.WindowOpened(window="w2", clerk="x"))
    mark, before = len(model.journal), model.fingerprint()
    happen(model, call(1), e.TicketHeld(ticket="t1", window="w2"))
    happen(model, e.TicketResumed(ticket="t1", window="w2"))
    assert model.fingerprint() != before
    model.undo(mark)
    assert model.fingerprint() == before
    assert happen(model, call(1)) == [True]


def lent(n: int, **more: Any) -> e.TicketIssued:
    return replace(issued(n), block="b", **more)


def test_numbers_that_are_lent_are_left_out_and_may_come_any_time_once() -> None:
    model = Model(PLAN)
    block = e.BlockLeased(block="b", device="k", queue="a", prefix="A", day="d", first=2, last=3)
    assert happen(model, issued(1), block) == [True, True]
    assert happen(model, issued(2)) == [False]
    model = Model(PLAN)
    assert happen(model, issued(1), block, issued(4), lent(3), lent(2)) == [True] * 5
    assert happen(model, replace(lent(3), ticket="t9")) == [False]
    assert happen(model, replace(lent(5), ticket="t8")) == [False]
    assert happen(model, replace(block, first=3, last=5)) == [False]


def test_who_was_given_a_lent_number_waits_from_then() -> None:
    model = Model(PLAN)
    block = e.BlockLeased(block="b", device="k", queue="a", prefix="A", day="d", first=2, last=3)
    taken = lent(2, taken_at=NINE - timedelta(minutes=5))
    assert all(happen(model, block, issued(1), taken))
    assert model.first("w2", NINE) == "t2"


def test_a_window_is_free_when_it_is_open_and_nobody_waits_anywhere() -> None:
    model = Model(PLAN)
    assert not model.has_a_free_window("a")
    happen(model, e.WindowOpened(window="w2", clerk="x"))
    assert model.has_a_free_window("a")
    assert not model.has_a_free_window("c")
    happen(model, issued(1))
    assert not model.has_a_free_window("a")
    happen(model, call(1))
    assert not model.has_a_free_window("a")
