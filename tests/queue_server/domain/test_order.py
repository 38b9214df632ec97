"""The order told is the order called, whatever the policy, the bounds and what went before."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from queue_server.domain.order import Placed, order, order_at
from queue_server.domain.plan import Group, Guarantee, Plan, PriorityClass, Serve
from wire import intents

CLASSES = {
    "elderly": PriorityClass("elderly", head_start=8, rank=1),
    "disabled": PriorityClass("disabled", head_start=20, rank=2),
}
POLICY = st.sampled_from(["arrival", "priority_first", "head_start", "alternate", "deadline"])
BOUND = st.one_of(st.none(), st.integers(1, 5))
GROUPS = st.builds(
    lambda name, climb, row, most, cap, aged: Group(
        id="default",
        policy=name,
        first=("elderly",),
        climb=climb,
        guarantee=Guarantee(in_a_row=row, overtakes=most, cap=cap, aged=aged),
    ),
    POLICY,
    st.integers(0, 6),
    BOUND,
    BOUND,
    BOUND,
    BOUND,
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["take", "take", "take", "call", "send"]),
        st.sampled_from(["a", "b"]),
        st.sampled_from(["ordinary", "elderly", "disabled"]),
        st.integers(0, 200),
    ),
    max_size=40,
)


def arranged(plan: Plan, group: Group, other: Group) -> Plan:
    """Return the plan with b in a group of its own, promising less, and w2 helping there."""
    queues = {**plan.queues, "b": replace(plan.queues["b"], group="other", promise=10)}
    windows = {**plan.windows, "w2": replace(plan.windows["w2"], serves=(Serve("b", over=5),))}
    groups = {"default": group, "other": replace(other, id="other")}
    return replace(plan, queues=queues, windows=windows, groups=groups, classes=CLASSES)


def lived(day: Any, steps: Any) -> None:
    day.open("w1", "w2", "w3")
    for number, (action, queue, priority, seconds) in enumerate(steps):
        day.later(seconds=seconds)
        window = f"w{number % 3 + 1}"
        if action == "take":
            day.take(queue, priority=priority)
        elif action == "send" and day.state.window(window).ticket is not None:
            day.at(intents.Transfer, window, **({"to_window": "w2"} if seconds % 2 else {"to_queue": queue}))
        elif action == "call" and day.next(window) is not None:
            day.call(window)


@settings(max_examples=150, deadline=None)
@given(group=GROUPS, other=GROUPS, steps=STEPS, window=st.sampled_from(["w1", "w2", "w3"]))
def test_calling_next_gives_exactly_the_order_of_the_window(
    another_day: Any, group: Group, other: Group, steps: Any, window: str
) -> None:
    day = another_day()
    day.state.plan = arranged(day.state.plan, group, other)
    lived(day, steps)
    told = [placed.ticket for placed in order_at(day.state, window, day.moment)]
    called = []
    while day.next(window) is not None:
        called.append(day.call(window))
    assert told == called


@settings(max_examples=100, deadline=None)
@given(group=GROUPS, other=GROUPS, steps=STEPS)
def test_calling_next_gives_exactly_the_order_of_the_queue(
    another_day: Any, group: Group, other: Group, steps: Any
) -> None:
    day = another_day()
    day.state.plan = arranged(day.state.plan, group, other)
    lived(day, steps)
    told = list(order(day.state, "b", day.moment))
    waiting = len(day.state.line("b"))
    for line in [name for name in day.state.lines if name.startswith("@")]:
        for place in day.state.line(line):
            day.do(intents.Cancel(command_id="c", ticket=place[2]))
    called = []
    for _ in range(waiting):
        event = day.at(intents.CallNext, "w3")[-1]
        called.append(Placed(event.ticket, (event.why.rule, event.why.figures)))
    assert told == called


def test_asking_for_the_order_changes_nothing(day: Any) -> None:
    group = Group(id="default", policy="alternate", first=("elderly",), guarantee=Guarantee(in_a_row=1))
    day.state.plan = arranged(day.state.plan, group, group)
    lived(day, [("take", "ab"[n % 2], ("ordinary", "elderly")[n % 3 % 2], 30) for n in range(9)])
    lived(day, [("call", "a", "ordinary", 30)] * 2)
    before = day.replayed()
    assert len(list(order(day.state, "a", day.moment))) == len(day.state.line("a")) > 0
    assert list(order_at(day.state, "w1", day.moment))
    assert day.state == before


@pytest.mark.parametrize("queue", ["b", "unknown"])
def test_an_empty_queue_has_no_order(day: Any, queue: str) -> None:
    assert list(order(day.state, queue, day.moment)) == []
