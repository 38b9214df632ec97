"""The guarantee for any arrivals, withdrawals and calls, against an oracle that shares no code with it."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from queue_server.domain.plan import Group, Guarantee, PriorityClass
from wire import intents

CLASSES = {
    "elderly": PriorityClass("elderly", head_start=600, rank=1),
    "disabled": PriorityClass("disabled", head_start=600, rank=2),
}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["take", "take", "take", "call", "call", "cancel"]),
        st.sampled_from(["a", "b"]),
        st.sampled_from(["ordinary", "elderly", "disabled"]),
        st.sampled_from(["w1", "w2", "w3"]),
        st.integers(0, 300),
    ),
    min_size=10,
    max_size=60,
)
BOUNDS = st.fixed_dictionaries(
    {},
    optional={
        "in_a_row": st.integers(1, 3),
        "overtakes": st.integers(1, 4),
        "cap": st.integers(0, 8),
        "aged": st.integers(0, 12),
    },
)
SERVED = {"w1": "ab", "w2": "a", "w3": "b"}
WITHDRAWN = [
    ("take", "b", "ordinary", "w1", 0),
    ("take", "a", "elderly", "w1", 60),
    ("call", "a", "ordinary", "w1", 60),  # passes the ordinary one in b, whom arrival order calls
    ("cancel", "b", "ordinary", "w1", 0),
    ("take", "b", "ordinary", "w1", 60),
    ("take", "b", "elderly", "w1", 60),
    ("take", "b", "elderly", "w1", 60),
    ("call", "b", "ordinary", "w1", 60),  # passes the new one once: arrival order calls the ghost of a
    ("call", "b", "ordinary", "w3", 60),  # and twice: now arrival order calls the new one
    ("call", "b", "ordinary", "w3", 60),
]
"""Who was passed withdraws, and another comes into the empty line: his run begins with him."""


class Oracle:
    """The hall by plain lists: who came when, whom arrival order would have called when, who was passed."""

    def __init__(self, bounds: dict[str, int]) -> None:
        self.bounds = bounds
        self.came: list[tuple[str, str, str, datetime]] = []  # id, queue, class, when: in order of arrival
        self.waiting: set[str] = set()
        self.shadow: set[str] = set()
        self.turn: dict[str, datetime] = {}
        self.overtakes: Counter[str] = Counter()
        self.runs: Counter[str] = Counter()

    def take(self, ticket: str, queue: str, priority: str, now: datetime) -> None:
        self.came.append((ticket, queue, priority, now))
        self.waiting.add(ticket)
        self.shadow.add(ticket)

    def cancel(self, ticket: str) -> None:
        self.waiting.discard(ticket)
        self.shadow.discard(ticket)
        left = {one[1] for one in self.came if one[0] in self.waiting and one[2] == "ordinary"}
        for queue in self.runs.keys() - left:  # nobody is passed any more: who comes next begins anew
            del self.runs[queue]

    def call(self, called: str, queues: str, now: datetime) -> None:
        order = [one[0] for one in self.came]
        before = [one for one in self.came[: order.index(called)] if one[0] in self.waiting]
        passed = [one for one in before if one[1] in queues and one[2] == "ordinary"]
        for ticket, _, _, came in passed:
            self.overtakes[ticket] += 1
            assert self.overtakes[ticket] <= self.bounds.get("overtakes", 10_000)
            assert now - came < minutes(self.bounds, "aged")
            turn = self.turn.get(ticket)
            assert turn is None or now - turn < minutes(self.bounds, "cap")
        for queue in queues:
            run = self.runs[queue] + 1 if any(one[1] == queue for one in passed) else 0
            assert run <= self.bounds.get("in_a_row", 10_000)
            self.runs[queue] = run
        self.waiting.discard(called)
        mine = (one[0] for one in self.came if one[0] in self.shadow and one[1] in queues)
        turn_of = next(mine, None)
        if turn_of is not None:
            self.shadow.discard(turn_of)
            self.turn[turn_of] = now


def minutes(bounds: dict[str, int], name: str) -> timedelta:
    return timedelta(minutes=bounds.get(name, 10_000))


@pytest.mark.parametrize("policy", ["arrival", "priority_first", "head_start", "alternate", "deadline"])
@settings(max_examples=60, deadline=None)
@example(steps=WITHDRAWN, bounds={"in_a_row": 2, "cap": 0})
@given(steps=STEPS, bounds=BOUNDS)
def test_no_bound_is_ever_broken(another_day: Any, policy: str, steps: Any, bounds: Any) -> None:
    day, oracle = another_day(), Oracle(bounds)
    group = Group(
        id="default",
        policy=policy,  # type: ignore[arg-type]
        first=("elderly",),
        turns=(50, 1),
        guarantee=Guarantee(**bounds),
    )
    day.state.plan = replace(day.state.plan, groups={"default": group}, classes=CLASSES)
    day.open("w1", "w2", "w3")
    for action, queue, priority, window, seconds in steps:
        day.later(seconds=seconds)
        waiting = sorted(oracle.waiting)
        if action == "take":
            oracle.take(day.take(queue, priority=priority).id, queue, priority, day.now)
        elif action == "cancel" and waiting:
            day.do(intents.Cancel(command_id="c", ticket=waiting[seconds % len(waiting)]))
            oracle.cancel(waiting[seconds % len(waiting)])
        elif action == "call" and day.next(window) is not None:
            oracle.call(day.call(window), SERVED[window], day.now)
    owed = {name: at for line in day.state.fairness.owed.values() for name, at in line.items()}
    ordinary = {one[0] for one in oracle.came if one[2] == "ordinary"}
    assert owed == {
        name: at.timestamp() for name, at in oracle.turn.items() if name in oracle.waiting & ordinary
    }
    assert day.replayed().fairness == day.state.fairness
