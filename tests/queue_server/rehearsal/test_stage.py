"""Virtual time: soonest first, then in the order of planning; the rules of time at their minute."""

from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.hours import Hours, Opening
from queue_server.domain.refusal import Refusal
from queue_server.domain.rules import Rules
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket
from queue_server.rehearsal.script import Script
from queue_server.rehearsal.stage import Stage
from wire import intents as i

MIDNIGHT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)


def stage(plan: Any, hours: Hours | None = None) -> Stage:
    script = Script(day="2026-11-23", midnight=MIDNIGHT, arrivals=(), turns=(), hours=hours)
    return Stage(script, HallState(plan=plan))


def kinds(made: Stage) -> list[tuple[str, float]]:
    return [(type(event).__name__, (at - MIDNIGHT).total_seconds()) for event, at in made.log]


def test_what_is_due_comes_soonest_first_and_at_once_as_planned(plan: Any) -> None:
    made, seen = stage(plan), []

    def first() -> None:
        seen.append("a")
        made.later(1, lambda: seen.append("d"))

    made.at(2, lambda: seen.append("c"))
    made.at(1, first)
    made.at(1, lambda: seen.append("b"))
    made.run()
    assert seen == ["a", "b", "c", "d"]
    assert (made.seconds, made.now) == (2, MIDNIGHT + timedelta(seconds=2))


def test_tenths_that_are_added_up_meet_to_the_instant(plan: Any) -> None:
    made, seen = stage(plan), []

    def again(left: int) -> None:
        made.later(0.1, lambda: again(left - 1) if left else seen.append("added up"))

    again(9)
    made.at(1, lambda: seen.append("at once"))
    made.run()
    assert seen == ["at once", "added up"]
    assert made.seconds == 1


def test_the_rules_refuse_and_answer_as_ever(plan: Any) -> None:
    made = stage(plan)
    assert isinstance(made.ask(i.CallNext, window="w1"), Refusal)
    made.ask(i.OpenWindow, window="w1")
    assert made.ask(i.CallNext, window="w1") is None


def test_it_is_told_who_begins_to_wait(plan: Any) -> None:
    made, told = stage(plan), list[Ticket]()
    made.waits = told.append
    made.ask(i.Issue, queue="a")
    made.ask(i.OpenWindow, window="w1")
    made.ask(i.CallNext, window="w1")
    made.ask(i.Transfer, window="w1", to_queue="b")
    assert [one.queue for one in told] == ["a", "b"]


def test_held_and_bound_tickets_are_let_go_in_time(plan: Any) -> None:
    made = stage(replace(plan, bound=5, rules=Rules(hold_minutes=10)))
    made.ask(i.Issue, queue="a", for_window="w2")
    made.ask(i.OpenWindow, window="w1")
    made.ask(i.Issue, queue="b")
    for intent in (i.CallNext, i.Start, i.Hold):
        made.ask(intent, window="w1")
    made.run()
    assert kinds(made)[-2:] == [("TicketUnbound", 300), ("TicketReleased", 600)]


def test_who_waits_long_after_closing_is_let_go(plan: Any) -> None:
    hours = Hours(MIDNIGHT, (Opening(540, 600),))
    made = stage(replace(plan, rules=Rules(closing_minutes=30)), hours)
    made.at(9.5 * 3600, lambda: made.ask(i.Issue, queue="a"))
    made.run()
    assert isinstance(made.log[-1][0], e.TicketExpired)
    assert kinds(made)[-1][1] == 10.5 * 3600
