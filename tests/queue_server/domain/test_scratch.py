"""A scratch copy holds what calling reads, and what happens to it happens to nobody."""

from typing import Any

from msgspec.structs import replace

from queue_server.domain.evolve import evolve
from queue_server.domain.plan import Group
from queue_server.domain.routing import choose
from queue_server.domain.scratch import scratch
from queue_server.domain.tallying import tally
from wire import intents


def busy(day: Any) -> Any:
    day.open("w1", "w2", "w3")
    for queue, priority in (("a", "ordinary"), ("a", "elderly"), ("b", "ordinary"), ("a", "elderly")):
        day.later(seconds=30)
        day.take(queue, priority=priority)
    day.call("w2")
    return day


def test_the_same_is_next_on_the_copy(day: Any) -> None:
    state, lines = busy(day).state, ("a", "b")
    copy, now = scratch(state, lines), day.moment.seconds
    assert choose(copy, lines, now) == (choice := choose(state, lines, now))
    assert choice is not None
    assert tally(copy, lines, choice.standing) == tally(state, lines, choice.standing)


def test_what_happens_on_the_copy_happens_to_nobody(day: Any) -> None:
    state = busy(day).state
    before, copy = day.replayed(), scratch(state, ("a", "b"))
    for event in day.decide(intents.CallNext(command_id="c", window="w1")):
        evolve(copy, event, day.now)
    assert copy.lines != state.lines
    assert copy.fairness != state.fairness
    assert state == before


def test_the_accounts_of_fairness_are_copied_whole(day: Any) -> None:
    group = Group(id="default", policy="alternate", first=("elderly",), turns=(2, 1))
    day.state.plan = replace(day.state.plan, groups={"default": group})
    busy(day)
    fairness = day.state.fairness
    assert all((fairness.shadow, fairness.owed, fairness.runs, fairness.passers, fairness.cycles))
    assert scratch(day.state, ("a", "b")).fairness == fairness


def test_only_the_lines_asked_for_are_there(day: Any) -> None:
    copy = scratch(busy(day).state, ("b", "z"))
    assert set(copy.lines) == set(copy.fairness.shadow) == {"b"}
