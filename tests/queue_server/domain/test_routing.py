"""Who is next: the first by virtual arrival over the window's own line and its queues."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wire import intents


def test_nobody_waits(day: Any) -> None:
    assert day.next("w1") is None


def test_the_first_to_come_is_the_first_to_go_over_all_queues_of_a_window(day: Any) -> None:
    first, second = day.take("b"), day.take("a")
    assert day.next("w1") == first.id
    assert day.next("w2") == second.id
    assert day.next("w3") == first.id


def test_a_priority_class_counts_as_come_earlier_but_does_not_pass_all(day: Any) -> None:
    early = day.take("a")
    day.later(minutes=10)
    later = day.take("a")
    day.later(minutes=6)
    elderly = day.take("a", priority="elderly")
    day.open("w2")
    assert [day.call("w2") for _ in range(3)] == [early.id, elderly.id, later.id]


def test_who_is_bound_to_a_window_is_called_by_no_other(day: Any) -> None:
    day.open("w1", "w2")
    sent = day.take("a")
    day.call("w1")
    day.at(intents.Transfer, "w1", to_window="w2")
    day.later(minutes=1)
    other = day.take("a")
    assert day.next("w1") == other.id
    assert day.next("w2") == sent.id  # came first, by its old arrival


def test_a_transferred_ticket_keeps_its_arrival(day: Any) -> None:
    day.open("w1", "w3")
    sent = day.take("a")
    day.later(minutes=1)
    day.take("b")
    day.call("w1")
    day.at(intents.Transfer, "w1", to_queue="b")
    assert day.next("w3") == sent.id


def test_a_clock_set_back_lets_nobody_pass(day: Any) -> None:
    first = day.take("a")
    day.later(hours=-3)
    second = day.take("a")
    assert [place[2] for place in day.state.line("a")] == [first.id, second.id]


COMING = st.lists(
    st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["ordinary", "elderly"]), st.integers(0, 900))
)


@given(COMING)
def test_a_window_serves_all_in_the_order_of_their_places(another_day: Any, coming: Any) -> None:
    day = another_day()
    for queue, priority, seconds in coming:
        day.later(seconds=seconds)
        day.take(queue, priority=priority)
    waiting = [day.state.tickets[place[2]] for name in "ab" for place in day.state.line(name)]
    start = {"ordinary": 0, "elderly": 15 * 60}
    waiting.sort(key=lambda one: (one.arrived_at.timestamp() - start[one.priority], one.order))
    day.open("w1")
    assert [day.call("w1") for _ in waiting] == [one.id for one in waiting]
    assert day.next("w1") is None
