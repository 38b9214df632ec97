"""Two plain ways to expect a wait, reckoned by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

from queue_server.domain import events as e
from queue_server.domain.evolve import evolve
from queue_server.domain.state import HallState
from queue_server.rehearsal.beside import Beside

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def issued(name: str, ahead: int) -> e.TicketIssued:
    return e.TicketIssued(
        ticket=name, number="A001", queue="a", day="2026-11-23", sequence=1, follow=name, people_ahead=ahead
    )


def said(plan: Any, *steps: tuple[float, e.Event]) -> dict[str, tuple[float, float]]:
    state, beside = HallState(plan=plan), Beside()
    for second, event in steps:
        at = NINE + timedelta(seconds=second)
        beside.watch(state, event, at)
        evolve(state, event, at)
    return beside.said


def test_people_ahead_times_mean_time_and_the_wait_of_the_last_called(plan: Any) -> None:
    found = said(
        plan,
        (0, e.DayOpened(day="2026-11-23")),
        (0, e.WindowOpened(window="w1", clerk="li")),
        (0, e.WindowOpened(window="w2", clerk="li")),
        (0, issued("t1", 3)),
        (30, e.TicketCalled(ticket="t1", window="w1")),
        (150, e.ServiceFinished(ticket="t1", window="w1")),
        (160, issued("t2", 4)),
    )
    assert found["t1"] == (3 * 480 / 2, 3 * 480 / 2)  # nothing was seen yet: 8 minutes, as many as are ahead
    assert found["t2"] == (4 * (480 + 120) / 2 / 2, 30)


def test_a_new_day_forgets_the_last_call_but_not_how_long_it_takes(plan: Any) -> None:
    found = said(
        plan,
        (0, e.DayOpened(day="2026-11-23")),
        (0, issued("t1", 0)),
        (10, e.WindowOpened(window="w2", clerk="li")),
        (30, e.TicketCalled(ticket="t1", window="w2")),
        (150, e.TicketMissed(ticket="t1", window="w2")),
        (86_400, e.DayOpened(day="2026-11-24")),
        (86_400, issued("t2", 1)),
    )
    assert found["t2"] == (300, 300)
