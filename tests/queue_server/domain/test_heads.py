"""Who is first of each class: sorted over alike queues, and after anything that happens what is made anew."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from queue_server.domain.guarantee import keep, since
from queue_server.domain.heads import Heads, heads_of
from queue_server.domain.plan import Group, Guarantee, Plan, Queue
from wire import intents

BOTH = frozenset("ab")
PLAN = Plan(queues={"a": Queue("a", "A"), "b": Queue("b", "B")}, windows={}, queue_of_item={})
ONE, TWO, THREE = (1.0, 1, "t1"), (2.0, 2, "t2"), (3.0, 3, "t3")
KIND = ("default", 30)


def test_the_first_of_a_class_over_alike_queues() -> None:
    heads = heads_of(PLAN, {"a": {"ordinary": [TWO, THREE], "elderly": [THREE]}, "b": {"ordinary": [ONE]}})
    assert list(heads.first(BOTH)) == [(KIND, "ordinary", (ONE, "b")), (KIND, "elderly", (THREE, "a"))]
    assert list(heads.first(frozenset("a"))) == [
        (KIND, "ordinary", (TWO, "a")),
        (KIND, "elderly", (THREE, "a")),
    ]
    assert list(heads.first(frozenset("c"))) == []
    assert heads.waiting == {"a": 3, "b": 1}


def test_queues_of_another_promise_have_heads_of_their_own() -> None:
    apart = replace(PLAN, queues={**PLAN.queues, "b": Queue("b", "B", promise=10)})
    heads = heads_of(apart, {"a": {"ordinary": [TWO]}, "b": {"ordinary": [ONE]}})
    assert list(heads.first(BOTH)) == [
        (KIND, "ordinary", (TWO, "a")),
        (("default", 10), "ordinary", (ONE, "b")),
    ]


def test_who_comes_and_goes_is_first_or_not() -> None:
    heads = Heads(PLAN)
    heads.join("a", "ordinary", [TWO], TWO)
    heads.join("a", "ordinary", [TWO, THREE], THREE)
    assert heads.sorted == {KIND: {"ordinary": [(TWO, "a")]}}
    heads.join("a", "ordinary", [ONE, TWO, THREE], ONE)
    assert heads.sorted == {KIND: {"ordinary": [(ONE, "a")]}}
    heads.leave("a", "ordinary", [ONE, THREE], TWO)
    assert (heads.sorted, heads.waiting) == ({KIND: {"ordinary": [(ONE, "a")]}}, {"a": 2})
    heads.leave("a", "ordinary", [THREE], ONE)
    assert heads.sorted == {KIND: {"ordinary": [(THREE, "a")]}}
    heads.leave("a", "ordinary", [], THREE)
    assert (heads.sorted, heads.waiting) == ({}, {})


def test_bound_tickets_are_counted_and_stand_outside() -> None:
    heads = heads_of(PLAN, {"@w1": {"ordinary": [ONE, TWO]}})
    assert (heads.sorted, heads.waiting) == ({}, {"@w1": 2})


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["take", "take", "call", "call", "cancel", "choose", "away", "over", "mine", "undo"]),
        st.sampled_from(["a", "b"]),
        st.sampled_from(["ordinary", "ordinary", "elderly"]),
        st.sampled_from(["w1", "w2", "w3"]),
        st.integers(0, 200),
    ),
    max_size=50,
)


def step(day: Any, action: str, queue: str, priority: str, window: str, number: int) -> intents.Intent:
    """Return what somebody asks for; much of it is refused."""
    waiting = sorted(one.id for one in day.state.tickets.values() if one.state == "waiting")
    ticket = waiting[number % len(waiting)] if waiting else "nobody"
    at: dict[str, Any] = {"command_id": "c", "window": window}
    asks: dict[str, intents.Intent] = {
        "take": intents.Issue(command_id="c", queue=queue, priority=priority),
        "call": intents.CallNext(**at),
        "cancel": intents.Cancel(command_id="c", ticket=ticket),
        "choose": intents.CallTicket(**at, ticket=ticket, reason="asked for"),
        "away": intents.NoShow(**at),
        "over": intents.Transfer(**at, to_queue=queue),
        "mine": intents.Transfer(**at, to_window=window),
        "undo": intents.Undo(**at),
    }
    return asks[action]


@settings(max_examples=100, deadline=None)
@given(steps=STEPS, bounds=st.sampled_from([{"cap": 1}, {"in_a_row": 1, "aged": 5}, {"overtakes": 2}, {}]))
def test_the_indices_are_what_they_would_be_made_anew(another_day: Any, steps: Any, bounds: Any) -> None:
    day = another_day()
    group = Group(id="default", guarantee=Guarantee(**bounds))
    day.state.plan = replace(day.state.plan, groups={"default": group}, bound=10)
    day.open("w1", "w2", "w3")
    for action, queue, priority, window, number in steps:
        day.later(seconds=number % 7)
        decision = day.decide(step(day, action, queue, priority, window, number))
        day.apply(*(decision if isinstance(decision, list) else ()))
        assert day.state.heads_now() == heads_of(day.state.plan, day.state.lines)
        assert keep(day.state).since == moments(day)
        assert {line: moment for moment, line in keep(day.state).sorted} == moments(day)


def moments(day: Any) -> dict[str, float]:
    found = {line: since(day.state, line) for line in day.state.lines}
    return {line: moment for line, moment in found.items() if moment is not None}
