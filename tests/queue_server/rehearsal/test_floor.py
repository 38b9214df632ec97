"""Clerks: who turns to whom, helpers after those whose queue it is, and what is done at a window."""

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.plan import Serve
from queue_server.rehearsal.player import play
from queue_server.rehearsal.script import Arrival, Leg, Script, Turn

MIDNIGHT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
NINE = 9 * 3600.0


def issued(number: int, **more: Any) -> e.TicketIssued:
    return e.TicketIssued(
        ticket=f"t{number}", number=f"A00{number}", queue=more.pop("queue", "a"), day="2026-11-23",
        sequence=number, follow=f"f{number}", **more,
    )  # fmt: skip


def came(number: int, at: float, *legs: Leg, **more: Any) -> Arrival:
    return Arrival(at=NINE + at, issued=issued(number, **more), legs=legs)


def opened(*windows: str, at: float = 0.0, clerk: str = "") -> tuple[Turn, ...]:
    return tuple(Turn(NINE + at, window, "open", clerk) for window in windows)


@pytest.fixture
def calls(plan: Any) -> Any:
    """Return what plays a day and tells its calls: whom, where, when."""

    def played(arrivals: Any, turns: Any, under: Any = plan, **more: Any) -> list[tuple[str, str, float]]:
        script = Script(
            day="2026-11-23", midnight=MIDNIGHT, arrivals=tuple(arrivals), turns=tuple(turns), **more
        )
        return [
            (event.ticket, event.window, (at - MIDNIGHT).total_seconds() - NINE)
            for event, at in play(script, under, told=False).log
            if isinstance(event, e.TicketCalled | e.TicketResumed)
        ]

    return played


def test_who_turned_to_one_in_truth_does_so_as_soon_as_then(calls: Any) -> None:
    arrival = came(1, 10, Leg(queue="a", window="w2", notices=7.0))
    assert calls([arrival], opened("w1", "w2")) == [("t1", "w2", 17)]


def test_another_clerk_takes_the_usual_time(calls: Any) -> None:
    arrival = came(1, 10, Leg(queue="a", window="w2", notices=7.0))
    assert calls([arrival], opened("w1"), notices=3.0) == [("t1", "w1", 13)]


def test_who_is_turned_to_by_nobody_is_called_by_who_is_idle_longest(calls: Any) -> None:
    turns = (*opened("w2", at=0), *opened("w1", at=1))
    assert calls([came(1, 10, Leg(queue="a"))], turns) == [("t1", "w2", 10)]


def test_a_helper_turns_to_one_only_when_no_other_clerk_is_free(calls: Any, plan: Any) -> None:
    helping = replace(plan.windows["w3"], serves=(Serve("a"),))
    helped = replace(plan, windows={**plan.windows, "w3": helping})
    arrivals = [came(1, 10, Leg(queue="a")), came(2, 11, Leg(queue="a"))]
    turns = (*opened("w3", at=0), *opened("w2", at=1))
    assert calls(arrivals, turns, helped) == [("t1", "w2", 10), ("t2", "w3", 11)]


def test_a_clerk_who_needs_a_while_after_opening_or_service_calls_then(calls: Any) -> None:
    arrivals = [came(n, 0, Leg(queue="a", walking=0, service=10, after=5)) for n in (1, 2)]
    turns = (Turn(NINE + 1, "w2", "open", "", 4.0),)
    assert calls(arrivals, turns) == [("t1", "w2", 5), ("t2", "w2", 20)]


def test_who_is_held_comes_back_to_the_window_before_the_next_is_called(calls: Any) -> None:
    held = came(
        1,
        0,
        Leg(queue="a", walking=0, service=10, ends="held", away=20),
        Leg(queue="a", walking=0, service=9),
    )
    second, third = (came(n, 1, Leg(queue="a", walking=0, service=50)) for n in (2, 3))
    assert calls([held, second, third], opened("w2")) == [
        ("t1", "w2", 0), ("t2", "w2", 10), ("t1", "w2", 60), ("t3", "w2", 69),
    ]  # fmt: skip


def test_a_ticket_bound_to_a_clerk_finds_him_where_he_sits(calls: Any) -> None:
    arrival = came(1, 10, Leg(queue="a"), bound_to="clerk:li")
    turns = (*opened("w1", clerk="clerk:wang"), *opened("w3", clerk="clerk:li"))
    assert calls([arrival], turns) == [("t1", "w3", 10)]


def test_another_clerk_who_sits_down_goes_on_where_the_first_was(calls: Any) -> None:
    arrivals = [came(1, 0, Leg(queue="a", walking=0, service=10, after=20)), came(2, 1, Leg(queue="a"))]
    turns = (*opened("w2", clerk="clerk:li"), *opened("w2", at=15, clerk="clerk:wang"))
    assert calls(arrivals, turns) == [("t1", "w2", 0), ("t2", "w2", 30)]
