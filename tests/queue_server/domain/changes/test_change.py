"""One step of the life cycle: the only way a ticket comes into a state."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.changes.change import leaves, move, place, sits
from queue_server.domain.lifecycle import Action, State
from queue_server.domain.place import place_of
from queue_server.domain.state import WindowNow
from queue_server.domain.trail import Step


def test_a_step_is_kept_with_its_time_and_window(day: Any) -> None:
    ticket = day.take()
    day.later(seconds=9)
    moved = move(day.state, ticket.id, Action.CALL, day.now, window="w2", times=1)
    assert moved == replace(
        ticket,
        state=State.CALLED,
        window="w2",
        times=1,
        trail=(*ticket.trail, Step(State.CALLED, day.now, 0, "w2")),
    )
    assert day.state.tickets[ticket.id] == moved
    back = move(day.state, ticket.id, Action.TRANSFER, day.now, queue="b")
    assert back.trail[-1] == Step(State.WAITING, day.now, 0, None)
    assert day.state.lines == {"b": {"ordinary": [place_of(ticket)]}}


def test_what_cannot_happen_is_a_fault_of_the_log(day: Any) -> None:
    ticket = day.take()
    with pytest.raises(AssertionError, match=f"the log says finish of {ticket.id}, which is waiting"):
        move(day.state, ticket.id, Action.FINISH, day.now)


@pytest.mark.parametrize("enter", [True, False])
def test_who_is_placed_waits_and_is_entered_or_not(day: Any, enter: bool) -> None:
    ticket = day.take()
    day.state.leave(ticket)
    place(day.state, ticket, enter=enter)
    assert day.state.lines == {"a": {"ordinary": [place_of(ticket)]}}
    assert day.state.fairness.shadow == ({"a": [place_of(ticket)]} if enter else {})
    assert day.state.parked == {}


def test_who_is_held_is_parked_until_he_is_not(day: Any) -> None:
    ticket = day.take()
    day.state.leave(ticket)
    place(day.state, replace(ticket, state=State.HELD))
    assert (day.state.parked, day.state.lines) == ({ticket.id: None}, {})
    place(day.state, replace(ticket, state=State.SERVING))
    assert day.state.parked == {}


def test_a_window_is_left_by_who_is_there(day: Any) -> None:
    day.open("w1")
    opened = day.now
    day.later(seconds=5)
    sits(day.state, "w1", "t1", day.now)
    assert day.state.window("w1") == WindowNow("open", "li", "t1", day.now)
    leaves(day.state, "w1", "t2", opened)
    assert day.state.window("w1") == WindowNow("open", "li", "t1", day.now)
    day.later(seconds=5)
    leaves(day.state, "w1", "t1", day.now)
    assert day.state.window("w1") == WindowNow("open", "li", None, day.now)
