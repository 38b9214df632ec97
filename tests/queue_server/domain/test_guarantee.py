"""The guarantee, at each bound exactly."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.events import TicketCalled
from queue_server.domain.plan import Group, Guarantee, Plan, PriorityClass
from wire import intents

CLASSES = {
    "elderly": PriorityClass("elderly", head_start=600, rank=1),
    "disabled": PriorityClass("disabled", head_start=600, rank=2),
}


def under(plan: Plan, policy: str = "head_start", bounds: Any = None) -> Plan:
    """Return the plan with one group under these bounds, where priorities would always go first."""
    group = Group(
        id="default",
        policy=policy,  # type: ignore[arg-type]
        first=("elderly",),
        turns=(50, 1),
        guarantee=Guarantee(**bounds or {}),
    )
    return replace(plan, groups={"default": group}, classes=CLASSES)


@pytest.fixture
def hall(day: Any) -> Callable[..., Any]:
    def opened(**bounds: int) -> Any:
        day.state.plan = under(day.state.plan, bounds=bounds)
        day.open("w1", "w2", "w3")
        return day

    return opened


def why(day: Any, window: str = "w2") -> tuple[str, str]:
    """Call the next; return the number and the code of the rule."""
    event = day.at(intents.CallNext, window)[-1]
    assert isinstance(event, TicketCalled)
    assert event.why is not None
    return day.state.tickets[event.ticket].number, event.why.rule


def test_without_bounds_priorities_go_on_and_on(hall: Any) -> None:
    day = hall()
    day.take()
    for _ in range(30):
        day.take(priority="elderly")
    assert [why(day)[1] for _ in range(31)] == ["head_start"] * 30 + ["arrival"]


def test_at_most_so_many_in_a_row(hall: Any) -> None:
    day = hall(in_a_row=2)
    for priority in ("ordinary", "ordinary", *["elderly"] * 5):
        day.take(priority=priority)
    assert [why(day) for _ in range(7)] == [
        ("A003", "head_start"),
        ("A004", "head_start"),
        ("A001", "in_a_row"),
        ("A005", "head_start"),
        ("A006", "head_start"),
        ("A002", "in_a_row"),
        ("A007", "head_start"),
    ]


def test_the_run_is_told(hall: Any) -> None:
    day = hall(in_a_row=1)
    day.take()
    day.take(priority="elderly")
    day.at(intents.CallNext, "w2")
    assert day.at(intents.CallNext, "w2")[-1].why.figures == {"times": 1}


@pytest.mark.parametrize(
    ("bounds", "rule", "figures"),
    [
        ({"cap": 5}, "owed", {"minutes": 7}),
        ({"aged": 10}, "aged", {"minutes": 12}),
        ({"overtakes": 1}, "overtaken", {"times": 1}),
    ],
)
def test_the_bound_is_told_with_its_figure(hall: Any, bounds: Any, rule: str, figures: Any) -> None:
    day = hall(**bounds)
    day.take()
    day.later(minutes=5)
    for _ in range(2):
        day.take(priority="elderly")
    assert why(day) == ("A002", "head_start")
    day.later(minutes=7, seconds=30)
    called = day.at(intents.CallNext, "w2")[-1].why
    assert (called.rule, called.figures) == (rule, figures)


def test_a_bound_that_is_not_reached_yet_is_not_told(hall: Any) -> None:
    day = hall(cap=5, overtakes=1)
    day.take()
    for _ in range(2):
        day.take(priority="elderly")
    assert why(day) == ("A002", "head_start")
    day.later(minutes=1)
    assert why(day) == ("A001", "overtaken")


def test_a_run_ends_with_the_last_ordinary_ticket(hall: Any) -> None:
    day = hall(in_a_row=2)
    first = day.take()
    day.take(priority="elderly")
    why(day)
    day.do(intents.Cancel(command_id="c", ticket=first.id))
    assert not day.state.fairness.runs
    assert not day.state.fairness.passers
    day.take()
    day.take(priority="elderly")
    day.take(priority="elderly")
    assert [why(day)[1] for _ in range(3)] == ["head_start", "head_start", "in_a_row"]


def test_a_call_at_a_window_that_serves_another_queue_ends_no_run(hall: Any) -> None:
    day = hall(in_a_row=2)
    for priority in ("ordinary", "elderly", "elderly", "elderly"):
        day.take(priority=priority)
    day.take("b")
    why(day)
    why(day, "w3")
    assert [why(day)[1] for _ in range(2)] == ["head_start", "in_a_row"]


def test_at_most_so_many_overtakes_in_all(hall: Any) -> None:
    day = hall(overtakes=3)
    day.take()
    for _ in range(2):
        day.take(priority="elderly")
    day.take()
    for _ in range(4):
        day.take(priority="elderly")
    assert [why(day) for _ in range(8)] == [
        ("A002", "head_start"),
        ("A003", "head_start"),
        ("A005", "head_start"),
        ("A001", "overtaken"),  # 002, 003 and 005 came later
        ("A006", "head_start"),  # 004 has been passed by 005 alone
        ("A007", "head_start"),
        ("A004", "overtaken"),
        ("A008", "head_start"),
    ]


def test_the_cap_counts_from_when_arrival_order_would_have_called(hall: Any) -> None:
    day = hall(cap=10)
    day.take()
    for _ in range(9):
        day.take(priority="elderly")
    day.later(minutes=30)
    assert why(day) == ("A002", "head_start")  # arrival order: A001, owed from now
    day.later(minutes=9, seconds=59)
    assert why(day) == ("A003", "head_start")
    day.later(seconds=1)
    event = day.at(intents.CallNext, "w2")[-1]
    assert (event.why.rule, event.why.figures) == ("owed", {"minutes": 10})
    assert day.state.tickets[event.ticket].number == "A001"
    assert why(day) == ("A004", "head_start")


def test_the_longest_owed_counts_after_its_call_was_undone(hall: Any) -> None:
    day = hall(cap=10)
    first, second = day.take(), day.take()
    for _ in range(4):
        day.take(priority="elderly")
    assert why(day)[1] == "head_start"  # arrival order: the first, owed from now
    day.later(minutes=9)
    assert why(day)[1] == "head_start"  # the second
    day.later(minutes=1)
    assert why(day) == (first.number, "owed")
    day.at(intents.Undo, "w2")
    assert why(day) == (first.number, "owed")
    assert why(day)[1] == "head_start"
    day.later(minutes=9)
    assert why(day) == (second.number, "owed")


def test_a_clock_set_back_hides_nobody_owed(hall: Any) -> None:
    """Found by simulation: who was owed first is owed since later, by the clock."""
    day = hall(cap=10)
    first, second = day.take(), day.take()
    for _ in range(4):
        day.take(priority="elderly")
    assert why(day)[1] == "head_start"  # arrival order: the first
    day.later(hours=-1)
    assert why(day)[1] == "head_start"  # the second, owed for longer by this clock
    day.later(minutes=10)
    assert why(day) == (first.number, "owed")
    assert why(day) == (second.number, "owed")


def test_who_has_waited_so_long_is_passed_by_nobody(hall: Any) -> None:
    day = hall(aged=10)
    day.take()
    for _ in range(3):
        day.take(priority="elderly")
    day.later(minutes=9, seconds=59.9)
    assert why(day) == ("A002", "head_start")
    day.later(seconds=0.1)
    event = day.at(intents.CallNext, "w2")[-1]
    assert (event.why.rule, event.why.figures) == ("aged", {"minutes": 10})
    assert why(day) == ("A003", "head_start")


def test_of_several_that_must_be_next_the_first_to_come_is(hall: Any) -> None:
    day = hall(cap=0, overtakes=99)
    day.take("b")
    day.take("a")
    for queue in "abab":
        day.take(queue, priority="elderly")
    assert why(day, "w1") == ("A002", "head_start")
    assert why(day, "w1") == ("B001", "owed")
    assert why(day, "w1") == ("A001", "owed")


def test_an_ordinary_ticket_that_came_back_with_an_older_arrival_hides_nobody_owed(hall: Any) -> None:
    day = hall(cap=10)
    moved = day.take("b")
    day.take("a")
    day.call("w3")
    for _ in range(3):
        day.take("a", priority="elderly")
    assert why(day) == ("A002", "head_start")  # A001 is owed
    day.at(intents.Transfer, "w3", to_queue="a")
    day.later(minutes=10)
    assert why(day) == (moved.number, "owed")
    assert why(day) == ("A001", "owed")


def test_bound_tickets_of_two_groups_are_guarded_each_by_its_own(day: Any) -> None:
    """Behind one that nothing guards yet, another may not be passed any more (found by simulation)."""
    queues, plan = day.state.plan.queues, day.state.plan
    strict = Group(id="strict", guarantee=Guarantee(aged=10))
    day.state.plan = replace(
        plan, queues={**queues, "b": replace(queues["b"], group="strict")}, groups={"strict": strict}
    )
    day.open("w1")
    first, guarded = day.take("a", for_window="w1"), day.take("b", for_window="w1")
    day.take("a", priority="elderly")
    day.later(minutes=9)
    assert day.next("w1") != first.id
    day.later(minutes=1)
    assert why(day, "w1") == (first.number, "aged")
    assert why(day, "w1") == (guarded.number, "aged")


def test_a_bound_ticket_is_owed_by_its_own_group(day: Any) -> None:
    queues, plan = day.state.plan.queues, day.state.plan
    groups = {"strict": Group(id="strict", guarantee=Guarantee(cap=0))}
    day.state.plan = replace(
        plan, queues={**queues, "b": replace(queues["b"], group="strict")}, groups=groups
    )
    day.open("w1")
    loose, strict = day.take("a", for_window="w1"), day.take("b", for_window="w1")
    for queue in "aaab":
        day.take(queue, priority="elderly")
    assert why(day, "w1")[1] == "head_start"  # arrival order: the loose one
    assert why(day, "w1")[1] == "head_start"  # arrival order: the strict one, which is owed from now
    assert why(day, "w1") == (loose.number, "owed")
    assert why(day, "w1") == (strict.number, "owed")
    assert why(day, "w1")[1] == "head_start"
