"""Lines stay sorted; what follows from tickets and windows can be made anew at any time."""

from copy import deepcopy
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.ahead import ahead_of
from queue_server.domain.place import line_of
from queue_server.domain.state import HallState
from wire import intents


def busy(day: Any) -> Any:
    day.open("w1", "w2", "w3")
    for queue in "aabba":
        day.later(seconds=30)
        day.take(queue)
    day.take("a", priority="elderly")
    day.call("w1")
    day.at(intents.Transfer, "w1", to_window="w3")
    day.call("w2")
    day.at(intents.PauseWindow, "w2")
    return day


def test_what_is_made_anew_is_what_was(day: Any) -> None:
    state = busy(day).state
    kept = (dict(state.lines), dict(state.by_follow), dict(state.open_windows), state.latest_arrival)
    state.restore()
    assert (state.lines, state.by_follow, state.latest_arrival) == (kept[0], kept[1], kept[3])
    assert state.open_windows == {queue: n for queue, n in kept[2].items() if n}


def test_who_was_passed_by_a_chosen_one_is_not_expected_again(day: Any) -> None:
    """Arrival order has called the first already; a restart must not put it back (found by simulation)."""
    day.open("w1")
    first, second = day.take("a", priority="elderly"), day.take("a")
    day.at(intents.CallTicket, "w1", ticket=second.id, reason="asked for")
    accounts = deepcopy(day.state.fairness)
    assert first.id not in {place[2] for place in accounts.shadow.get("a", [])}
    day.state.restore(accounts=True)
    assert day.state.fairness == accounts


def test_lines_are_sorted_and_hold_each_waiting_ticket_once(day: Any) -> None:
    state = busy(day).state
    for classes in state.lines.values():
        assert all(places and places == sorted(places) for places in classes.values())
    ids = [place[2] for name in state.lines for place in state.line(name)]
    assert sorted(ids) == sorted(t.id for t in state.tickets.values() if t.state == "waiting")


def test_people_ahead_of_one_in_the_middle(day: Any) -> None:
    tickets = [day.take() for _ in range(4)]
    assert [ahead_of(day.state, ticket, day.moment.seconds) for ticket in tickets] == [0, 1, 2, 3]


def test_who_is_bound_waits_in_the_line_of_the_window(day: Any) -> None:
    ticket = replace(day.take(), bound_to="w2")
    assert line_of(ticket) == "@w2"


def test_a_ticket_that_is_not_in_its_line_is_a_fault(day: Any) -> None:
    ticket = day.take()
    day.state.leave(ticket)
    with pytest.raises(AssertionError, match=ticket.id):
        day.state.leave(ticket)


def test_the_head_start_of_a_class_that_is_gone_from_the_settings_is_none(day: Any) -> None:
    plan = replace(day.state.plan, classes={})
    assert plan.priority("elderly").head_start == 0


def test_an_unknown_line_is_empty(plan: Any) -> None:
    assert HallState(plan=plan).line("nowhere") == []
