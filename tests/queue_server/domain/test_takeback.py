"""A call that is undone leaves the accounts of fairness as they were, and another call's entries alone."""

from copy import deepcopy
from typing import Any

from msgspec.structs import replace

from queue_server.domain.place import place_of
from queue_server.domain.plan import Group
from wire import intents

UNDO = intents.Undo(command_id="c", window="w2")


def overtaken(day: Any) -> tuple[str, str]:
    """Return an ordinary ticket and the elderly one that came later and is called first."""
    day.open("w1", "w2")
    ordinary = day.take().id
    day.later(seconds=30)
    elderly = day.take(priority="elderly").id
    return ordinary, elderly


def test_who_was_owed_a_call_is_not_owed_it_any_more(day: Any) -> None:
    ordinary, elderly = overtaken(day)
    before = deepcopy(day.state.fairness)
    assert day.call("w2") == elderly
    assert list(day.state.fairness.owed["a"]) == [ordinary]
    assert day.state.fairness.runs == {"a": 1}
    day.do(UNDO)
    assert day.state.fairness == before


def test_who_was_owed_a_call_before_is_owed_it_still(day: Any) -> None:
    ordinary, _ = overtaken(day)
    day.call("w2")
    owed = deepcopy(day.state.fairness)
    assert day.call("w1") == ordinary
    assert not day.state.fairness.owed
    day.do(intents.Undo(command_id="c", window="w1"))
    assert day.state.fairness == owed


def test_what_another_call_changed_since_stays(day: Any) -> None:
    ordinary, elderly = overtaken(day)
    day.call("w2")
    second = day.take(priority="elderly").id
    assert day.call("w1") == second
    runs = dict(day.state.fairness.runs)
    day.do(UNDO)
    assert day.state.fairness.runs == runs
    assert {place[2] for place in day.state.line("a")} == {ordinary, elderly}
    assert day.call("w2") == elderly


def test_who_is_not_called_after_all_has_passed_nobody_and_others_have(day: Any) -> None:
    ordinary, _ = overtaken(day)
    day.call("w2")
    second = day.take(priority="elderly").id
    assert day.call("w1") == second
    place = place_of(day.state.tickets[second])
    day.do(UNDO)
    assert day.state.fairness.passers == {"a": [place]}
    assert day.state.fairness.overtaken("a", place_of(day.state.tickets[ordinary])) == 1
    assert day.replayed() == day.state


def test_whom_the_first_was_passed_by_is_known_again(day: Any) -> None:
    """The first ordinary ticket is called, and with it those who had passed only it are forgotten."""
    ordinary, elderly = overtaken(day)
    assert day.call("w2") == elderly
    before = deepcopy(day.state.fairness)
    assert before.passers
    assert day.call("w1") == ordinary
    assert not day.state.fairness.passers
    day.do(intents.Undo(command_id="c", window="w1"))
    assert day.state.fairness == before


def test_an_undo_keeps_no_more_of_a_line_than_was_changed(day: Any) -> None:
    """Copies of all the passers of each line would be most of the cost of a call in a large hall."""
    day.open("w1", "w2")
    day.take()
    for _ in range(20):
        day.take(priority="elderly")
    for _ in range(20):
        day.call("w2")
    assert len(day.state.fairness.passers["a"]) == 20
    entry = day.state.last["w2"].entry
    assert (entry.passed, entry.ended, entry.cut) == ({"a": 20}, {}, ())


def alternating(day: Any) -> None:
    group = Group(id="default", policy="alternate", first=("elderly",), turns=(2, 2))
    day.state.plan = replace(day.state.plan, groups={"default": group})
    day.open("w1", "w2")
    for _ in range(4):
        day.take(priority="elderly")


def test_the_turn_is_given_back(day: Any) -> None:
    alternating(day)
    day.call("w1")
    assert day.state.fairness.cycles == {"default": 1}
    day.call("w2")
    assert day.state.fairness.cycles == {"default": 2}
    day.do(UNDO)
    assert day.state.fairness.cycles == {"default": 1}
    assert day.replayed().fairness == day.state.fairness


def test_the_first_turn_of_all_is_given_back(day: Any) -> None:
    alternating(day)
    day.call("w2")
    day.do(UNDO)
    assert day.state.fairness.cycles == {}


def test_a_turn_that_another_call_has_taken_since_stays(day: Any) -> None:
    alternating(day)
    day.call("w2")
    day.call("w1")
    day.do(UNDO)
    assert day.state.fairness.cycles == {"default": 2}
