"""What a call will change in the accounts, worked out before."""

from typing import Any

from msgspec.structs import replace

from queue_server.domain.fairness import Tally
from queue_server.domain.plan import Group, PriorityClass
from wire import intents

STARTS = (("elderly", 1), ("disabled", 30))


def tallies(day: Any, window: str, times: int) -> list[Tally | None]:
    return [day.at(intents.CallNext, window)[-1].tally for _ in range(times)]


def test_a_call_in_order_changes_nothing(day: Any) -> None:
    day.open("w1")
    day.take("a")
    day.take("b")
    assert tallies(day, "w1", 2) == [None, None]


def test_a_call_out_of_order_owes_the_first_and_counts_who_is_passed(day: Any) -> None:
    day.open("w1")
    first, second = day.take("b"), day.take("a")
    ghost = day.take("a", priority="elderly")
    assert tallies(day, "w1", 3) == [
        Tally(turn=first.id, turn_line="b", owed=True, passed={"a": 1, "b": 1}),
        Tally(turn=second.id, turn_line="a", owed=True, passed={"a": 0, "b": 0}),
        Tally(turn=ghost.id, turn_line="a"),
    ]
    assert not day.state.fairness.shadow
    assert not day.state.fairness.owed


def test_a_class_that_goes_first_is_never_owed(day: Any) -> None:
    day.state.plan = replace(
        day.state.plan, classes={name: PriorityClass(name, start) for name, start in STARTS}
    )
    day.open("w2")
    slow = day.take("a", priority="elderly")
    day.take("a", priority="disabled")
    (tally,) = tallies(day, "w2", 1)
    assert tally == Tally(turn=slow.id, turn_line="a")


def test_a_ghost_uses_up_its_own_turn(day: Any) -> None:
    day.open("w2")
    first = day.take("a")
    ghost = day.take("a", priority="elderly")
    last = day.take("a")
    assert day.call("w2") == ghost.id
    assert day.state.fairness.owed == {"a": {first.id: day.now.timestamp()}}
    called = day.at(intents.CallNext, "w2")[-1]
    assert (called.ticket, called.tally) == (first.id, Tally(turn=ghost.id, turn_line="a", passed={"a": 0}))
    called = day.at(intents.CallNext, "w2")[-1]
    assert (called.ticket, called.tally) == (last.id, None)


def test_a_ghost_that_waits_elsewhere_by_now_is_not_owed_here(day: Any) -> None:
    day.open("w2", "w3")
    day.take("a")
    elderly = day.take("a", priority="elderly")
    day.call("w2")
    day.at(intents.Transfer, "w2", to_queue="b")
    tally = day.at(intents.CallNext, "w2")[-1].tally
    assert tally == Tally(turn=elderly.id, turn_line="a", passed={"a": 0})
    assert day.state.fairness.shadow["b"][0][2] == elderly.id


def test_an_alternating_group_steps_on_only_in_turn(day: Any) -> None:
    group = Group(id="default", policy="alternate", first=("elderly",), turns=(1, 1))
    day.state.plan = replace(day.state.plan, groups={"default": group})
    day.open("w2")
    day.take("a")
    day.take("a")
    day.take("a", priority="elderly")
    steps = [(tally.group, tally.cycle) if tally else ("", 0) for tally in tallies(day, "w2", 3)]
    assert steps == [("default", 1), ("default", 0), ("", 0)]


def test_a_call_in_order_steps_its_group_on_all_the_same(day: Any) -> None:
    group = Group(id="default", policy="alternate", first=("elderly",), turns=(1, 1))
    day.state.plan = replace(day.state.plan, groups={"default": group})
    day.open("w2")
    day.take("a", priority="elderly")
    day.take("a")
    assert tallies(day, "w2", 2) == [
        Tally(group="default", cycle=1),
        Tally(group="default", cycle=0),
    ]
