"""How many are called before a ticket, as its group's policy stands."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from queue_server.domain.ahead import ahead_of
from queue_server.domain.plan import Group, PriorityClass

CLASSES = {
    "elderly": PriorityClass("elderly", head_start=15, rank=1),
    "disabled": PriorityClass("disabled", head_start=30, rank=2),
}
COMING = st.lists(
    st.tuples(st.sampled_from(["ordinary", "elderly", "disabled"]), st.integers(0, 900)),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize("policy", ["arrival", "priority_first", "head_start", "alternate", "deadline"])
@settings(max_examples=40, deadline=None)
@given(coming=COMING, cycle=st.integers(0, 2), data=st.data())
def test_so_many_are_really_called_before(
    another_day: Any, policy: Any, coming: Any, cycle: int, data: Any
) -> None:
    day = another_day()
    group = Group(id="default", policy=policy, first=("elderly",), climb=10)
    day.state.plan = replace(day.state.plan, classes=CLASSES, groups={"default": group})
    day.open("w2")
    for priority, seconds in coming:
        day.later(seconds=seconds)
        day.take("a", priority=priority)
    day.state.fairness.cycles["default"] = cycle
    ids = [place[2] for place in day.state.line("a")]
    mine = data.draw(st.sampled_from(ids))
    told = ahead_of(day.state, day.state.tickets[mine], day.moment.seconds)
    called = [day.call("w2") for _ in ids]
    assert told == called.index(mine)


def test_who_is_bound_is_behind_those_bound_there_alone(day: Any) -> None:
    day.open("w1")
    day.take("a")
    day.take("a")
    bound = replace(day.take("a"), bound_to="w1")
    assert ahead_of(day.state, bound, day.moment.seconds) == 0
